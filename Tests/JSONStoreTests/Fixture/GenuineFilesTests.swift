import Foundation
import JSONStore
import Testing

@Suite struct `Files that dumpdata wrote` {
  static let names = [
    "01_users_profiles_indent_none", "02_users_profiles_indent2", "07_everything_indent2", "10_usual_backup",
    "12_profiles_first", "15_use_tz_false_seoul_indent2",
  ]

  @Test(arguments: names)
  func `open, and show all users and profiles`(name: String) async throws {
    let snapshot = try await Place(copyOf: "genuine/\(name).json").open().snapshot
    #expect(snapshot.count(of: Person.self) == 13)
    #expect(snapshot.count(of: Badge.self) == 12)
    let kim = snapshot[Person.self, row: 1]
    #expect(kim.username == "김민수")
    let badge = try snapshot.first(Badge.self, where: "user", refersTo: #require(kim.pk), of: Person.self)
    #expect(badge?.pk == .integer(2))
  }

  @Test(arguments: names)
  func `differ by an edit and nothing else afterwards`(name: String) async throws {
    let place = try Place(copyOf: "genuine/\(name).json")
    var expected = try JSONText.records(place.data())
    let at = try #require(expected.firstIndex { $0.fields["username"] as? String == "김민수" })
    expected[at] = expected[at].with("email", "new@example.org")

    let store = try await place.open()
    var kim = await store.snapshot[Person.self, row: 1]
    kim["email"] = "new@example.org"
    try await store.save(kim)
    try await store.close()

    #expect(try JSONText.records(place.data()) == expected)
    let lines = try place.lines()
    #expect(lines.count == expected.count + 2)
    #expect(lines.first == "[" && lines.last == "]")
    #expect(lines.dropFirst().dropLast(2).allSatisfy { $0.hasPrefix("{") && $0.hasSuffix("},") })
  }

  @Test(arguments: names)
  func `are untouched by a session without a save`(name: String) async throws {
    let place = try Place(copyOf: "genuine/\(name).json")
    try await place.open().close()
    #expect(try place.data() == Place.fixture("genuine/\(name).json"))
    #expect(try place.files == ["users.json"])
  }
}
