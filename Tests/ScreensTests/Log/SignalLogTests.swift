@testable import JSONStore
import Signals
import Testing

@testable import Screens

@Suite struct `The signal log` {
  @Test func `tells of a new user, its receiver and what that saved`() throws {
    var sitting = try Sitting(width: 120, height: 40)
    sitting.addWithProfile(Person(username: "dora"), pk: 4)
    #expect(
      sitting.log.map(\.words) == [
        "15:04:01.123 #1 post_save auth.user 4 dora created anna@host",
        "└ users.create_profile ✓ 0.4 ms → #2 post_save users.userprofile 4 created",
      ])
  }

  @Test func `names the fields that changed`() throws {
    var sitting = try Sitting()
    sitting.save(Person.ada.user(1), changed: ["email", "is_staff"])
    #expect(sitting.log.map(\.words) == ["15:04:01.123 #1 post_save auth.user 1 ada email, is_staff anna@host"])
  }

  @Test func `tells of deletions`() throws {
    var sitting = try Sitting()
    sitting.delete(Person.ada.user(1))
    #expect(sitting.log.map(\.words) == ["15:04:01.123 #1 post_delete auth.user 1 ada deleted anna@host"])
  }

  @Test func `gives what a receiver saved lines of its own where one is too short`() throws {
    var sitting = try Sitting()
    sitting.addWithProfile(Person(username: "dora"), pk: 4)
    #expect(
      sitting.log[1...].map(\.words) == [
        "└ users.create_profile ✓ 0.4 ms", "→ #2 post_save users.userprofile 4 created",
      ])
  }

  @Test func `shows a receiver that fails in the warning style with its message`() throws {
    struct Refused: Error, CustomStringConvertible { let description = "mail server is away" }
    var sitting = try Sitting()
    let event = sitting.save(Person(username: "dora").user(4))
    sitting.finish(event, "users.mail", .failed(Refused()))
    #expect(sitting.log[1...].map(\.words) == ["└ users.mail ✗ 0.4 ms", "mail server is away"])
    let y = try #require(sitting.lines.firstIndex { $0.contains("mail server is away") })
    let x = try #require(sitting.frame.row(y).firstIndex { $0.text == "m" })
    #expect(sitting.frame.row(y)[x].style == .warning)
  }

  @Test func `tells an error of the store in a sentence`() throws {
    var sitting = try Sitting(language: "ko")
    let event = sitting.save(Person(username: "dora").user(4))
    sitting.finish(event, "users.create_profile", .failed(StoreError.closed))
    #expect(sitting.log.last == "저장소가 닫혔습니다. 저장하지 않았습니다.")
  }

  @Test func `shows control characters of a message and never sends them`() throws {
    struct Nasty: Error, CustomStringConvertible { let description = "\u{1B}[2Jgone\nfor good\u{9B}31m" }
    var sitting = try Sitting()
    let event = sitting.save(Person(username: "dora").user(4))
    sitting.finish(event, "users.mail", .failed(Nasty()))
    #expect(sitting.log.last == "␛[2Jgone␊for good<009B>31m")
    #expect(sitting.screen.unicodeScalars.allSatisfy { $0 == "\n" || $0.properties.generalCategory != .control })
  }

  @Test func `says of a receiver that was disconnected that it did not run`() throws {
    var sitting = try Sitting()
    let event = sitting.save(Person(username: "dora").user(4))
    sitting.finish(event, "users.mail", .notRun(.disconnected))
    #expect(sitting.log.last == "└ users.mail – not run")
  }

  @Test func `tells each receiver of each event of a batch under its own event`() throws {
    let entry = JournalEntry.sample(
      seq: 1,
      [
        .delete(model: "users.userprofile", pk: .integer(1), before: Person.ada.profile(1).fields),
        .delete(model: "auth.user", pk: .integer(1), before: Person.ada.user(1).fields),
      ])
    var sitting = try Sitting()
    for event in entry.events { sitting.learn(.signal(event, sitting.store)) }
    sitting.finish(entry.events[0], "users.first")
    sitting.finish(entry.events[1], "users.second")
    #expect(
      sitting.log.map(\.words) == [
        "15:04:01.123 #1 post_delete users.userprofile 1 deleted anna@host", "└ users.first ✓ 0.4 ms",
        "15:04:01.123 #1 post_delete auth.user 1 ada deleted anna@host", "└ users.second ✓ 0.4 ms",
      ])
  }

  @Test func `gives a receiver's save an entry when receivers ran under it too`() throws {
    var sitting = try Sitting(width: 120, height: 40)
    let user = sitting.save(Person(username: "dora").user(4))
    let profile = sitting.save(
      Person(username: "dora").profile(4), cause: ReceiverCall(seq: user.commit.seq, receiver: "users.create_profile"))
    sitting.save(
      Person(username: "eve").user(5), cause: ReceiverCall(seq: profile.commit.seq, receiver: "users.welcome"))
    sitting.finish(profile, "users.welcome")
    #expect(
      sitting.log.map(\.words) == [
        "15:04:01.123 #1 post_save auth.user 4 dora created anna@host",
        "└ users.create_profile → #2 post_save users.userprofile 4 created",
        "15:04:02.123 #2 post_save users.userprofile 4 created anna@host",
        "└ users.welcome ✓ 0.4 ms → #3 post_save auth.user 5 eve created",
      ])
  }

  @Test func `keeps the order of the journal when two signals arrive in another`() throws {
    let events = (1...2).flatMap { seq in
      JournalEntry.sample(seq: seq, [.delete(model: "auth.user", pk: .integer(1), before: [:])]).events
    }
    var sitting = try Sitting()
    for event in events.reversed() { sitting.learn(.signal(event, sitting.store)) }
    #expect(sitting.model.log.entries.map(\.seq) == [1, 2])
  }

  @Test func `has the history from the journal after a restart`() throws {
    var store = try StoreSnapshot(Person.three)
    var report = OpenReport()
    let user = Person(username: "dora").user(4)
    let profile = Person(username: "dora").profile(4)
    report.history = [
      .sample(seq: 1, [.save(model: user.model, pk: .integer(4), created: true, changed: [], after: user.fields)]),
      .sample(
        seq: 2, [.save(model: profile.model, pk: .integer(4), created: true, changed: [], after: profile.fields)],
        cause: ReceiverCall(seq: 1, receiver: "users.create_profile")),
    ]
    for entry in report.history { store.apply(entry) }
    var sitting = Sitting(reading: store, texts: try .language("en"), width: 120, height: 40)
    sitting.learn(.opened(store, report))
    #expect(
      sitting.log.map(\.words) == [
        "2026-11-22", "15:04:01.123 #1 post_save auth.user 4 dora created anna@host",
        "└ users.create_profile → #2 post_save users.userprofile 4 created",
      ])
  }

  @Test(arguments: [("en", "undo/redo"), ("ko", "되돌림/다시")])
  func `says of a save that it is an undoing, and by whom`(language: String, words: String) throws {
    let deletion = JournalEntry.Operation.delete(model: "auth.user", pk: .integer(1), before: Person.ada.user(1).fields)
    var sitting = try Sitting(language: language)
    for event in JournalEntry.sample(seq: 1, [deletion], origin: .undo).events {
      sitting.learn(.signal(event, sitting.store))
    }
    #expect(sitting.log.map(\.words) == ["15:04:01.123 #1 post_delete auth.user 1 ada deleted · \(words) anna@host"])
  }

  @Test func `hears of an event by its receiver where it missed the event itself`() throws {
    var sitting = try Sitting()
    sitting.save(Person.ada.user(1), changed: ["email"])
    let missed = sitting.store(save: Person(username: "dora").user(4), changed: ["email"])
    sitting.finish(missed, "users.mail")
    #expect(sitting.log.count == 3)
    #expect(sitting.log.last == "└ users.mail ✓ 0.4 ms")
  }

  @Test func `says how much it missed`() throws {
    var sitting = try Sitting()
    sitting.learn(.missed(12))
    #expect(sitting.screen.contains(" 12 missed · live "))
  }

  @Test func `tells an event once, however often it is told`() throws {
    var sitting = try Sitting()
    let event = sitting.save(Person(username: "dora").user(4))
    sitting.save(Person.ada.user(1), changed: ["email"])
    let before = sitting.log
    sitting.learn(.signal(event, sitting.store))
    #expect(sitting.log == before)
  }

  @Test func `shows nobody's password hash`() throws {
    let marker = "pbkdf2_sha256$1$MARKER"
    var secret = Person(username: "dora", password: marker)
    var sitting = try Sitting([secret], width: 200, height: 50)
    sitting.addWithProfile(secret, pk: 2)
    secret.password = marker + "2"
    let event = sitting.save(secret.user(2), changed: ["password"])
    sitting.finish(event, "users.create_profile", .failed(StoreError.notUnique(model: "auth.user", field: "username")))
    sitting.delete(secret.user(2))
    for size in [(200, 50), (120, 40), (80, 24), (40, 10)] {
      sitting.learn(.resized(width: size.0, height: size.1))
      for _ in Screens.Model.Pane.allCases {
        #expect(!sitting.screen.contains("MARKER"))
        #expect(!sitting.screen.contains("pbkdf2"))
        sitting.press(.tab)
      }
    }
  }
}

extension String {
  /// The line with one space between words.
  var words: String { split(separator: " ").joined(separator: " ") }
}
