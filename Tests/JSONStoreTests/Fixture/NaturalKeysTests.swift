import Foundation
import JSONStore
import Testing

/// `10_usual_backup.json`: users without a pk, and profiles with one, referring by `["username"]`.
@Suite struct `A file with natural keys` {
  let place: Place
  let before: [NSDictionary]

  init() throws {
    place = try Place(copyOf: "genuine/10_usual_backup.json")
    before = try JSONText.records(place.data())
  }

  private func after(_ change: (JSONStore) async throws -> Void) async throws -> [NSDictionary] {
    let store = try await place.open()
    try await change(store)
    try await store.close()
    return try JSONText.records(place.data())
  }

  private func userIndex(_ name: String) throws -> Int {
    try #require(before.firstIndex { $0.fields["username"] as? String == name })
  }

  private func profileIndex(_ name: String) throws -> Int {
    try #require(before.firstIndex { $0.fields["user"] as? [String] == [name] })
  }

  @Test func `identifies a user by name`() async throws {
    let snapshot = try await place.open().snapshot
    #expect(snapshot[Person.self, row: 0].pk == .natural("admin"))
    #expect(snapshot[Person.self, pk: .natural("mueller")]?.username == "mueller")
  }

  @Test func `has the profile follow a renamed user in the same journal line`() async throws {
    let after = try await after { store in
      var kim = try #require(await store.snapshot[Person.self, pk: .natural("김민수")])
      kim.username = "kim"
      let saved = try await store.save(kim)
      #expect(saved.pk == .natural("kim"))
      #expect(try place.lines(".journal").count(where: { $0.contains(#""op":"batch""#) }) == 1)
    }
    var expected = before
    try expected[userIndex("김민수")] = expected[userIndex("김민수")].with("username", "kim")
    try expected[profileIndex("김민수")] = expected[profileIndex("김민수")].with("user", ["kim"])
    #expect(after == expected)
  }

  @Test func `has a new user written without a pk and a new profile with one`() async throws {
    let after = try await after { store in
      try await store.save(Person("newcomer"))
      try await store.save(Badge(for: ["newcomer"]))
    }
    var expected = before
    let users = try #require(expected.lastIndex { $0["model"] as? String == "auth.user" })
    let new: NSDictionary = ["model": "auth.user", "fields": ["username": "newcomer", "email": ""]]
    expected.insert(new, at: users + 1)
    let profiles = try #require(expected.lastIndex { $0["model"] as? String == "users.userprofile" })
    let fields: NSDictionary = ["user": ["newcomer"], "phonenumber": NSNull(), "address": NSNull()]
    expected.insert(["model": "users.userprofile", "pk": 17, "fields": fields], at: profiles + 1)
    #expect(after == expected)
  }

  @Test func `loses a deleted user and its profile`() async throws {
    let after = try await after { try await $0.delete(Person.self, pk: .natural("mueller")) }
    let gone = try [userIndex("mueller"), profileIndex("mueller")]
    #expect(after == before.indices.filter { !gone.contains($0) }.map { before[$0] })
  }

  @Test func `keeps one profile for a user renamed when profiles have no pk either`() async throws {
    let place = try Place(
      fixture(
        #"{"model": "auth.user", "fields": {"username": "kim"}}"#,
        #"{"model": "users.userprofile", "fields": {"user": ["kim"]}}"#))
    let store = try await place.open()
    var kim = await store.snapshot[Person.self, row: 0]
    kim.username = "lee"
    try await store.save(kim)
    let snapshot = await store.snapshot
    #expect(snapshot.count(of: Badge.self) == 1)
    #expect(snapshot.first(Badge.self, where: "user", refersTo: .natural("lee"), of: Person.self)?.owner == ["lee"])
    let replayed = try await place.open(readOnly: true).snapshot
    #expect(replayed.count(of: Badge.self) == 1)
    #expect(replayed[Badge.self, row: 0] == snapshot[Badge.self, row: 0])
  }

  @Test func `lets a name that was given up be taken, with a profile of its own`() async throws {
    let store = try await place.open()
    var kim = try #require(await store.snapshot[Person.self, pk: .natural("mueller")])
    kim.username = "miller"
    try await store.save(kim)
    try await store.save(Person("mueller"))
    try await store.save(Badge(for: ["mueller"]))
    try await store.close()
    let snapshot = try await place.open().snapshot
    let old = snapshot.first(Badge.self, where: "user", refersTo: .natural("miller"), of: Person.self)
    let new = snapshot.first(Badge.self, where: "user", refersTo: .natural("mueller"), of: Person.self)
    #expect(old?.pk == .integer(6))
    #expect(new?.pk == .integer(17))
  }
}
