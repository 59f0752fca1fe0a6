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

  @Test func `toggles no flag`() throws {
    var sitting = try Sitting()
    sitting.press(.character("a"), .backTab, .backTab, .backTab)
    #expect(sitting.form?.focus == .isSuperuser)
    sitting.learn(.pasted(" "))
    #expect(sitting.form?.flag(.isSuperuser) == false)
  }
}
