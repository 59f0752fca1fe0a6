import Testing
import Users

@testable import Screens

@Suite struct `The form` {
  /// A sitting in the form of a new user with the focus in a field.
  private func adding(at field: UserField, _ people: [Person] = Person.three) throws -> Sitting {
    var sitting = try Sitting(people)
    sitting.press(.character("a"))
    while sitting.form?.focus != field { sitting.press(.tab) }
    return sitting
  }

  @Test func `fields follow each other and come round`() throws {
    var sitting = try Sitting()
    sitting.press(.character("a"))
    for field in UserField.allCases {
      #expect(sitting.form?.focus == field)
      sitting.press(.tab)
    }
    #expect(sitting.form?.focus == .username)
    sitting.press(.up)
    #expect(sitting.form?.focus == .address)
    sitting.press(.down, .down, .backTab)
    #expect(sitting.form?.focus == .username)
  }

  @Test func `an error appears when its field is left and not before`() throws {
    var sitting = try adding(at: .email)
    sitting.type("nobody")
    #expect(sitting.form?.problems[.email] == [])
    sitting.press(.tab)
    #expect(sitting.form?.problems[.email] == [.invalidEmail])
  }

  @Test func `what more typing cannot mend is told at once`() throws {
    var sitting = try adding(at: .username)
    sitting.type("ad")
    #expect(sitting.form?.problems[.username] == [])
    sitting.type("a")
    #expect(sitting.form?.problems[.username] == [.usernameTaken])
    sitting.type("(")
    #expect(sitting.form?.problems[.username] == [.invalidUsername])
    sitting.press(.backspace)
    sitting.type("m")
    #expect(sitting.form?.problems[.username] == [])
  }

  @Test func `a text is too long from its first character too many on`() throws {
    var sitting = try adding(at: .phonenumber)
    sitting.type("1234567890123456")
    #expect(sitting.form?.problems[.phonenumber] == [])
    sitting.type("7")
    #expect(sitting.form?.problems[.phonenumber] == [.tooLong(limit: 16, length: 17)])
    sitting.press(.backspace)
    #expect(sitting.form?.problems[.phonenumber] == [])
  }

  @Test func `a required field is quiet until it is left, also one that was emptied`() throws {
    var sitting = try adding(at: .username)
    sitting.press(.left)
    #expect(sitting.form?.problems[.username] == nil)
    sitting.type("x")
    sitting.press(.backspace)
    #expect(sitting.form?.problems[.username] == [])
    sitting.press(.tab)
    #expect(sitting.form?.problems[.username] == [.required])
  }

  @Test func `an address that was wrong when it was left stays so until it is right, and is quiet then`() throws {
    var sitting = try adding(at: .email)
    sitting.type("ada@")
    sitting.press(.tab, .backTab)
    sitting.type("example")
    #expect(sitting.form?.problems[.email] == [.invalidEmail])
    sitting.type(".org")
    #expect(sitting.form?.problems[.email] == [])
    sitting.press(.control("w"))
    sitting.type("b@")
    #expect(sitting.form?.problems[.email] == [])
  }

  @Test func `a changed field has a star, and none when it is changed back`() throws {
    var sitting = try Sitting()
    sitting.press(.character("e"), .tab)
    sitting.type("x")
    #expect(sitting.lines[3].hasPrefix("│*First name  Adax "))
    #expect(sitting.lines[2].hasPrefix("│ Username    ada "))
    sitting.press(.backspace, .tab, .tab, .tab, .character(" "))
    #expect(sitting.lines[3].hasPrefix("│ First name  Ada "))
    #expect(sitting.lines[6].hasPrefix("│*Active      [ ] "))
    #expect(sitting.changedFields == [.isActive])
  }

  @Test(arguments: [(80, 64), (120, 104)])
  func `a text takes the columns there are, and has a sign where it goes on`(width: Int, room: Int) throws {
    let name = String((0..<150).map { Character(UnicodeScalar(UInt8(97 + $0 % 26))) })
    for length in [60, 100, 150] {
      var sitting = try Sitting([Person(username: String(name.prefix(length)))], width: width)
      sitting.press(.character("e"), .home)
      let start = "│ Username    "
      let whole = length < room ? "\(name.prefix(length)) " : " \(name.prefix(room - 2))› │"
      #expect(sitting.lines[2].hasPrefix(start + whole))
      sitting.press(.end)
      #expect(sitting.lines[2].hasPrefix(start + (length < room ? "\(name.prefix(length)) " : "‹")))
    }
  }

  @Test func `an error stands below a text that it would cut`() throws {
    var sitting = try adding(at: .email)
    sitting.type(String(repeating: "x", count: 50))
    sitting.press(.tab)
    #expect(sitting.lines[5].hasPrefix("│*Email       " + String(repeating: "x", count: 50) + " "))
    #expect(sitting.lines[6].hasPrefix("│             Not an email address. "))
  }

  @Test func `an error that is shown goes as soon as it is put right`() throws {
    var sitting = try adding(at: .email)
    sitting.type("nobody")
    sitting.press(.tab, .backTab)
    #expect(sitting.form?.problems[.email] == [.invalidEmail])
    sitting.type("@example.org")
    #expect(sitting.form?.problems[.email] == [])
  }

  @Test func `saving shows all errors and goes to the first`() throws {
    var sitting = try adding(at: .phonenumber)
    sitting.type("12345678901234567")
    sitting.press(.enter)
    #expect(sitting.form?.focus == .username)
    #expect(sitting.form?.problems[.username] == [.required])
    #expect(sitting.form?.problems[.phonenumber] == [.tooLong(limit: 16, length: 17)])
    #expect(sitting.effects == [])
  }

  @Test func `lengths count Unicode scalars`() throws {
    var sitting = try adding(at: .phonenumber)
    sitting.type("👨‍👩‍👧‍👦👨‍👩‍👧‍👦")
    sitting.press(.tab)
    #expect(sitting.form?.problems[.phonenumber] == [])
    sitting.press(.backTab)
    sitting.type("👨‍👩‍👧‍👦")
    sitting.press(.tab)
    #expect(sitting.form?.problems[.phonenumber] == [.tooLong(limit: 16, length: 21)])
  }

  @Test(arguments: ["chulsoo", " chulsoo ", "ｃhulsoo"])
  func `a username is taken if it is after cleaning`(typed: String) throws {
    var sitting = try adding(at: .username)
    sitting.type(typed)
    sitting.press(.tab)
    #expect(sitting.form?.problems[.username] == [.usernameTaken])
  }

  @Test func `usernames are compared by scalar value`() throws {
    // In the file stands the decomposed form, which for Swift is the same text.
    var sitting = try adding(at: .username, [Person(username: "jose\u{301}")])
    sitting.type("jos\u{E9}")
    sitting.press(.tab)
    #expect(sitting.form?.problems[.username] == [])
  }

  @Test func `the user's own name is not taken`() throws {
    var sitting = try Sitting()
    sitting.press(.character("e"), .tab)
    #expect(sitting.form?.problems[.username] == [])
  }

  @Test func `space toggles a flag and types itself elsewhere`() throws {
    var sitting = try adding(at: .isStaff)
    sitting.press(.character(" "))
    #expect(sitting.form?.draft.flags[.isStaff] == true)
    sitting.press(.character(" "), .tab, .tab, .tab)
    #expect(sitting.form?.draft.flags[.isStaff] == false)
    sitting.type("0 1")
    #expect(sitting.form?.draft.texts[.phonenumber] == "0 1")
  }

  @Test func `letters do nothing to a flag`() throws {
    var sitting = try adding(at: .isActive)
    sitting.type("x")
    #expect(sitting.form?.flag(.isActive) == true)
  }

  @Test func `values that break a rule in the file are shown at once`() throws {
    var person = Person.ada
    person.username = "ﬁona"
    person.phone = "12345678901234567"
    var sitting = try Sitting([person])
    sitting.press(.character("e"))
    #expect(sitting.form?.problems[.phonenumber] == [.tooLong(limit: 16, length: 17)])
    #expect(sitting.form?.problems[.username] == [.notNormalized])
  }

  @Test func `a username that is not NFKC is put right by saving`() throws {
    var sitting = try Sitting([Person(username: "ﬁona")])
    sitting.press(.character("e"), .enter)
    #expect(sitting.effects.count == 1)
  }

  @Test func `keys wait while a save is on its way`() throws {
    var sitting = try Sitting.savingNewUser()
    sitting.type("x")
    sitting.press(.tab, .escape, .enter)
    sitting.learn(.pasted("y"))
    #expect(sitting.form?.draft.texts[.username] == "dora")
    #expect(sitting.form?.focus == .username)
    #expect(sitting.effects.count == 1)
  }

  @Test func `readline's keys edit the field`() throws {
    var sitting = try adding(at: .firstName)
    sitting.type("one two")
    sitting.press(.control("w"), .control("a"), .control("y"), .control("e"), .backspace)
    #expect(sitting.form?.draft.texts[.firstName] == "twoone")
    sitting.press(.left, .left, .control("k"))
    #expect(sitting.form?.draft.texts[.firstName] == "twoo")
    sitting.press(.control("u"))
    #expect(sitting.form?.draft.texts[.firstName] == "")
  }
}
