@testable import JSONStore
import Signals
import Testing

@testable import Screens

@Suite struct `Scrolling the log` {
  /// The log has the focus and so many entries of one line each; six are in sight.
  private func scrolling(_ count: Int) throws -> Sitting {
    var sitting = try Sitting()
    sitting.press(.backTab)
    for _ in 0..<count { sitting.save(Person.ada.user(1), changed: ["email"]) }
    return sitting
  }

  private func numbers(_ sitting: Sitting) -> [Int] {
    sitting.log.compactMap { line in line.split(separator: "#").last?.split(separator: " ").first.flatMap { Int($0) } }
  }

  @Test func `it follows the end as it grows`() throws {
    var sitting = try scrolling(9)
    #expect(numbers(sitting) == Array(4...9))
    sitting.save(Person.ada.user(1), changed: ["email"])
    #expect(numbers(sitting) == Array(5...10))
    #expect(sitting.screen.contains(" live "))
  }

  @Test func `scrolled back it holds its place as it grows`() throws {
    var sitting = try scrolling(9)
    sitting.press(.up, times: 7)
    #expect(numbers(sitting) == Array(2...7))
    for _ in 0..<3 { sitting.save(Person.ada.user(1), changed: ["email"]) }
    #expect(numbers(sitting) == Array(2...7))
    #expect(sitting.screen.contains(" scrolled back "))
  }

  @Test(arguments: [
    ("en", 80, 24, " scrolled back ─", " scrolled back · 6 new ─"),
    ("en", 120, 40, " scrolled back ─", " scrolled back · 6 new ─"),
    ("ko", 80, 24, " 지난 기록 ─", " 지난 기록 · 새로 6 ─"), ("ko", 120, 40, " 지난 기록 ─", " 지난 기록 · 새로 6 ─"),
  ])
  func `scrolled back it counts what has come since`(
    language: String, width: Int, height: Int, none: String, some: String
  ) throws {
    var sitting = try Sitting(language: language, width: width, height: height)
    sitting.press(.backTab)
    for _ in 0..<20 { sitting.save(Person.ada.user(1), changed: ["email"]) }
    sitting.press(.up)
    #expect(sitting.screen.contains(none))
    for pk: Int64 in 4..<10 { sitting.addWithProfile(Person(username: "user\(pk)"), pk: pk) }
    #expect(sitting.screen.contains(some))
  }

  @Test func `what has come is new until it is in sight`() throws {
    var sitting = try scrolling(9)
    sitting.press(.up)
    for _ in 0..<3 { sitting.save(Person.ada.user(1), changed: ["email"]) }
    sitting.press(.down, .down)
    #expect(numbers(sitting) == Array(5...10))
    #expect(sitting.screen.contains(" scrolled back · 2 new "))
    sitting.press(.end, .up)
    #expect(sitting.screen.contains(" scrolled back ─"))
  }

  @Test func `what came while the log was paused is new where it was scrolled back then`() throws {
    var sitting = try scrolling(9)
    sitting.type("p")
    sitting.press(.up)
    for _ in 0..<3 { sitting.save(Person.ada.user(1), changed: ["email"]) }
    sitting.type("p")
    #expect(sitting.screen.contains(" scrolled back · 3 new "))
  }

  @Test func `nothing is scrolled back where all is in sight`() throws {
    var sitting = try scrolling(6)
    sitting.press(.home)
    #expect(numbers(sitting) == Array(1...6))
    #expect(sitting.screen.contains(" live "))
    sitting.save(Person.ada.user(1), changed: ["email"])
    #expect(sitting.screen.contains(" scrolled back "))
  }

  @Test func `the cursor goes through what is in sight before anything scrolls`() throws {
    var sitting = try scrolling(9)
    sitting.press(.up, .up)
    #expect(numbers(sitting) == Array(4...9))
    #expect(sitting.log.filter { $0.hasPrefix("▸") }.map(\.words) == [sitting.log[3].words])
    sitting.press(.tab)
    #expect(!sitting.log.contains { $0.hasPrefix("▸") })
  }

  @Test(arguments: [[Key.down, .down], [.end], [.character("G")], [.pageDown]])
  func `at the end it follows again`(keys: [Key]) throws {
    var sitting = try scrolling(9)
    sitting.press(.up, .up)
    for key in keys { sitting.press(key) }
    sitting.save(Person.ada.user(1), changed: ["email"])
    #expect(numbers(sitting) == Array(5...10))
    #expect(sitting.screen.contains(" live "))
  }

  @Test func `the first line stops at the top`() throws {
    var sitting = try scrolling(9)
    sitting.press(.home)
    #expect(numbers(sitting) == Array(1...6))
    sitting.press(.up, .pageUp, .home)
    #expect(numbers(sitting) == Array(1...6))
  }

  @Test func `a page leaves one line of the page before in sight`() throws {
    var sitting = try scrolling(20)
    sitting.press(.pageUp, .pageUp)
    #expect(numbers(sitting) == Array(10...15))
  }

  @Test func `a log that fits does not scroll`() throws {
    var sitting = try scrolling(3)
    sitting.press(.up, .pageUp, .home)
    #expect(numbers(sitting) == [1, 2, 3])
    sitting.press(.down, .down)
    #expect(sitting.screen.contains(" live "))
  }

  @Test func `an empty log does not scroll`() throws {
    var sitting = try scrolling(0)
    sitting.press(.up, .pageUp, .home, .end, .down)
    #expect(sitting.screen.contains(" live "))
  }

  @Test func `it keeps the last entries only`() throws {
    let sitting = try scrolling(SignalLog.limit + 5)
    #expect(sitting.model.log.entries.count == SignalLog.limit)
    #expect(sitting.model.log.entries.first?.seq == 6)
  }

  @Test func `while it is scrolled back nothing is dropped`() throws {
    var sitting = try scrolling(SignalLog.limit)
    sitting.press(.home)
    for _ in 0..<10 { sitting.save(Person.ada.user(1), changed: ["email"]) }
    #expect(numbers(sitting) == Array(1...6))
    sitting.press(.end)
    sitting.save(Person.ada.user(1), changed: ["email"])
    #expect(sitting.model.log.entries.first?.seq == 12)
  }

  // MARK: What was before

  private func entries(_ numbers: ClosedRange<Int>) -> [JournalEntry] {
    numbers.map { .sample(seq: $0, [.delete(model: "auth.user", pk: .integer(1), before: [:])]) }
  }

  /// A log whose store has these saves, the last of which were read on opening.
  private func opened(_ last: Int, knowing history: ClosedRange<Int>?) throws -> Sitting {
    var store = try StoreSnapshot(Person.three)
    store.seq = last
    var report = OpenReport()
    report.history = history.map(entries) ?? []
    var sitting = Sitting(reading: store, texts: try .language("en"))
    sitting.learn(.opened(store, report))
    sitting.press(.backTab)
    return sitting
  }

  @Test func `at its top it asks for what was before, once, and shows it`() throws {
    var sitting = try opened(300, knowing: 201...300)
    #expect(sitting.effects.isEmpty)
    sitting.press(.home, .up, .home)
    #expect(sitting.effects == [.readHistory(before: 201)])
    sitting.learn(.history(entries(101...200), owed: []))
    // The date is not above them any more.
    #expect(numbers(sitting) == Array(200...205))
    sitting.press(.up)
    #expect(numbers(sitting) == Array(200...205))
    sitting.press(.home)
    #expect(numbers(sitting) == Array(101...105))
    #expect(sitting.effects == [.readHistory(before: 201), .readHistory(before: 101)])
    sitting.learn(.history([], owed: []))
    sitting.press(.up)
    #expect(sitting.effects.count == 2)
  }

  @Test func `on opening it asks for what does not stand in the journal any more`() throws {
    var sitting = try opened(300, knowing: nil)
    #expect(sitting.effects == [.readHistory(before: 301)])
    sitting.learn(.history(entries(101...300), owed: []))
    #expect(numbers(sitting) == Array(295...300))
    #expect(sitting.screen.contains(" live "))
  }

  @Test func `what is owed from long ago leaves no gap`() throws {
    var store = try StoreSnapshot(Person.three)
    store.seq = 300
    var report = OpenReport()
    report.history = entries(5...5) + entries(151...300)
    var sitting = Sitting(reading: store, texts: try .language("en"))
    sitting.learn(.opened(store, report))
    sitting.press(.backTab, .home)
    #expect(sitting.effects == [.readHistory(before: 151)])
    sitting.learn(.history(entries(1...150), owed: []))
    #expect(sitting.model.log.entries.map(\.seq) == Array(1...300))
  }

  @Test func `an empty log asks when it is scrolled`() throws {
    var sitting = try opened(300, knowing: nil)
    sitting.learn(.history([], owed: []))
    sitting.press(.home)
    #expect(sitting.effects.count == 1)
  }

  @Test func `it asks for nothing before the first save`() throws {
    var sitting = try opened(0, knowing: nil)
    #expect(sitting.effects.isEmpty)
    sitting = try opened(3, knowing: 1...3)
    sitting.press(.home, .up)
    #expect(sitting.effects.isEmpty)
  }

  @Test func `what was dropped can be asked for again`() throws {
    var sitting = try opened(300, knowing: 201...300)
    sitting.press(.home)
    sitting.learn(.history([], owed: []))
    sitting.press(.end)
    for event in entries(301...SignalLog.limit + 300).flatMap(\.events) {
      sitting.learn(.signal(event, sitting.store))
    }
    sitting.press(.home)
    #expect(sitting.effects == [.readHistory(before: 201), .readHistory(before: 301)])
  }

  @Test func `an entry that comes late above moves nothing`() throws {
    var sitting = try Sitting()
    sitting.press(.backTab)
    let event = sitting.save(Person(username: "dora").user(4))
    let profile = sitting.save(
      Person(username: "dora").profile(4), cause: ReceiverCall(seq: 1, receiver: "users.create_profile"))
    sitting.finish(event, "users.create_profile")
    for _ in 0..<12 { sitting.save(Person.ada.user(1), changed: ["email"]) }
    sitting.press(.up, times: 8)
    let before = sitting.log
    sitting.finish(profile, "users.late")
    #expect(sitting.log == before)
  }

  @Test func `after a resize no line above the first is empty`() throws {
    var sitting = try scrolling(20)
    sitting.press(.home)
    sitting.learn(.resized(width: 80, height: 60))
    #expect(numbers(sitting) == Array(1...20))
  }
}
