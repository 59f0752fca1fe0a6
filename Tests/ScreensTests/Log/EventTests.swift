@testable import JSONStore
import Signals
import Testing

@testable import Screens

@Suite struct `An event in full` {
  /// The screen's lines that a label begins.
  private func line(_ label: String, _ sitting: Sitting) -> String? {
    sitting.lines.map { $0.drop { "│▸ ".contains($0) } }.first { $0.hasPrefix(label + " ") }
      .map { String($0.prefix { $0 != "│" }).words }
  }

  /// dora's event: a profile was made by a receiver of it, and something by a receiver of that.
  private func chain() throws -> Sitting {
    var sitting = try Sitting(width: 120, height: 40)
    sitting.press(.backTab)
    let dora = sitting.save(Person(username: "dora").user(4))
    let profile = sitting.save(
      Person(username: "dora").profile(4), cause: ReceiverCall(seq: dora.commit.seq, receiver: "users.create_profile"))
    sitting.save(
      Person.ada.user(1), changed: ["email"], cause: ReceiverCall(seq: profile.commit.seq, receiver: "users.welcome"))
    sitting.finish(profile, "users.welcome")
    sitting.finish(dora, "users.create_profile")
    return sitting
  }

  @Test func `tells the save's number, time, actor, origin, signal and record`() throws {
    var sitting = try Sitting(atLogOf: "en")
    sitting.press(.enter)
    #expect(sitting.lines[1].hasPrefix("┌ Event #4 ─"))
    #expect(
      ["Save", "Time", "By", "Origin", "Signal", "Record"].map { line($0, sitting) } == [
        "Save #4", "Time 2026-11-22 15:04:04.123", "By anna@host", "Origin screen", "Signal post_save",
        "Record users.userprofile 2",
      ])
  }

  @Test func `tells its place among those of the same save`() throws {
    let entry = JournalEntry.sample(
      seq: 1,
      [
        .delete(model: "users.userprofile", pk: .integer(1), before: Person.ada.profile(1).fields),
        .delete(model: "auth.user", pk: .integer(1), before: Person.ada.user(1).fields),
      ])
    var sitting = try Sitting()
    for event in entry.events { sitting.learn(.signal(event, sitting.store)) }
    sitting.press(.backTab, .enter)
    #expect(line("Save", sitting) == "Save #1 (2/2)")
    #expect(line("Signal", sitting) == "Signal post_delete")
    #expect(line("email", sitting) == "email ada@example.org")
  }

  // MARK: Fields

  @Test func `shows what changed, old and new`() throws {
    var sitting = try Sitting(atLogOf: "en", width: 120, height: 40)
    sitting.press(.enter)
    #expect(line("FIELD", sitting) == "FIELD OLD NEW")
    #expect(line("phonenumber", sitting) == "phonenumber 010-1234-5678 010-9999-0000")
    #expect(line("user", sitting) == nil)
  }

  @Test func `shows all fields of a new record`() throws {
    var sitting = try Sitting(atLogOf: "en", width: 120, height: 40)
    sitting.press(.home, .enter)
    #expect(line("username", sitting) == "username dora")
    #expect(line("last_login", sitting) == "last_login null")
    #expect(line("email", sitting) == "email (empty)")
    #expect(line("password", sitting) == "password disabled")
  }

  @Test(arguments: [(80, 24), (120, 40), (40, 60)])
  func `shows no password, of whatever save`(width: Int, height: Int) throws {
    var sitting = try Sitting(width: width, height: height)
    var eve = Person(username: "eve", password: "pbkdf2_sha256$MARKER")
    sitting.save(eve.user(5))
    eve.password = "argon2$MARKER"
    sitting.save(eve.user(5), changed: ["password"])
    sitting.delete(eve.user(5))
    sitting.press(.backTab)
    var told: [String?] = []
    for _ in 1...3 {
      sitting.press(.enter)
      #expect(!sitting.screen.contains("MARKER"))
      sitting.press(.end)
      #expect(!sitting.screen.contains("MARKER"))
      sitting.press(.character("y"), .escape, .up)
      if case .copy(let text)? = sitting.effects.last {
        #expect(!text.contains("MARKER"))
        told.append(text.split(separator: "\n").first { $0.hasPrefix("password") }.map(String.init))
      }
    }
    #expect(told == ["password: set", "password: changed", "password: set"])
  }

  @Test func `takes the old values of what the journal told from the save before`() throws {
    let ada = Person.ada.user(1)
    var renamed = ada
    renamed.fields["email"] = "ada@new.example"
    var report = OpenReport()
    report.history = [
      .sample(
        seq: 7, [.save(model: ada.model, pk: .integer(1), created: false, changed: ["email"], after: ada.fields)]),
      .sample(
        seq: 8, [.save(model: ada.model, pk: .integer(1), created: false, changed: ["email"], after: renamed.fields)]),
    ]
    var store = try StoreSnapshot(Person.three)
    store.seq = 8
    var sitting = Sitting(reading: store, texts: try .language("en"), width: 120, height: 40)
    sitting.learn(.opened(store, report))
    sitting.press(.backTab, .enter)
    #expect(line("email", sitting) == "email ada@example.org ada@new.example")
    sitting.press(.escape, .up, .enter)
    #expect(line("email", sitting) == "email not known ada@example.org")
    // Something may have come in between that never got here.
    sitting.learn(.missed(1))
    sitting.press(.escape, .down, .enter)
    #expect(line("email", sitting) == "email not known ada@new.example")
  }

  @Test func `shows control characters of a value, and never sends them`() throws {
    var sitting = try Sitting()
    var nasty = Person.ada
    nasty.first = "\u{1B}[2Jada\u{9B}31m"
    sitting.save(nasty.user(1), changed: ["first_name"])
    sitting.press(.backTab, .enter)
    #expect(line("first_name", sitting) == "first_name Ada ␛[2Jada<009B>31m")
    #expect(sitting.screen.unicodeScalars.allSatisfy { $0 == "\n" || $0.properties.generalCategory != .control })
  }

  // MARK: Causes

  @Test func `leads down to what its receivers saved, and back`() throws {
    var sitting = try chain()
    sitting.press(.home, .enter)
    for receiver in ["→ #2 post_save users.userprofile 4 created", "→ #3 post_save auth.user 1 ada email"] {
      sitting.press(.end)
      #expect(sitting.underCursor == receiver)
      sitting.press(.enter)
    }
    #expect(sitting.event?.step.entry.seq == 3)
    sitting.press(.left)
    #expect(sitting.event?.step.entry.seq == 2)
    #expect(sitting.underCursor == "→ #3 post_save auth.user 1 ada email")
    sitting.press(.backspace)
    #expect(sitting.event?.step.entry.seq == 1)
    sitting.press(.left)
    #expect(sitting.event == nil)
  }

  @Test func `leads up to all that caused it`() throws {
    var sitting = try chain()
    sitting.press(.home, .enter, .end, .enter, .end, .enter)
    #expect(
      sitting.lines.map { String($0.drop { "│ ".contains($0) }.prefix { $0 != "│" }).words }.filter { $0.contains("←") }
        == [
          "users.welcome ← #2 post_save users.userprofile 4 created",
          "users.create_profile ← #1 post_save auth.user 4 dora created",
          "← Back J Next K Previous y Copy Esc Close ? Help",
        ])
    while sitting.underCursor?.contains("← #1") != true { sitting.press(.down) }
    sitting.press(.enter)
    #expect(sitting.event?.step.entry.seq == 1)
  }

  @Test func `says so where its cause is not in the log`() throws {
    var sitting = try Sitting()
    sitting.store(seq: 8)
    sitting.save(Person.ada.profile(1), changed: ["address"], cause: ReceiverCall(seq: 2, receiver: "users.old"))
    sitting.press(.backTab, .enter)
    #expect(line("users.old", sitting) == "users.old ← #2 not in the log")
    while sitting.underCursor?.contains("←") != true { sitting.press(.down) }
    sitting.press(.enter)
    #expect(sitting.notice == "This line leads to no other event.")
  }

  @Test func `is what the line under the log's cursor tells of`() throws {
    var sitting = try Sitting(atLogOf: "en")
    sitting.press(.home, .down, .down)
    #expect(sitting.underCursor == "→ #2 post_save users.userprofile 4 created")
    sitting.press(.enter)
    #expect(sitting.event?.step.entry.seq == 2)
    #expect(line("users.create_profile", sitting) == "users.create_profile ← #1 post_save auth.user 4 dora created")
  }

  @Test func `of an empty log there is none`() throws {
    var sitting = try Sitting()
    sitting.press(.backTab, .enter, .character("y"))
    #expect(sitting.event == nil)
    #expect(sitting.effects.isEmpty)
  }

  // MARK: Receivers

  @Test func `has a failed receiver called again, and shows how it fares`() throws {
    var sitting = try Sitting(atLogOf: "en", width: 120, height: 40)
    sitting.press(.home, .enter, .character("R"))
    #expect(sitting.effects == [.retry(ReceiverCall(seq: 1, receiver: "users.mail"))])
    let event = try #require(sitting.event?.step.entry.event)
    sitting.finish(event, "users.mail")
    #expect(line("users.mail", sitting) == "users.mail ✓ 0.4 ms")
    sitting.press(.character("R"))
    #expect(sitting.notice == "No failed receiver of this event is left to call again.")
  }

  @Test(arguments: [
    ("en", 80, 24, "No failed receiver of this event is left to call again."),
    ("ko", 80, 24, "이 이벤트에는 다시 호출할 실패한 리시버가 없습니다."),
    ("en", 120, 40, "No failed receiver of this event is left to call again."),
    ("ko", 120, 40, "이 이벤트에는 다시 호출할 실패한 리시버가 없습니다."),
  ])
  func `says of itself that none of its receivers can be called again`(
    language: String, width: Int, height: Int, sentence: String
  ) throws {
    var sitting = try Sitting(atLogOf: language, width: width, height: height)
    sitting.press(.end, .enter, .character("R"))
    #expect(sitting.lines.last == " " + sentence)
    #expect(sitting.event != nil && sitting.effects.isEmpty)
  }

  @Test(arguments: [(0, 1, true), (2, 2, false), (3, 1, true)])
  func `offers to call a receiver again where one failed`(line: Int, seq: Int, isOffered: Bool) throws {
    var sitting = try Sitting(atLogOf: "en")
    sitting.press(.home)
    sitting.press(.down, times: line)
    sitting.press(.enter)
    #expect(sitting.event?.step.entry.seq == seq)
    #expect(sitting.lines.last?.contains(" R Retry ") == isOffered)
    sitting.press(.character("?"))
    let help = sitting.lines.first { $0.contains("Call the failed receiver again") }
    #expect(help?.contains(" ✗ ") == !isOffered)
  }

  @Test func `offers no call where nothing can be saved`() throws {
    var sitting = try Sitting(readOnly: .requested)
    sitting.save(Person.ada.user(1), changed: ["email"])
    sitting.giveUp("users.mail", at: 1)
    sitting.press(.backTab, .enter)
    #expect(sitting.lines.last == " ← Back  J Next  K Previous  y Copy  Esc Close  ? Help")
  }

  @Test func `has that one called again which the cursor is on`() throws {
    var sitting = try Sitting(atLogOf: "en", width: 120, height: 40)
    sitting.giveUp("users.audit", at: 1)
    sitting.press(.home, .enter, .end, .character("R"))
    #expect(sitting.effects == [.retry(ReceiverCall(seq: 1, receiver: "users.audit"))])
  }

  @Test func `outlives its entry`() throws {
    var sitting = try Sitting(atLogOf: "en")
    sitting.press(.enter)
    let before = sitting.lines[1...]
    for _ in 0...SignalLog.limit { sitting.save(Person.ada.user(1), changed: ["email"]) }
    #expect(sitting.lines[1...] == before)
  }

  // MARK: Scrolling and copying

  @Test func `scrolls with its cursor`() throws {
    var sitting = try Sitting(atLogOf: "en")
    sitting.press(.home, .enter)
    sitting.press(.down, times: 20)
    #expect(sitting.lines[1].hasPrefix("┌ Event #1 ─"))
    #expect(sitting.lines[22].hasPrefix("└"))
    #expect(sitting.lines[21].hasPrefix("│▸"))
    sitting.press(.home)
    #expect(sitting.lines[2].hasPrefix("│▸Save "))
    sitting.press(.end)
    #expect(sitting.underCursor == "no route to host")
    sitting.press(.pageUp, .pageDown, .pageDown)
    #expect(sitting.underCursor == "no route to host")
  }

  @Test func `is copied as a text`() throws {
    var sitting = try Sitting(atLogOf: "en")
    sitting.press(.enter, .character("y"))
    #expect(
      sitting.effects == [
        .copy(
          """
          Save     #4
          Time     2026-11-22 15:04:04.123
          By       anna@host
          Origin   screen
          Signal   post_save
          Record   users.userprofile 2

          phonenumber: 010-1234-5678 → 010-9999-0000
          address: 서울특별시 강남구 테헤란로 1 → 부산광역시 해운대구 우동 2로 15, 101동 1204호

          RECEIVERS
            None is known to have run.

          """)
      ])
    #expect(sitting.notice == "Copied: #4 post_save users.userprofile 2 phonenumber, address")
  }

  @Test func `is copied from the log as its lines`() throws {
    var sitting = try Sitting(atLogOf: "en")
    sitting.press(.home, .down, .character("y"))
    #expect(
      sitting.effects == [
        .copy(
          """
          15:04:01.123 #1 post_save auth.user 4 dora created  anna@host
              └ users.create_profile ✓ 0.4 ms
                → #2 post_save users.userprofile 4 created
              └ users.mail ✗ 0.4 ms · given up (6×) · R tries again
                no route to host
          """)
      ])
    #expect(sitting.notice == "Copied: #1 post_save auth.user 4 dora created")
  }

  @Test func `that is too long for a terminal's clipboard is not copied`() throws {
    var sitting = try Sitting()
    var ada = Person.ada
    ada.address = String(repeating: "a", count: Clipboard.limit)
    sitting.save(ada.profile(1), changed: ["address"])
    sitting.press(.backTab, .enter, .character("y"))
    #expect(sitting.effects.isEmpty)
    #expect(sitting.notice?.hasPrefix("Too long for the clipboard of a terminal: #1 post_save") == true)
  }

  @Test func `as long as a terminal's clipboard takes is copied`() {
    #expect(Clipboard.takes(String(repeating: "a", count: 56_244)))
    #expect(!Clipboard.takes(String(repeating: "a", count: 56_245)))
  }

  @Test func `has a help of its own`() throws {
    var sitting = try Sitting(atLogOf: "en")
    sitting.press(.enter, .character("?"))
    #expect(sitting.screen.contains("Go to the event that the line leads to"))
    sitting.press(.escape)
    #expect(sitting.lines[1].hasPrefix("┌ Event #4 ─"))
    sitting.press(.escape)
    #expect(sitting.lines[1].hasPrefix("┌ Users ─"))
  }
}
