import JSONStore
import Testing
import Users

@testable import Screens

@Suite struct `Pasting` {
  @Test func `types the text into the field`() throws {
    var sitting = try Sitting()
    sitting.press(.character("a"))
    sitting.learn(.pasted("김철수"))
    #expect(sitting.form?.draft.texts[.username] == "김철수")
  }

  @Test(arguments: ["ada\nbob", "ada\tbob", "ada\rbob", "ada\u{1B}bob", "ada\u{85}bob", "ada\u{2028}bob"])
  func `makes spaces of line ends and control characters`(text: String) throws {
    var sitting = try Sitting()
    sitting.press(.character("a"))
    sitting.learn(.pasted(text))
    #expect(sitting.form?.draft.texts[.username] == "ada bob")
  }

  @Test func `never presses keys in the form`() throws {
    var sitting = try Sitting()
    sitting.press(.character("a"))
    sitting.learn(.pasted("x\r\n\u{1B}y\u{3}"))
    #expect(sitting.form?.focus == .username)
    #expect(sitting.question == nil)
    #expect(sitting.effects == [])
  }

  @Test(arguments: ["q", "dy", "a", "\u{3}"])
  func `does nothing in the panes`(text: String) throws {
    var sitting = try Sitting()
    sitting.learn(.pasted(text))
    #expect(sitting.model.dialogs.isEmpty)
    #expect(sitting.effects == [])
  }

  @Test func `answers no question`() throws {
    var sitting = try Sitting()
    sitting.press(.character("d"))
    sitting.learn(.pasted("y"))
    #expect(sitting.question != nil)
    #expect(sitting.effects == [])
  }

  @Test func `is typed after a save that is on its way, in the order in which it came`() throws {
    var sitting = try Sitting.savingNewUser()
    sitting.press(.character("a"))
    sitting.learn(.pasted("ev\ne"))
    sitting.type("!")
    #expect(sitting.form?.draft.texts[.username] == "dora")
    sitting.learn(.saved(.integer(4), sitting.store))
    #expect(sitting.form?.draft.texts[.username] == "ev e!")
  }

  @Test func `is forgotten with what was typed if the save fails`() throws {
    var sitting = try Sitting.savingNewUser()
    sitting.learn(.pasted("x"))
    sitting.learn(.failed(.store(.closed)))
    #expect(sitting.form?.draft.texts[.username] == "dora")
    #expect(sitting.model.typedAhead.isEmpty)
  }

  @Test(arguments: ["kwxm9zpt\n", "kwx\tm9z\r\npt", "\u{1B}kwxm9zpt\u{2028}", "kwxm9\u{85}zpt"])
  func `into a new password leaves control characters and line ends out`(text: String) throws {
    var sitting = try Sitting()
    sitting.press(.character("p"))
    sitting.learn(.pasted(text))
    #expect(sitting.passwordForm?.focus == .password)
    #expect(sitting.passwordForm?.editor(.password).text == "kwxm9zpt")
    #expect(sitting.effects == [])
  }

  @Test func `types the text into the filter and confirms nothing`() throws {
    var sitting = try Sitting()
    sitting.press(.character("/"))
    sitting.learn(.pasted("a\nd\u{1B}a\r"))
    guard case .filter(let prompt)? = sitting.model.dialogs.last else {
      Issue.record("the filter is not typed any more")
      return
    }
    #expect(prompt.editor.text == "a d a ")
  }

  @Test func `waits for a password that is being hashed`() throws {
    var sitting = try Sitting.settingPassword()
    sitting.press(.enter, .tab)
    sitting.learn(.pasted("010"))
    #expect(sitting.passwordForm?.editor(.again).text == Sitting.password)
    sitting.answerHash()
    #expect(sitting.form?.draft.texts[.phonenumber]?.hasSuffix("010") == true)
  }

  @Test func `does nothing on the line of the password`() throws {
    var sitting = try Sitting()
    sitting.press(.character("e"), .up, .up, .up)
    #expect(sitting.form?.focus == .password)
    sitting.learn(.pasted("\r x"))
    #expect(sitting.form?.isChanged == false)
    #expect(sitting.passwordForm == nil)
  }

  @Test func `toggles no flag`() throws {
    var sitting = try Sitting()
    sitting.press(.character("a"), .backTab, .backTab, .backTab, .backTab)
    #expect(sitting.form?.focus == .isSuperuser)
    sitting.learn(.pasted(" "))
    #expect(sitting.form?.flag(.isSuperuser) == false)
  }
}
