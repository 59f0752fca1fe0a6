import Glibc
import Testing

@testable import JSONStore

@Suite struct `Reading ahead of the lock` {
  private let place: Place
  private let path: StorePath
  private let writer: Journal
  private let follower: Journal

  /// Two processes that have read the same journal to its end.
  init() throws {
    place = try Place()
    path = StorePath(place.path)
    writer = Journal(path, end: JournalEnd(), isReader: false)
    follower = Journal(path, end: JournalEnd(), isReader: false)
    try writer.append([Self.save(1, "kim")])
    _ = try follower.catchUp(isReserved: false)
  }

  private static func save(_ seq: Int, _ names: String..., more: Bool = false) -> JournalLine {
    var entry = JournalEntry(
      seq: seq, timestamp: "2026-11-22T15:04:05.123Z", actor: "anna@host", origin: .screen, cause: nil,
      operations: names.map {
        .save(
          model: "auth.user", pk: .integer(1), created: true, changed: ["username"], after: ["username": .string($0)])
      })
    entry.owed = names.map { _ in [] }
    return .entry(entry, more: more)
  }

  private func names(_ lines: [JournalLine]) -> [String?] {
    lines.flatMap { line in
      guard case .entry(let entry, _) = line else { return [String?]() }
      return entry.operations.map { $0.fieldsAfter?["username"]?.string }
    }
  }

  @Test func `counts once the lock is there, and what came after it too`() throws {
    try writer.append([Self.save(2, "lee")])
    follower.readAhead()
    #expect(follower.end != writer.end)
    try writer.append([Self.save(3, "park")])
    follower.readAhead()
    try writer.append([Self.save(4, "choi")])
    #expect(try names(follower.catchUp(isReserved: false).lines) == ["lee", "park", "choi"])
    #expect(follower.end == writer.end)
  }

  @Test func `counts not where something else stands by then`() throws {
    let another = Journal(path, end: writer.end, isReader: false)
    try writer.append([Self.save(2, "lee")])
    follower.readAhead()
    try File(path.journal, O_RDWR).truncate(to: another.end.size)
    #expect(try another.catchUp(isReserved: false).lines.isEmpty)
    try another.append([Self.save(2, "jin")])
    #expect(try names(follower.catchUp(isReserved: false).lines) == ["jin"])
    #expect(follower.end == another.end)
  }

  @Test func `finds nothing of a save before its last line is there`() throws {
    try writer.append([Self.save(2, "lee", more: true), Self.save(2, "park")])
    let lines = try place.lines(".journal").map { Array(($0 + "\n").utf8) }
    let file = try File(path.journal, O_RDWR)
    try file.truncate(to: writer.end.size - lines[2].count)
    follower.readAhead()
    try file.write(lines[2], at: writer.end.size - lines[2].count)
    follower.readAhead()
    #expect(try names(follower.catchUp(isReserved: false).lines) == ["lee", "park"])
  }
}
