@testable import JSONStore
import Signals
import Testing

@testable import Screens

@Suite struct `A log that is paused` {
  private func paused(_ keys: Key...) throws -> Sitting {
    var sitting = try Sitting(atLogOf: "en")
    for key in keys { sitting.press(key) }
    sitting.press(.character("p"))
    return sitting
  }

  private func event(_ sitting: Sitting, _ seq: Int) throws -> StoreEvent {
    try #require(sitting.model.log.entries.first { $0.seq == seq }?.event)
  }

  @Test func `stands still whatever comes, and counts it`() throws {
    var sitting = try paused()
    let before = sitting.log
    sitting.addWithProfile(Person(username: "eve"), pk: 5)
    #expect(sitting.screen.contains(" paused · 3 wait "))
    sitting.finish(try event(sitting, 1), "users.mail")
    sitting.finish(try event(sitting, 3), "users.audit")
    sitting.giveUp("users.audit", at: 4)
    sitting.learn(.missed(7))
    #expect(sitting.log == before)
    #expect(sitting.screen.contains(" 1 failed · paused · 7 wait "))
  }

  @Test func `says nothing of what waits while nothing does`() throws {
    let sitting = try paused()
    #expect(sitting.screen.contains(" paused ────┤"))
  }

  @Test func `lets it in on p, and follows again`() throws {
    var sitting = try paused()
    sitting.save(Person.ada.user(1), changed: ["email"])
    sitting.finish(try event(sitting, 1), "users.mail")
    sitting.press(.character("p"))
    #expect(sitting.underCursor?.contains("#5 ") == true)
    #expect(sitting.screen.contains("users.mail ✓"))
    #expect(sitting.screen.contains("─ live ─"))
    sitting.save(Person.ada.user(1), changed: ["email"])
    #expect(sitting.underCursor?.contains("#6 ") == true)
  }

  @Test func `can be scrolled, and stays there when it goes on`() throws {
    var sitting = try paused()
    for _ in 0..<20 { sitting.save(Person.ada.user(1), changed: ["email"]) }
    sitting.press(.home)
    let log = sitting.log
    #expect(log.first?.contains("#1 ") == true)
    sitting.press(.character("p"))
    #expect(sitting.log == log)
    #expect(sitting.screen.contains(" scrolled back "))
  }

  @Test func `loses nothing of what it shows, however much comes`() throws {
    var sitting = try paused()
    sitting.press(.home)
    let log = sitting.log
    for _ in 0..<(SignalLog.limit + 10) { sitting.save(Person.ada.user(1), changed: ["email"]) }
    #expect(sitting.log == log)
    sitting.press(.character("p"))
    #expect(sitting.log == log)
  }

  @Test func `goes on at the end on f`() throws {
    var sitting = try paused(.home)
    sitting.save(Person.ada.user(1), changed: ["email"])
    sitting.press(.character("f"))
    #expect(sitting.underCursor?.contains("#5 ") == true)
    #expect(sitting.screen.contains(" live "))
  }

  @Test func `is filtered as it is, and goes on so`() throws {
    var sitting = try paused()
    sitting.save(Person.chulsoo.user(2), changed: ["email"])
    sitting.press(.character("."))
    #expect(sitting.screen.contains(" /user:chulsoo 2 of 3 · 1 failed · paused · 1 wait "))
    sitting.press(.character("p"))
    #expect(sitting.screen.contains(" /user:chulsoo 3 of 4 · "))
  }

  @Test func `shows what was before too, and keeps it`() throws {
    var store = try StoreSnapshot(Person.three)
    store.seq = 300
    func entries(_ numbers: ClosedRange<Int>) -> [JournalEntry] {
      numbers.map { .sample(seq: $0, [.delete(model: "auth.user", pk: .integer(1), before: [:])]) }
    }
    var report = OpenReport()
    report.history = entries(151...300)
    var sitting = Sitting(reading: store, texts: try .language("en"))
    sitting.learn(.opened(store, report))
    sitting.press(.backTab, .character("p"), .home)
    #expect(sitting.effects == [.readHistory(before: 151)])
    sitting.learn(.history(entries(1...150), owed: []))
    sitting.press(.home)
    #expect(sitting.log[1].contains("#1 "))
    sitting.press(.character("p"))
    #expect(sitting.log[1].contains("#1 "))
    #expect(sitting.model.log.entries.map(\.seq) == Array(1...300))
  }

  @Test func `has its failed receivers called again on R`() throws {
    var sitting = try paused(.up, .up)
    sitting.press(.character("R"))
    #expect(sitting.effects == [.retry(ReceiverCall(seq: 1, receiver: "users.mail"))])
  }
}
