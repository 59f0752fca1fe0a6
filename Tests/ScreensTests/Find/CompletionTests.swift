import JSONStore
import Signals
import Testing

@testable import Screens

/// What is offered while a filter is typed, and how it is gone through.
@Suite struct `Completion` {
  private func filtering(_ text: String, _ people: [Person] = Person.three, width: Int = 80) throws -> Sitting {
    var sitting = try Sitting(people, width: width)
    sitting.type("/" + text)
    return sitting
  }

  private func filteringLog(_ text: String, width: Int = 80) throws -> Sitting {
    var sitting = try Sitting(atLogOf: "en", width: width)
    sitting.type("/" + text)
    return sitting
  }

  /// The line in which is typed.
  private func typed(_ sitting: Sitting) -> String? {
    if case .filter(let prompt)? = sitting.model.dialogs.last { prompt.editor.text } else { nil }
  }

  // MARK: What is offered

  @Test func `terms are offered with how many users each would leave`() throws {
    let sitting = try filtering("is:")
    #expect(sitting.lines[22] == " Tab  is:active 2  is:staff 1  is:superuser 0  is:marked 0  is:invalid 0")
    #expect(sitting.lines[23] == " /is:")
  }

  @Test func `the count is among those that pass the rest of the filter`() throws {
    #expect(try filtering("example.org is:").lines[22].contains("is:active 1  is:staff 1"))
    #expect(try filtering("-is:").lines[22].contains("-is:active 1  -is:staff 2"))
    #expect(try filtering("~xmpl is:").lines[22].contains("is:active 2  is:staff 1"))
    #expect(try filtering("name:\"a l\" is:").lines[22].contains("is:active 1  is:staff 1"))
  }

  @Test func `the counts follow the store`() throws {
    var sitting = try filtering("is:")
    var bob = Person.bob
    bob.isActive = true
    sitting.save(bob.user(3), changed: ["is_active"])
    #expect(sitting.lines[22].hasPrefix(" Tab  is:active 3 "))
  }

  @Test(arguments: [
    ("is:st", "is:staff 1"), ("is:ta", "is:staff 1"), ("us", "username:"), ("no:pr", "no:profile 1"),
    ("-no:pr", "-no:profile 2"), ("kim no:p", "no:profile 0  no:password 1"), ("a", "address:"),
    ("IS:ST", "is:staff 1"),
    ("-No:PR", "-no:profile 2"), ("US", "username:"), ("p", "pk:  phone:"), ("pk:", nil), ("pk:3", nil),
    ("\"is:", nil), ("\"", nil), ("is:nothing", nil), ("email:", nil),
  ])
  func `what begins as the word before the cursor, else what has it somewhere`(text: String, offers: String?) throws {
    let line = try filtering(text).lines[22]
    #expect(line.hasPrefix(" Tab ") == (offers != nil))
    if let offers { #expect(line == " Tab  \(offers)") }
  }

  /// The log: 1 dora created, users.mail failed; 3 chulsoo email, password; 4 his profile.
  @Test(arguments: [
    ("", "is:failed 1  user:chulsoo 2  user:  receiver:  signal:  pk:"), ("is:", "is:failed 1"), ("-i", "-is:failed 2"),
    ("USER:", "user:chulsoo 2  user:dora 1"), ("user:", "user:chulsoo 2  user:dora 1"), ("user:do", "user:dora 1"),
    ("-user:do", "-user:dora 2"),
    ("user:ORA", "user:dora 1"), ("is:failed u", "user:chulsoo 0  user:"), ("is:failed user:d", "user:dora 1"),
    ("receiver:", "receiver:users.create_profile 1  receiver:users.mail 1"), ("receiver:mail", "receiver:users.mail 1"),
    ("signal:del", "signal:post_delete 0"), ("email signal:", "signal:post_save 1  signal:post_delete 0"),
  ])
  func `the log's terms, users and receivers`(text: String, offers: String) throws {
    #expect(try filteringLog(text).lines[22] == " Tab  \(offers)")
  }

  @Test func `a name with a space is offered in quotation marks, and one that has them is not`() throws {
    var sitting = try Sitting([Person(username: "a b"), Person(username: "a\"c")])
    sitting.save(Person(username: "a b").user(1), changed: ["email"])
    sitting.save(Person(username: "a\"c").user(2), changed: ["email"])
    sitting.press(.backTab)
    sitting.type("/user:\"a")
    #expect(sitting.lines[22] == " Tab  user:\"a b\" 1")
    sitting.press(.tab, .enter)
    #expect(sitting.model.log.filter.title == "user:\"a b\"" && sitting.model.log.shownCount == 1)
  }

  @Test func `the log's offers follow what comes`() throws {
    var sitting = try filteringLog("is:")
    sitting.giveUp("users.audit", at: 4)
    #expect(sitting.lines[22] == " Tab  is:failed 2")
  }

  // MARK: Going through them

  @Test func `Tab goes on, Shift-Tab back, and behind the last comes what was typed`() throws {
    var sitting = try filtering("no:p")
    var seen: [String?] = []
    for key in [Key.tab, .tab, .tab, .tab, .backTab, .backTab, .backTab] {
      sitting.press(key)
      seen.append(typed(sitting))
    }
    #expect(
      seen == ["no:profile ", "no:password ", "no:p", "no:profile ", "no:p", "no:password ", "no:profile "])
  }

  @Test func `the one that is chosen has a sign, and the list shows whom it leaves`() throws {
    var sitting = try filtering("no:p")
    sitting.press(.tab)
    #expect(sitting.lines[22] == " Tab ▸no:profile 1  no:password 3")
    #expect(sitting.usernames == ["bob"])
    sitting.press(.tab)
    #expect(sitting.lines[22] == " Tab  no:profile 1 ▸no:password 3")
    #expect(sitting.frame[21, 22].style.selection == .focused && sitting.frame[5, 22].style.selection == .none)
    #expect(sitting.usernames == ["ada", "chulsoo", "bob"])
    sitting.press(.tab)
    #expect(sitting.lines[22] == " Tab  no:profile 1  no:password 3")
  }

  @Test func `typing goes on from the one that is chosen`() throws {
    var sitting = try filtering("is:")
    sitting.press(.tab, .tab)
    sitting.type(" joi")
    sitting.press(.tab)
    sitting.type("2026")
    #expect(typed(sitting) == "is:staff joined:2026")
    #expect(sitting.usernames == ["ada"])
    sitting.press(.backTab)
    #expect(typed(sitting) == "is:staff joined:2026")
  }

  @Test func `a space between words is typed once, one in quotation marks as often as it is`() throws {
    #expect(typed(try filtering(" is:x  a \"b  c\"  ")) == "is:x a \"b  c\" ")
  }

  @Test func `what is offered alone is taken at once, and the next word's offers follow`() throws {
    var sitting = try filtering("is:st")
    sitting.press(.tab)
    #expect(typed(sitting) == "is:staff ")
    #expect(sitting.lines[22].hasPrefix(" Tab  is:active 1  is:staff 1 "))
    sitting.press(.tab)
    #expect(typed(sitting) == "is:staff is:active ")
  }

  @Test func `the word before the cursor is completed, and what is behind stays`() throws {
    var sitting = try filtering("is:st kim")
    for _ in 0..<4 { sitting.press(.left) }
    sitting.press(.tab)
    sitting.type("x")
    #expect(typed(sitting) == "is:staff xkim")
  }

  @Test func `Enter on a name goes on with its values`() throws {
    var sitting = try filteringLog("")
    sitting.press(.backTab, .backTab, .backTab)
    #expect(sitting.lines[22].contains("▸receiver:"))
    sitting.press(.enter)
    #expect(sitting.lines[22] == " Tab  receiver:users.create_profile 1  receiver:users.mail 1")
    sitting.press(.tab, .enter)
    #expect(sitting.model.dialogs.isEmpty && sitting.model.log.shownCount == 1)
    #expect(sitting.screen.contains(" /receiver:users.create_profile 1 of 3 · "))
  }

  @Test func `Esc leaves the line, whatever is chosen`() throws {
    var sitting = try filtering("is:")
    sitting.press(.tab, .escape)
    #expect(sitting.model.dialogs.isEmpty && sitting.usernames.count == 3 && sitting.model.list.filter.isEmpty)
  }

  @Test func `a click takes what it is on`() throws {
    var sitting = try filtering("is:")
    sitting.click("is:staff")
    #expect(typed(sitting) == "is:staff " && sitting.usernames == ["ada"])
  }

  @Test func `a double click takes one, not what stands there then as well`() throws {
    var sitting = try filtering("is:")
    sitting.doubleClick("is:staff")
    #expect(typed(sitting) == "is:staff ")
  }

  @Test func `Tab does nothing where nothing is offered`() throws {
    var sitting = try filtering("kim")
    sitting.press(.tab, .backTab)
    #expect(typed(sitting) == "kim")
  }

  // MARK: On the screen

  @Test(arguments: [40, 80, 120])
  func `the one that is chosen is always in sight, and an ellipsis stands for those that are not`(width: Int) throws {
    var sitting = try filtering("", width: width)
    for _ in 1...16 {
      sitting.press(.tab)
      let line = sitting.lines[22]
      #expect(line.contains("▸") && Glyphs.width(of: line) <= width)
      #expect(line.hasSuffix("…") != line.hasSuffix("login:"))
    }
    #expect(sitting.lines[22].hasPrefix(" Tab…") && sitting.lines[22].hasSuffix("▸login:"))
    sitting.press(.tab)
    #expect(sitting.lines[22].hasPrefix(" Tab  is:active 2  ") && !sitting.lines[22].contains("▸"))
  }

  @Test func `an offer that is wider than the screen is cut`() throws {
    var sitting = try Sitting([Person(username: String(repeating: "long", count: 30))], width: 40, height: 10)
    sitting.press(.backTab)
    sitting.type("/user:")
    #expect(sitting.lines[8].hasPrefix(" Tab  user:longlong") && Glyphs.width(of: sitting.lines[8]) <= 40)
  }
}
