@testable import JSONStore
import Signals
import Testing

@testable import Screens

/// Saves with more events than the log keeps.
@Suite struct `A batch in the log` {
  /// A save of so many users.
  private func batch(_ seq: Int, of count: Int) -> JournalEntry {
    let operations = (1...count).map { number in
      JournalEntry.Operation.save(
        model: "auth.user", pk: .integer(Int64(number)), created: false, changed: ["is_active"],
        after: Person(username: "user\(number)").user(Int64(number)).fields)
    }
    return .sample(seq: seq, operations)
  }

  private func places(_ sitting: Sitting) -> [Int] { sitting.model.log.entries.map(\.id.place) }

  /// In front of the log, in which such a save came.
  private func heard(_ count: Int, width: Int = 80, height: Int = 24) throws -> Sitting {
    var sitting = try Sitting(width: width, height: height)
    sitting.press(.backTab)
    sitting.save(Person.ada.user(1), changed: ["email"])
    sitting.store(seq: 2)
    for event in batch(2, of: count).events { sitting.learn(.signal(event, sitting.store)) }
    return sitting
  }

  @Test func `has its newest events there, and the number of those that are not`() throws {
    let sitting = try heard(5_000)
    #expect(places(sitting) == Array(3_000..<5_000))
    #expect(sitting.log.last?.contains("#2 post_save auth.user 5000 user5000 is_active") == true)
    #expect(sitting.screen.contains(" 3,000 not shown · live "))
  }

  @Test func `has no such number where all of it is there`() throws {
    #expect(try !heard(1_999).screen.contains("not shown"))
  }

  @Test func `has what is not there read from the journal, piece by piece, as one scrolls to it`() throws {
    var sitting = try heard(5_000, width: 120, height: 40)
    sitting.press(.home)
    #expect(sitting.effects == [.readHistory(before: 3)])
    let journal: [JournalEntry] = [
      .sample(seq: 1, [.delete(model: "auth.user", pk: .integer(9), before: [:])]), batch(2, of: 5_000),
    ]
    sitting.learn(.history(journal, owed: []))
    #expect(places(sitting) == Array(1_000..<5_000))
    #expect(sitting.screen.contains(" 1,000 not shown · scrolled back "))
    sitting.press(.home)
    #expect(sitting.effects.count == 2)
    sitting.learn(.history(journal, owed: []))
    #expect(sitting.model.log.entries.map(\.seq) == [1] + Array(repeating: 2, count: 5_000))
    #expect(!sitting.screen.contains("not shown"))
    sitting.press(.home)
    #expect(sitting.effects.count == 2)
  }

  @Test func `has its end there after a restart, and what came after it`() throws {
    var store = try StoreSnapshot(Person.three)
    store.seq = 3
    var report = OpenReport()
    report.history = [
      .sample(seq: 1, [.delete(model: "auth.user", pk: .integer(9), before: [:])]), batch(2, of: 5_000),
      .sample(seq: 3, [.delete(model: "auth.user", pk: .integer(8), before: [:])]),
    ]
    var sitting = Sitting(reading: store, texts: try .language("en"))
    sitting.learn(.opened(store, report))
    #expect(places(sitting) == Array(3_001..<5_000) + [0])
    #expect(sitting.model.log.cutCount == 3_001)
    sitting.press(.backTab, .home)
    #expect(sitting.effects == [.readHistory(before: 3)])
  }

  @Test func `has those of its events there after a restart that a receiver is owed`() throws {
    var entry = batch(1, of: 5_000)
    let call = ReceiverCall(seq: 1, place: 7, receiver: "users.mail")
    entry.owed[7] = [call.receiver]
    var store = try StoreSnapshot(Person.three)
    store.seq = 1_500
    var report = OpenReport()
    report.history = [entry]
    report.history += (501...1_500).map {
      .sample(seq: $0, [.delete(model: "auth.user", pk: .integer(9), before: [:])])
    }
    report.owed = [call]
    var sitting = Sitting(reading: store, texts: try .language("en"))
    sitting.learn(.opened(store, report))
    #expect(sitting.model.log.entries.map(\.id).first == EventID(call))
    #expect(sitting.model.log.entries.count == 1_001)
    #expect(sitting.model.log.cutCount == 0)
  }

  @Test func `has the old values of its events read from the journal, once one is opened`() throws {
    var store = try StoreSnapshot(Person.three)
    store.seq = 2
    var report = OpenReport()
    report.history = [batch(2, of: 3)]
    var sitting = Sitting(reading: store, texts: try .language("en"))
    sitting.learn(.opened(store, report))
    sitting.press(.backTab, .up, .enter)
    let wanted = Effect.readOldValues(of: "auth.user", .integer(2), seq: 2, place: 1)
    #expect(sitting.effects.last == wanted)
    #expect(sitting.screen.contains("not known"))
    sitting.learn(.oldValues(["is_active": false], seq: 2, place: 0))
    #expect(sitting.screen.contains("not known"))
    sitting.learn(.oldValues(["is_active": false], seq: 2, place: 1))
    #expect(sitting.lines.contains { $0.words.contains("is_active false true") })
    sitting.press(.escape, .down, .enter)
    #expect(sitting.effects.last == .readOldValues(of: "auth.user", .integer(3), seq: 2, place: 2))
  }

  @Test func `of another process is taken in no further than is kept`() throws {
    var sitting = try Sitting()
    sitting.store(seq: 1)
    let saved = SavedElsewhere(events: batch(1, of: 30_000).events, acknowledged: [], snapshot: sitting.store)
    sitting.learn(.savedElsewhere(saved))
    #expect(places(sitting) == Array(28_000..<30_000))
    #expect(sitting.screen.contains(" 28,000 not shown "))
  }

  @Test func `makes up for what was missed before what is left`() throws {
    var sitting = try Sitting()
    sitting.save(Person.ada.user(1), changed: ["email"])
    sitting.store(seq: 2)
    let events = batch(2, of: 15_000).events
    sitting.learn(.signal(events[10_000], sitting.store))
    sitting.learn(.missed(10_000))
    #expect(sitting.screen.contains(" 10,000 missed · live "))
    for event in events[10_001...] { sitting.learn(.signal(event, sitting.store)) }
    #expect(places(sitting) == Array(13_000..<15_000))
    #expect(!sitting.screen.contains("missed"))
  }
}
