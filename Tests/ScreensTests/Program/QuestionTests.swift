import JSONStore
import Testing
import Users

@testable import Screens

@Suite struct `Questions` {
  @Test(arguments: [Key.character("n"), .character("N"), .escape, .control("c")])
  func `no leaves everything as it is`(key: Key) throws {
    var sitting = try Sitting()
    sitting.press(.character("d"), key)
    #expect(sitting.effects == [])
    #expect(sitting.model.dialogs.isEmpty)
  }

  @Test(arguments: [Key.enter, .character(" "), .character("d"), .tab, .down, .function(10)])
  func `any other key waits for an answer`(key: Key) throws {
    var sitting = try Sitting()
    sitting.press(.character("d"), key)
    #expect(sitting.question != nil)
    #expect(sitting.effects == [])
  }

  @Test(arguments: [Key.character("q"), .function(10), .control("c")])
  func `quitting asks nothing where nothing was typed`(key: Key) throws {
    var sitting = try Sitting()
    sitting.press(key)
    #expect(sitting.effects == [.quit])
  }

  @Test func `quitting asks nothing over a form that is as it was`() throws {
    var sitting = try Sitting()
    sitting.press(.character("e"), .control("c"))
    #expect(sitting.effects == [.quit])
  }

  @Test(arguments: [Key.function(10), .control("c")])
  func `quitting asks if something typed would be lost`(key: Key) throws {
    var sitting = try Sitting()
    sitting.press(.character("a"))
    sitting.type("d")
    sitting.press(key)
    #expect(sitting.effects == [])
    #expect(sitting.question?.lines.first == "Quit?")
    sitting.press(.character("y"))
    #expect(sitting.effects == [.quit])
  }

  @Test func `quitting asks if a password was typed and not taken yet`() throws {
    var sitting = try Sitting()
    sitting.press(.character("p"), .character("x"), .control("c"))
    #expect(sitting.effects == [])
    #expect(sitting.question?.lines.first == "Quit?")
  }

  @Test func `staying keeps what was typed`() throws {
    var sitting = try Sitting()
    sitting.press(.character("a"))
    sitting.type("d")
    sitting.press(.control("c"), .character("n"))
    sitting.type("o")
    #expect(sitting.form?.draft.texts[.username] == "do")
  }

  @Test func `q is a letter in the form`() throws {
    var sitting = try Sitting()
    sitting.press(.character("a"))
    sitting.type("qd?")
    #expect(sitting.form?.draft.texts[.username] == "qd?")
    #expect(sitting.effects == [])
  }

  @Test func `a form that is as it was closes without a question`() throws {
    var sitting = try Sitting()
    sitting.press(.character("e"), .tab, .tab, .escape)
    #expect(sitting.model.dialogs.isEmpty)
  }

  @Test func `a form that was changed back closes without a question`() throws {
    var sitting = try Sitting()
    sitting.press(.character("a"))
    sitting.type("x")
    sitting.press(.backspace, .escape)
    #expect(sitting.model.dialogs.isEmpty)
  }

  @Test func `a flag and a password that were changed back are no change`() throws {
    var person = Person.ada
    person.password = "pbkdf2_sha256$1$salt$hash"
    var sitting = try Sitting([person])
    sitting.press(.character("e"), .up, .up, .up, .delete, .up, .character(" "))
    #expect(sitting.changedFields == [.password, .isSuperuser])
    sitting.press(.character(" "), .down, .delete, .escape)
    #expect(sitting.model.dialogs.isEmpty)
  }

  @Test func `leaving a changed form asks first`() throws {
    var sitting = try Sitting()
    sitting.press(.character("a"))
    sitting.type("x")
    sitting.press(.escape)
    #expect(sitting.question?.lines.first == "Leave the form?")
    sitting.press(.character("y"))
    #expect(sitting.model.dialogs.isEmpty)
    #expect(sitting.effects == [])
  }

  @Test func `another form of the same letter counts as a change`() throws {
    var sitting = try Sitting([Person(username: "jose", first: "Jos\u{E9}")])
    sitting.press(.character("e"), .tab, .backspace)
    sitting.type("e\u{301}")
    sitting.press(.escape)
    #expect(sitting.question != nil)
  }

  @Test(arguments: [("en", 80, 24), ("en", 120, 40), ("en", 40, 10), ("ko", 80, 24)])
  func `a long name leaves the other words of a question their room`(language: String, width: Int, height: Int) throws {
    let name = String(repeating: "user", count: 37)
    var sitting = try Sitting([Person(username: name)], language: language, width: width, height: height)
    sitting.press(.character("d"))
    let asked = try #require(sitting.question?.lines.first)
    let words = sitting.model.texts(.askDelete, ["name": "|"]).split(separator: "|", omittingEmptySubsequences: false)
    #expect(asked.hasPrefix("\(words[0])user") && asked.hasSuffix("…\(words[1])"))
    #expect(Glyphs.width(of: asked) == sitting.model.dialogRoom)
    #expect(sitting.screen.contains(" \(asked) "))
  }

  @Test func `a long name is cut in the question about one chosen user, too`() throws {
    var sitting = try Sitting([Person(username: String(repeating: "user", count: 37))])
    sitting.learn(.tallied(try BulkTally(.set(.isStaff, true), of: [.integer(1)], in: sitting.store)))
    #expect(sitting.question?.lines.first?.hasPrefix("Make useruser") == true)
    #expect(sitting.question?.lines.first?.hasSuffix("… staff?") == true)
  }

  @Test func `escape closes the help and comes back to what was there`() throws {
    var sitting = try Sitting()
    sitting.press(.character("a"), .character("x"), .function(1), .escape, .character("y"))
    #expect(sitting.form?.draft.texts[.username] == "xy")
  }

  @Test(arguments: [Key.control("c"), .function(10), .character("q")])
  func `a screen that is too small can still be quit`(key: Key) throws {
    var sitting = try Sitting(width: 30, height: 5)
    sitting.press(key)
    #expect(sitting.effects == [.quit])
  }

  @Test func `a screen that is too small takes no other keys`() throws {
    var sitting = try Sitting(width: 30, height: 5)
    sitting.press(.down, .character("a"), .character("x"))
    #expect(sitting.selected == "ada")
    #expect(sitting.model.dialogs.isEmpty)
  }

  @Test func `a screen that is too small loses nothing that was typed`() throws {
    var sitting = try Sitting()
    sitting.press(.character("a"), .character("x"))
    sitting.learn(.resized(width: 30, height: 5))
    sitting.press(.control("c"))
    sitting.learn(.resized(width: 80, height: 24))
    #expect(sitting.effects == [])
    #expect(sitting.form?.draft.texts[.username] == "x")
  }
}
