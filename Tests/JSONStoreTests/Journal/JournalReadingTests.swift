import Signals
import Testing

@testable import JSONStore

@Suite struct `A journal line that is read` {
  private static let start =
    ##""v":1,"seq":7,"d":6,"ts":"2026-11-22T15:04:05.123Z","actor":"anna@host","origin":"screen""##
  private static let save =
    ##""op":"save","model":"auth.user","pk":9,"created":true,"changed":["username"],"after":{"username":"kim"}"##
  private static let previous = ##""prev":"0123456789abcdef0123456789abcdef""##

  /// A line of these members, which ends with its hash.
  private func line(_ members: String...) throws -> String {
    let body = "{" + members.joined(separator: ",") + ","
    return try body + "\"hash\":\"\(Digest.half(body))\"}"
  }

  private func decode(_ line: String) -> JournalLine.Proven? { JournalLine.decode(Array(line.utf8)[...], JSONParser()) }

  private func entry(_ line: String) -> JournalEntry? {
    if case .entry(let entry, _)? = decode(line)?.line { entry } else { nil }
  }

  @Test func `says what was written`() throws {
    let owed = ##""owes":["users.audit"],"session":5,"cause":{"seq":3,"receiver":"users.copy","place":1}"##
    let line = try self.line(Self.start, Self.save, owed, Self.previous)
    let proven = try #require(decode(line))
    #expect(proven.durable == 6)
    #expect(proven.previous.description == "0123456789abcdef0123456789abcdef")
    #expect(line.hasSuffix("\"\(proven.hash)\"}"))
    let entry = try #require(self.entry(line))
    #expect(entry.seq == 7)
    #expect(entry.timestamp == "2026-11-22T15:04:05.123Z")
    #expect(entry.actor == "anna@host")
    #expect(entry.origin == .screen)
    #expect(entry.calls == [ReceiverCall(seq: 7, receiver: "users.audit")])
    #expect(entry.session?.number == 5)
    #expect(entry.cause == ReceiverCall(seq: 3, place: 1, receiver: "users.copy"))
    guard case .save(let model, let pk, let created, let changed, let after, let extra) = entry.operations.first else {
      Issue.record("no save")
      return
    }
    #expect(model == "auth.user")
    #expect(pk == .integer(9))
    #expect(created)
    #expect(changed == ["username"])
    #expect(after == ["username": "kim"])
    #expect(extra.isEmpty)
  }

  @Test func `may have its members in any order, and others among them`() throws {
    let entry = try self.entry(line(Self.save, ##""newer":{"seq":1}"##, Self.previous, Self.start))
    #expect(entry?.seq == 7)
    #expect(entry?.operations.first?.fieldsAfter == ["username": "kim"])
  }

  @Test func `has a member's first value where there are two`() throws {
    #expect(try entry(line(Self.start, Self.save, ##""seq":8"##, Self.previous))?.seq == 7)
  }

  @Test(arguments: [##""0123456789abcdef""##, "1", "null"])
  func `is damaged if what it continues is no hash`(previous: String) throws {
    #expect(try decode(line(Self.start, Self.save, "\"prev\":" + previous)) == nil)
  }

  @Test func `is damaged where any byte of its end is another`() throws {
    let bytes = try Array(line(Self.start, Self.save, Self.previous).utf8)
    for place in bytes.indices.suffix(50) {
      var damaged = bytes
      damaged[place] ^= 0x20
      #expect(JournalLine.decode(damaged[...], JSONParser()) == nil, "byte \(place)")
    }
  }

  @Test(arguments: [
    (##""pk":9"##, ##""pk":9223372036854775808"##), (##""pk":9"##, ##""pk":"9""##),
    (##""pk":9"##, ##""pk":["a","b"]"##),
    (##""created":true"##, ##""created":1"##), (##""after":{"username":"kim"}"##, ##""after":["kim"]"##),
    (##""seq":7"##, ##""seq":7.0"##), (##""origin":"screen""##, ##""origin":"moon""##), (##""v":1"##, ##""v":2"##),
  ])
  func `says nothing known with a member of another kind`(member: String, other: String) throws {
    let sound = Self.start + "," + Self.save
    try #require(sound.contains(member))
    let proven = try decode(line(sound.replacing(member, with: other), Self.previous))
    #expect(proven != nil)
    #expect(proven?.line == nil)
  }

  @Test(arguments: ["", ##"{\##(save)},7"##, "{}"])
  func `says nothing known with a batch that is not all changes`(operations: String) throws {
    let proven = try decode(line(Self.start, ##""op":"batch","ops":[\##(operations)]"##, Self.previous))
    #expect(proven != nil)
    #expect(proven?.line == nil)
  }
}
