@testable import JSONStore
import Testing

@testable import Screens

@Suite struct `The log's dates` {
  private func entry(_ seq: Int, _ timestamp: String) -> JournalEntry {
    JournalEntry(
      seq: seq, timestamp: timestamp, actor: "anna@host", origin: .screen, cause: nil, session: nil,
      operations: [.delete(model: "auth.user", pk: .integer(1), before: [:])], owed: [[]])
  }

  private func sitting(history: [JournalEntry]) throws -> Sitting {
    var store = try StoreSnapshot(Person.three)
    store.seq = history.last?.seq ?? 0
    var report = OpenReport()
    report.history = history
    var sitting = Sitting(reading: store, texts: try .language("en"))
    sitting.learn(.opened(store, report))
    sitting.press(.backTab)
    return sitting
  }

  private func starts(_ sitting: Sitting) -> [String] {
    sitting.log.map { String($0.words.drop { $0 == "▸" }.prefix { $0 != " " }) }
  }

  @Test func `stand above the first of each day`() throws {
    var sitting = try sitting(history: [
      entry(1, "2026-11-20T23:59:59.999Z"), entry(2, "2026-11-21T00:00:00.000Z"), entry(3, "2026-11-21T08:00:00.000Z"),
    ])
    for event in entry(4, "2026-11-22T09:00:00.000Z").events { sitting.learn(.signal(event, sitting.store)) }
    sitting.learn(.resized(width: 80, height: 40))
    #expect(
      starts(sitting) == [
        "2026-11-20", "23:59:59.999", "2026-11-21", "00:00:00.000", "08:00:00.000", "2026-11-22", "09:00:00.000",
      ])
  }

  @Test func `need not be told of this sitting's first day`() throws {
    var sitting = try sitting(history: [])
    for (seq, timestamp) in [(1, "2026-11-21T22:00:00.000Z"), (2, "2026-11-22T09:00:00.000Z")] {
      for event in entry(seq, timestamp).events { sitting.learn(.signal(event, sitting.store)) }
    }
    #expect(starts(sitting) == ["22:00:00.000", "2026-11-22", "09:00:00.000"])
  }

  @Test func `are those of the entries that pass the filter`() throws {
    var sitting = try sitting(history: [
      entry(1, "2026-11-20T09:00:00.000Z"), entry(2, "2026-11-21T10:00:00.000Z"), entry(3, "2026-11-21T11:00:00.000Z"),
    ])
    sitting.press(.character("/"))
    sitting.type("#3")
    #expect(starts(sitting) == ["2026-11-21", "11:00:00.000"])
  }

  @Test func `are those of the clock on the wall`() throws {
    let clock = LocalClock { _ in 9 * 3_600 }
    #expect(clock.day("2026-11-22T15:04:05.123Z") == "2026-11-23")
    #expect(clock.moment("2026-11-22T15:04:05.123Z") == "2026-11-23 00:04:05.123")
    #expect(clock.moment("no date") == "no date")
  }

  @Test func `can be under the cursor, for their entry`() throws {
    var sitting = try sitting(history: [entry(1, "2026-11-20T09:00:00.000Z")])
    sitting.press(.home)
    #expect(sitting.underCursor == "2026-11-20")
    sitting.press(.enter)
    #expect(sitting.event?.step.entry.seq == 1)
  }
}
