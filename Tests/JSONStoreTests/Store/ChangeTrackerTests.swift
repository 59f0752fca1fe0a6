import JSONStore
import Signals
import Testing

@Suite struct `What a tracker gathers` {
  @Test func `is the net change of each record, its receivers' included`() async throws {
    let place = try Place()
    let store = try await place.open()
    let maker = store.connect(
      durable: Receiver("test.badge", sender: Person.self) { event in
        if event.created { try await store.save(Badge(for: 1)) }
      })
    let tracker = ChangeTracker()
    try await tracker.track {
      _ = try await store.save(Person("kim")).delivered()
      var kim = await store.snapshot[Person.self, row: 0]
      kim["email"] = "kim@example.org"
      try await store.save(kim)
    }
    try await store.save(Person("lee"))
    #expect(tracker.changes.map(\.model) == ["auth.user", "users.userprofile"])
    #expect(tracker.changes.allSatisfy { $0.before == nil })
    #expect(tracker.changes.first?.after?.fields["email"] == "kim@example.org")
    #expect(!tracker.isContested)
    withExtendedLifetime(maker) {}
  }

  @Test func `is nothing for what is as it was, and for what came and went`() async throws {
    let store = try await Place(fixture(user(1, "kim"))).open()
    let kim = await store.snapshot[Person.self, row: 0]
    let tracker = ChangeTracker()
    try await tracker.track {
      var renamed = kim
      renamed.username = "park"
      try await store.save(renamed)
      try await store.save(kim)
      try await store.save(Person("lee"))
      try await store.delete(Person.self, pk: .integer(2))
    }
    #expect(tracker.changes == [])
  }

  @Test func `is contested where somebody else has saved in between`() async throws {
    let store = try await Place(fixture(user(1, "kim"))).open()
    let tracker = ChangeTracker()
    for (name, isMine) in [("park", true), ("choi", false), ("lee", true)] {
      var kim = await store.snapshot[Person.self, row: 0]
      kim.username = name
      let renamed = kim
      if isMine { try await tracker.track { try await store.save(renamed) } } else { try await store.save(renamed) }
    }
    #expect(tracker.isContested)
  }

  @Test func `follows a record that has another natural key since`() async throws {
    let store = try await Place(copyOf: "genuine/10_usual_backup.json").open()
    let before = try #require(await store.snapshot[Person.self, pk: .natural("김민수")])
    let tracker = ChangeTracker()
    try await tracker.track {
      var kim = before
      kim.username = "kim"
      try await store.save(kim)
      kim = try #require(await store.snapshot[Person.self, pk: .natural("kim")])
      kim["email"] = "kim@example.org"
      try await store.save(kim)
    }
    #expect(tracker.changes.map(\.model) == ["auth.user", "users.userprofile"])
    try await store.replace(tracker.changes.map(\.inverse), origin: .undo)
    #expect(await store.snapshot[Person.self, pk: .natural("김민수")] == before)
  }
}
