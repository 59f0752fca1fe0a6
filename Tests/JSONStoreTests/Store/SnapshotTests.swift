import JSONStore
import Testing

@Suite struct `A snapshot` {
  @Test func `that is held never changes`() async throws {
    let store = try await Place(fixture(user(1, "kim"), user(2, "lee"))).open()
    let held = await store.snapshot
    var kim = held[Person.self, row: 0]
    kim.username = "renamed"
    try await store.save(kim)
    try await store.delete(Person.self, pk: .integer(2))
    try await store.save(Person("park"))
    #expect((0..<held.count(of: Person.self)).map { held[Person.self, row: $0].username } == ["kim", "lee"])
    #expect(held.seq == 0)
    #expect(held.first(Person.self, where: "username", is: "renamed") == nil)
  }

  @Test func `has no row for a record that is gone or never was`() async throws {
    let store = try await Place(fixture(user(1, "kim"))).open()
    try await store.delete(Person.self, pk: .integer(1))
    let snapshot = await store.snapshot
    #expect(snapshot.row(of: .integer(1), in: Person.self) == nil)
    #expect(snapshot[Person.self, pk: .integer(7)] == nil)
    await #expect(throws: StoreError.noSuchRecord) { try await store.delete(Person.self, pk: .integer(1)) }
  }

  @Test func `refuses a second profile, a taken name and a reference to nobody`() async throws {
    let store = try await Place(fixture(user(1, "kim"), user(2, "lee"), profile(1, of: "1"))).open()
    await #expect(throws: StoreError.notUnique(model: "users.userprofile", field: "user")) {
      try await store.save(Badge(for: ["kim"]))
    }
    var lee = await store.snapshot[Person.self, row: 1]
    lee.username = "kim"
    await #expect(throws: StoreError.notUnique(model: "auth.user", field: "username")) { try await store.save(lee) }
    await #expect(throws: StoreError.invalid(model: "users.userprofile", field: "user")) {
      try await store.save(Badge(for: 9))
    }
    #expect(await store.snapshot.seq == 0)
  }

  @Test func `has no key left behind the highest there is`() async throws {
    let store = try await Place(fixture(user(.max, "kim"))).open()
    await #expect(throws: StoreError.invalid(model: "auth.user", field: "pk")) { try await store.save(Person("lee")) }
  }

  /// The same steps are taken with an array, which is obviously right.
  @Test(arguments: [1, 2, 3, UInt64.random(in: 4...999_999)])
  func `keeps rows in order through any steps`(seed: UInt64) async throws {
    var random = SplitMix(state: seed)
    var model = (1...20).map { (pk: $0, name: "user\($0)") }
    let text = "[\n" + model.map { user($0.pk, $0.name) }.joined(separator: ",\n") + "\n]\n"
    var place = try Place(text)
    var store = try await place.open()
    var highest = 20
    for step in 0..<150 {
      let row = model.isEmpty ? nil : Int.random(in: model.indices, using: &random)
      switch (Int.random(in: 0..<8, using: &random), row) {
      case (0...2, let row?):
        try await store.delete(Person.self, pk: .integer(Int64(model.remove(at: row).pk)))
      case (3...4, let row?):
        var person = await store.snapshot[Person.self, row: row]
        model[row].name = "step\(step)"
        person.username = model[row].name
        try await store.save(person)
      case (5, _):
        if Bool.random(using: &random) { try await store.close() }
        place = try place.afterCrash()
        store = try await place.open()
      default:
        highest += 1
        model.append((highest, "step\(step)"))
        try await store.save(Person("step\(step)"))
      }
      let snapshot = await store.snapshot
      #expect(snapshot.count(of: Person.self) == model.count, "seed \(seed), step \(step)")
      for (row, expected) in model.enumerated() {
        let pk = PrimaryKey.integer(Int64(expected.pk))
        let person = snapshot[Person.self, row: row]
        #expect(person.pk == pk && person.username == expected.name, "seed \(seed), step \(step)")
        #expect(snapshot.row(of: pk, in: Person.self) == row, "seed \(seed), step \(step)")
        #expect(snapshot.first(Person.self, where: "username", is: .string(expected.name))?.pk == pk)
      }
    }
  }

  struct SplitMix: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return z ^ (z >> 31)
    }
  }
}
