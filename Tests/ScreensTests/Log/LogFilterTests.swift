@testable import JSONStore
import Signals
import Testing

@testable import Screens

@Suite struct `The log's filter` {
  /// The numbers of the saves that are shown.
  private func shown(_ sitting: Sitting) -> [Int] {
    (0..<sitting.model.shownLog.shownCount).map { sitting.model.shownLog.shown($0).seq }
  }

  private func filtered(_ text: String) throws -> Sitting {
    var sitting = try Sitting(atLogOf: "en")
    sitting.press(.character("/"))
    sitting.type(text)
    return sitting
  }

  /// The log: 1 dora created, users.mail failed; 3 chulsoo email, password; 4 his profile.
  @Test(arguments: [
    ("", [1, 3, 4]), ("chulsoo", [3]), ("CHULSOO", [3]), ("Email Chul", [3]), ("chulsoo address", []),
    ("#4", [4]), ("15:04:03", [3]), ("anna@host", [1, 3, 4]), ("route", [1]), ("created", [1]), ("-created", [3, 4]),
    ("-chulsoo -route", [4]), ("user:chulsoo", [3, 4]), ("user:chul", []), ("-user:chulsoo", [1]), ("user:dora", [1]),
    ("receiver:mail", [1]), ("receiver:users.", [1]), ("-receiver:mail", [3, 4]), ("signal:post_save", [1, 3, 4]),
    ("signal:post_delete", []), ("is:failed", [1]), ("-is:failed", [3, 4]), ("is:failed user:chulsoo", []),
    ("userprofile", [1, 4]), ("\"given up\"", [1]), ("\"up given\"", []),
    ("pk:4", [1]), ("pk:2", [3, 4]), ("-pk:2", [1]), ("pk:2 userprofile", [4]), ("pk:9", []), ("PK:2", [3, 4]),
    ("IS:Failed", [1]), ("User:chulsoo", [3, 4]), ("SIGNAL:post_save", [1, 3, 4]),
  ])
  func `shows what every word and term fits`(text: String, numbers: [Int]) throws {
    #expect(shown(try filtered(text)) == numbers)
  }

  @Test(arguments: ["user:", "receiver:", "signal:", "is:", "is:fai", "is:x", "-is:", "pk:", "pk:x", "-PK:"])
  func `what is not finished or nothing filters nothing, is named, and is not kept`(text: String) throws {
    var sitting = try filtered(text)
    #expect(shown(sitting) == [1, 3, 4])
    #expect(sitting.model.log.filter.unknown == [text])
    sitting.press(.enter)
    #expect(!sitting.model.dialogs.isEmpty && sitting.lines[22] == " Not a filter: \(text)")
  }

  @Test(arguments: ["-", "\"", "\"\"", "  ", "~"])
  func `what says nothing filters nothing`(text: String) throws {
    #expect(shown(try filtered(text)) == [1, 3, 4])
  }

  @Test(arguments: [
    ("해운대", [4]), ("ㅎㅇㄷ", [4]), ("ÇRÉÀTED", [1]), ("ｃｒｅａｔｅｄ", [1]), ("receiver:MAIL", [1]), ("signal:Póst", [1, 3, 4]),
    ("user:CHULSOO", [3, 4]), ("user:chülsoo", [3, 4]), ("~crtd", [1]), ("~dtc", []), ("~-created", [3, 4]),
  ])
  func `finds as the list does: without case and accents, by initial consonants, fuzzily`(
    text: String, numbers: [Int]
  ) throws {
    var sitting = try filtered("")
    let event = try #require(sitting.model.log.entries.last?.event)
    sitting.finish(event, "users.sms", .failed(Refused(description: "해운대")))
    sitting.type(text)
    #expect(shown(sitting) == numbers)
  }

  private struct Refused: Error, CustomStringConvertible { let description: String }

  @Test func `tells users apart whose names differ by case, where there are such`() throws {
    var sitting = try Sitting([Person(username: "ada"), Person(username: "Ada"), Person(username: "bob")])
    sitting.save(Person(username: "ada").user(1), changed: ["email"])
    sitting.save(Person(username: "Ada").user(2), changed: ["email"])
    sitting.save(Person(username: "bob").profile(3), changed: ["address"])
    sitting.press(.backTab)
    for (name, numbers) in [("Ada", [2]), ("ada", [1]), ("ADA", [1, 2]), ("BOB", [3])] {
      sitting.type("/user:\(name)")
      #expect(shown(sitting) == numbers, "\(name)")
      sitting.press(.escape)
    }
  }

  @Test func `a receiver can be looked for before any has run`() throws {
    var sitting = try Sitting()
    sitting.save(Person.ada.user(1), changed: ["email"])
    sitting.press(.backTab)
    sitting.type("/receiver:")
    #expect(!sitting.screen.contains("Not a filter"))
    sitting.type("mail")
    #expect(shown(sitting) == [])
    sitting.press(.enter)
    #expect(sitting.model.dialogs.isEmpty && sitting.screen.contains(" /receiver:mail 0 of 1 · "))
  }

  @Test func `shows where in the lines its words stand`() throws {
    let sitting = try filtered("chul -created user:chulsoo")
    let row = sitting.frame.row(16)
    #expect(row.filter { $0.style.role == .match }.map(\.text).joined() == "chul")
  }

  @Test func `narrows as it is typed, and widens`() throws {
    var sitting = try filtered("email")
    #expect(shown(sitting) == [3])
    sitting.type("x")
    #expect(shown(sitting) == [])
    #expect(sitting.screen.contains("Nothing passes the filter. Esc takes it away."))
    sitting.press(.backspace)
    #expect(shown(sitting) == [3])
  }

  @Test func `Esc goes back to the one before, as in the list`() throws {
    var sitting = try filtered("email")
    sitting.press(.escape)
    #expect(shown(sitting) == [1, 3, 4])
    #expect(sitting.lines.last?.contains("Enter Open") == true)
    sitting.type("/email")
    sitting.press(.enter)
    sitting.type("/x")
    #expect(shown(sitting) == [])
    sitting.press(.escape)
    #expect(shown(sitting) == [3])
    sitting.press(.escape)
    #expect(shown(sitting) == [1, 3, 4])
  }

  @Test func `the arrow keys move in the log while it is typed`() throws {
    var sitting = try filtered("#")
    sitting.press(.up)
    #expect(sitting.underCursor?.contains("#3 ") == true)
    sitting.press(.enter)
    #expect(sitting.underCursor?.contains("#3 ") == true)
  }

  @Test func `Enter keeps it, and Esc in the log clears it`() throws {
    var sitting = try filtered("email")
    sitting.press(.enter)
    #expect(shown(sitting) == [3])
    #expect(sitting.screen.contains(" /email 1 of 3 · "))
    sitting.press(.escape)
    #expect(shown(sitting) == [1, 3, 4])
  }

  @Test func `is there to be changed when the prompt opens again`() throws {
    var sitting = try filtered("email")
    sitting.press(.enter, .character("/"))
    #expect(sitting.lines.last == " /email")
    #expect(sitting.frame.cursor == Position(x: 7, y: 23))
    sitting.press(.control("u"))
    sitting.learn(.pasted("is:\nfailed"))
    #expect(sitting.lines.last == " /is: failed")
  }

  @Test func `text that is pasted goes into the list's filter too`() throws {
    var sitting = try Sitting()
    sitting.press(.character("/"))
    sitting.learn(.pasted("kim\n"))
    #expect(sitting.model.list.filter.text == "kim ")
  }

  @Test func `. shows the user under the list's cursor, and all again`() throws {
    var sitting = try Sitting(atLogOf: "en")
    sitting.press(.character("."))
    #expect(shown(sitting) == [3, 4])
    #expect(sitting.screen.contains(" /user:chulsoo 2 of 3 · "))
    sitting.press(.character("."))
    #expect(shown(sitting) == [1, 3, 4])
    sitting.type("/user:chul")
    sitting.press(.tab, .enter, .character("."))
    #expect(shown(sitting) == [1, 3, 4])
  }

  @Test func `finds a user whose name has a space, and no other`() throws {
    var sitting = try Sitting([Person(username: "a b"), Person(username: "b")])
    sitting.save(Person(username: "a b").user(1), changed: ["email"])
    sitting.save(Person(username: "b").user(2), changed: ["email"])
    sitting.save(Person(username: "a b").profile(1), changed: ["address"])
    sitting.press(.backTab, .character("."))
    #expect(shown(sitting) == [1, 3])
  }

  @Test func `finds the profile of a user who is made later`() throws {
    var sitting = try filtered("user:eve")
    sitting.save(Person(username: "eve").user(5))
    sitting.save(Person(username: "eve").profile(5), changed: ["address"])
    #expect(shown(sitting) == [5, 6])
  }

  @Test func `lets in what comes to fit, and drops what fits no more`() throws {
    var sitting = try filtered("is:failed")
    sitting.press(.enter)
    sitting.save(Person.ada.user(1), changed: ["email"])
    #expect(shown(sitting) == [1])
    sitting.giveUp("users.audit", at: 5)
    #expect(shown(sitting) == [1, 5])
    let event = try #require(sitting.model.log.entries.first?.event)
    sitting.finish(event, "users.mail")
    #expect(shown(sitting) == [5])
  }

  @Test func `holds for what was before too`() throws {
    var store = try StoreSnapshot(Person.three)
    store.seq = 300
    var sitting = Sitting(reading: store, texts: try .language("en"))
    sitting.learn(.opened(store, OpenReport()))
    sitting.press(.backTab, .character("/"))
    sitting.type("#30")
    let history = (1...300).map {
      JournalEntry.sample(seq: $0, [.delete(model: "auth.user", pk: .integer(1), before: [:])])
    }
    sitting.learn(.history(history, owed: []))
    #expect(shown(sitting) == [30, 300])
  }

  @Test func `keeps the cursor on its entry`() throws {
    var sitting = try Sitting(atLogOf: "en")
    sitting.press(.up)
    sitting.press(.character("/"))
    sitting.type("chul")
    sitting.press(.enter)
    #expect(sitting.underCursor?.contains("#3 ") == true)
    sitting.press(.escape)
    #expect(sitting.underCursor?.contains("#3 ") == true)
  }

  @Test func `forgets what is dropped`() throws {
    var sitting = try filtered("-email")
    sitting.press(.enter)
    for _ in 0..<SignalLog.limit { sitting.save(Person.ada.user(1), changed: ["email"]) }
    #expect(shown(sitting) == [])
    #expect(sitting.screen.contains(" /-email 0 of 2,000 · live "))
  }

  @Test func `is cut where there is no room for it beside the other notes`() throws {
    var sitting = try filtered("user:chulsoo -\"something rather long\" -receiver:create")
    sitting.press(.enter, .character("p"))
    sitting.save(Person.ada.user(1), changed: ["email"])
    sitting.learn(.resized(width: 40, height: 10))
    #expect(sitting.lines[1] == "┌ Signals ─ /user… paused · 1 wait ────┐")
    sitting.learn(.resized(width: 80, height: 24))
    #expect(
      sitting.lines[15] == "├ Signals ─ /user:chulsoo -\"something… 2 of 3 · 1 failed · paused · 1 wait ────┤")
  }
}
