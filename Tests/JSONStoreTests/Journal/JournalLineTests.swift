import Foundation
import JSONStore
import Testing

@Suite struct `A journal line` {
  private func place() async throws -> Place {
    let place = try Place(fixture(user(1, "kim"), profile(1, of: "1")))
    let store = try await place.open()
    try await store.save(Person("lee \u{7}\"\u{1F600}"))
    var kim = await store.snapshot[Person.self, row: 0]
    kim["email"] = "kim@example.org"
    try await store.save(kim, origin: .command)
    try await store.delete(Person.self, pk: .integer(1))
    return place
  }

  @Test func `is JSON with the members of its kind in order`() async throws {
    let lines = try await place().lines(".journal").dropFirst()
    func names(_ line: String) throws -> [String] {
      let object = try JSONText.object(line)
      return object.allKeys.compactMap { $0 as? String }
        .compactMap { name in line.range(of: "\"\(name)\":").map { (name, $0.lowerBound) } }
        .sorted { $0.1 < $1.1 }.map(\.0)
    }
    let start = ["v", "seq", "d", "ts", "actor", "origin", "op"]
    let save = start + ["model", "pk", "created", "changed", "after", "prev", "hash"]
    #expect(try lines.map(names) == [save, save, start + ["ops", "prev", "hash"]])
  }

  @Test func `says what was saved, when, by whom and whence`() async throws {
    let lines = try await place().lines(".journal")
    let edit = try JSONText.object(lines[2])
    #expect(edit["v"] as? Int == 1)
    #expect(edit["seq"] as? Int == 2)
    #expect(edit["d"] as? Int == 1)
    #expect(edit["ts"] as? String == "2026-11-22T15:04:05.123Z")
    #expect(edit["actor"] as? String == "anna@host")
    #expect(edit["origin"] as? String == "command")
    #expect(edit["created"] as? Bool == false)
    #expect(edit["changed"] as? [String] == ["email"])
    #expect(edit["after"] as? [String: String] == ["username": "kim", "email": "kim@example.org"])
    let deletion = try JSONText.object(lines[3])["ops"] as? [[String: Any]]
    #expect(deletion?.map { $0["model"] as? String } == ["users.userprofile", "auth.user"])
  }

  @Test func `counts without gaps and carries the hash of the line before`() async throws {
    let lines = try await place().lines(".journal").map(JSONText.object)
    #expect(lines.compactMap { $0["seq"] as? Int } == [1, 2, 3])
    #expect(lines[0]["prev"] as? String == String(repeating: "0", count: 32))
    #expect(zip(lines, lines.dropFirst()).allSatisfy { $0["hash"] as? String == $1["prev"] as? String })
  }

  @Test func `ends with the hash of all that stands before it`() async throws {
    for line in try await place().lines(".journal") {
      let start = try #require(line.range(of: "\"hash\":", options: .backwards)).lowerBound
      #expect(line[start...] == "\"hash\":\"\(try Digest.half(String(line[..<start])))\"}")
    }
  }

  @Test func `is not written for a record that is too large for one`() async throws {
    let place = try Place()
    let store = try await place.open()
    var person = Person("kim")
    person["email"] = String(repeating: "x", count: 65_536)
    await #expect(throws: StoreError.tooLarge(limit: 65_536)) { try await store.save(person) }
    #expect(await store.snapshot.count(of: Person.self) == 0)
    #expect(try place.files.isEmpty)
    #expect(try await store.save(Person("lee")).seq == 1)
  }
}
