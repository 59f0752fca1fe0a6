import Foundation
import Testing

@testable import JSONStore

@Suite struct `The file after a session` {
  private func lines(of place: Place, after change: (JSONStore) async throws -> Void) async throws -> [String] {
    let store = try await place.open()
    try await change(store)
    try await store.close()
    return try place.lines()
  }

  @Test func `differs in one line by an edit`() async throws {
    let text = fixture(
      user(1, "kim"), #"{"model":"x.team",  "pk":1.50,"fields":{"n":1E2,"s":"\u0041\/"}}"#, user(2, "lee"),
      profile(1, of: "1"))
    let place = try Place(text)
    let after = try await lines(of: place) { store in
      var lee = await store.snapshot[Person.self, row: 1]
      lee["email"] = "lee@example.org"
      try await store.save(lee)
    }
    var expected = text.split(separator: "\n").map(String.init)
    expected[3] = #"{"model": "auth.user", "pk": 2, "fields": {"username": "lee", "email": "lee@example.org"}},"#
    #expect(after == expected)
  }

  @Test func `has new records behind the last of their model`() async throws {
    let place = try Place(fixture(user(1, "kim"), profile(1, of: "1"), #"{"model": "x.team", "fields": {}}"#))
    let after = try await lines(of: place) { store in
      try await store.save(Person("lee"))
      try await store.save(Badge(for: 2))
      try await store.save(Person("park"))
    }
    #expect(
      after == [
        "[", user(1, "kim") + ",", user(2, "lee") + ",", user(3, "park") + ",", profile(1, of: "1") + ",",
        profile(2, of: "2") + ",", #"{"model": "x.team", "fields": {}}"#, "]",
      ])
  }

  @Test func `has no new record before one that it refers to`() async throws {
    let place = try Place(fixture(user(1, "kim"), profile(1, of: "1"), user(2, "lee")))
    let after = try await lines(of: place) { store in
      try await store.save(Badge(for: 2))
      try await store.save(Person("park"))
      try await store.save(Badge(for: 3))
    }
    #expect(
      after == [
        "[", user(1, "kim") + ",", profile(1, of: "1") + ",", user(2, "lee") + ",", user(3, "park") + ",",
        profile(2, of: "2") + ",", profile(3, of: "3"), "]",
      ])
  }

  @Test func `has records of a model that it lacked at its end`() async throws {
    let place = try Place(fixture(#"{"model": "x.team", "fields": {}}"#, user(1, "kim")))
    let after = try await lines(of: place) { try await $0.save(Badge(for: 1)) }
    #expect(after == ["[", #"{"model": "x.team", "fields": {}},"#, user(1, "kim") + ",", profile(1, of: "1"), "]"])
  }

  @Test func `keeps what an edited record has beside its known fields`() async throws {
    let place = try Place(
      fixture(#"{"model": "auth.user", "pk": 1, "fields": {"username": "kim", "shoe": 44.50}, "note": [1, null]}"#))
    let after = try await lines(of: place) { store in
      var kim = await store.snapshot[Person.self, row: 0]
      kim.username = "lee"
      try await store.save(kim)
    }
    #expect(
      after[1]
        == #"{"model": "auth.user", "pk": 1, "fields": {"username": "lee", "shoe": 44.50}, "note": [1, null]}"#)
  }

  @Test func `keeps the literals and escapes of a record that it joins to one line`() async throws {
    let place = try Place(
      "[\r\n{\r\n\"model\" : \"x.y\",\n\t" + #""fields":{"a":[ 1.0 , "\" { , : \u00e9" ] }"# + "\n}\n]")
    let after = try await lines(of: place) { try await $0.save(Person("kim")) }
    #expect(after[1] == #"{"model": "x.y", "fields": {"a": [1.0, "\" { , : \u00e9"]}},"#)
  }

  @Test func `is the owner's alone, with the file before it at its side`() async throws {
    let place = try Place(fixture(user(1, "kim")))
    let before = try place.data()
    _ = try await lines(of: place) { try await $0.save(Person("lee")) }
    #expect(try place.mode() == 0o600)
    #expect(try place.data(".1") == before)
    #expect(try place.files == ["users.json", "users.json.1", "users.json.journal"])
  }

  @Test func `takes the file before it, which all could read, from all but its owner`() async throws {
    let place = try Place(fixture(user(1, "kim")))
    try place.setMode(0o644)
    _ = try await lines(of: place) { try await $0.save(Person("lee")) }
    for suffix in ["", ".1"] { #expect(try place.mode(suffix) == 0o600) }
  }

  @Test func `may only be read where its owner has made it so while it was open`() async throws {
    let place = try Place(fixture(user(1, "kim")))
    _ = try await lines(of: place) {
      try await $0.save(Person("lee"))
      try place.setMode(0o400)
    }
    #expect(try place.text() == fixture(user(1, "kim"), user(2, "lee")))
    for suffix in ["", ".1"] { #expect(try place.mode(suffix) == 0o400) }
  }

  @Test func `may only be read where its owner has made it so while it was written`() async throws {
    let place = try Place(fixture(user(1, "kim")))
    let checkpoint = try Checkpoint(at: StorePath(place.path))
    _ = try checkpoint.write(await place.open(readOnly: true).snapshot)
    try place.setMode(0o400)
    try checkpoint.install()
    for suffix in ["", ".1"] { #expect(try place.mode(suffix) == 0o400) }
  }

  @Test func `is enough without the journal`() async throws {
    let place = try Place(fixture(user(1, "kim")))
    _ = try await lines(of: place) { try await $0.save(Person("lee")) }
    try FileManager.default.removeItem(atPath: place.journal)
    #expect(try await place.open().snapshot.count(of: Person.self) == 2)
  }

  @Test func `is made of nothing for a new store`() async throws {
    let place = try Place()
    let after = try await lines(of: place) { try await $0.save(Person("kim")) }
    #expect(after == ["[", user(1, "kim"), "]"])
  }

  @Test func `is an empty array when all are deleted`() async throws {
    let place = try Place(fixture(user(1, "kim"), profile(1, of: "1")))
    let after = try await lines(of: place) { try await $0.delete(Person.self, pk: .integer(1)) }
    #expect(after == ["[", "]"])
    #expect(try await place.open().snapshot.count(of: Person.self) == 0)
  }

  @Test func `stays behind a symbolic link`() async throws {
    let place = try Place()
    let real = place.directory + "/real.json"
    try fixture(user(1, "kim")).write(toFile: real, atomically: false, encoding: .utf8)
    try FileManager.default.createSymbolicLink(atPath: place.path, withDestinationPath: "real.json")
    _ = try await lines(of: place) { try await $0.save(Person("lee")) }
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: place.path) == "real.json")
    #expect(try String(contentsOfFile: real, encoding: .utf8) == fixture(user(1, "kim"), user(2, "lee")))
  }
}
