import Foundation
import JSONStore
import Signals
import Synchronization
import Testing

@Suite struct `Replacing records` {
  struct Veto: Error {}

  let place: Place

  init() throws {
    place = try Place(fixture(user(1, "kim"), user(2, "lee"), profile(1, of: "1"), profile(2, of: "2")))
  }

  private func renamed(_ store: JSONStore, _ pk: Int64, to name: String) async throws -> Replacement {
    var person = try #require(await store.snapshot[Person.self, pk: .integer(pk)])
    let before = person.record
    person.username = name
    return Replacement(before, to: person.record)
  }

  private func deletion(_ store: JSONStore, _ pk: Int64) async throws -> [Replacement] {
    let snapshot = await store.snapshot
    let badge = try #require(snapshot[Badge.self, pk: .integer(pk)])
    let person = try #require(snapshot[Person.self, pk: .integer(pk)])
    return [badge.record, person.record].map { Replacement($0, to: nil) }
  }

  @Test func `deletes, saves and makes in one entry`() async throws {
    let store = try await place.open()
    let changes = try await [renamed(store, 1, to: "park")] + deletion(store, 2)
    let saved = try await store.replace(changes + [Replacement(nil, to: Person("lee").record)], origin: .undo)
    #expect(saved.pks == [.integer(2), .integer(2), .integer(1), .integer(3)])
    #expect(await store.snapshot[Person.self, row: 0].username == "park")
    #expect(await store.snapshot[Person.self, row: 1].username == "lee")
    #expect(await store.snapshot.count(of: Badge.self) == 1)
    let line = try JSONText.object(try #require(place.lines(".journal").last))
    #expect(line["op"] as? String == "batch")
    #expect(line["origin"] as? String == "undo")
  }

  @Test func `brings deleted records back under their keys, and a journal that says so is read`() async throws {
    let store = try await place.open()
    let changes = try await deletion(store, 1)
    try await store.replace(changes)
    try await store.replace(changes.map(\.inverse), origin: .undo)
    let again = try await place.open()
    for snapshot in [await store.snapshot, await again.snapshot] {
      #expect(snapshot[Person.self, pk: .integer(1)]?.username == "kim")
      #expect(snapshot[Badge.self, pk: .integer(1)]?.owner == 1)
    }
    #expect(again.report.readOnly == nil)
    #expect(again.report.history.map(\.origin) == [.screen, .undo])
    #expect(try StoreCheck(place.path, models: [Person.self, Badge.self]).isDamaged == false)
  }

  @Test(arguments: [false, true])
  func `brings back what a record has beside its fields, also from the journal`(isCrash: Bool) async throws {
    let noted = String(user(1, "kim").dropLast()) + #", "note": [1, null]}"#
    let place = try Place(fixture(noted))
    let store = try await place.open()
    let tracker = ChangeTracker()
    try await tracker.track { try await store.delete(Person.self, pk: .integer(1)) }
    try await store.replace(tracker.changes.map(\.inverse), origin: .undo)
    let left = isCrash ? try place.afterCrash() : place
    try await (isCrash ? left.open() : store).close()
    #expect(try left.text() == fixture(noted))
  }

  @Test func `is refused as a whole if one record is not what it was`() async throws {
    let store = try await place.open()
    let changes = try await [renamed(store, 2, to: "park"), renamed(store, 1, to: "choi")]
    var kim = await store.snapshot[Person.self, row: 0]
    kim["email"] = "kim@example.org"
    try await store.save(kim)
    await #expect(throws: StoreError.outdated) { try await store.replace(changes) }
    #expect(await store.snapshot[Person.self, row: 1].username == "lee")
  }

  @Test func `takes no record along that was not named, and makes none over another`() async throws {
    let store = try await place.open()
    let deletion = try await deletion(store, 1)
    await #expect(throws: StoreError.outdated) { try await store.replace(Array(deletion.dropFirst())) }
    await #expect(throws: StoreError.outdated) { try await store.replace(deletion.map(\.inverse)) }
    #expect(await store.snapshot.seq == 0)
  }

  @Test func `has no event for what is as it is to be`() async throws {
    let store = try await place.open()
    let kim = await store.snapshot[Person.self, row: 0].record
    try await store.replace([Replacement(kim, to: kim), renamed(store, 2, to: "park")])
    let line = try JSONText.object(try #require(place.lines(".journal").last))
    #expect(line["op"] as? String == "save")
    #expect(line["pk"] as? Int == 2)
  }

  @Test func `asks about each before anything is changed, and says who objects`() async throws {
    let store = try await place.open()
    let asked = Recorder<String>()
    let connections = [
      store.signals.preSave.connect("test.save") { asked.record("save \(Person(record: $0.record).username)") },
      store.signals.preDelete.connect("test.delete", sender: Person.self) { event in
        asked.record("delete \(Person(record: event.record).username)")
        throw Veto()
      },
    ]
    let changes = try await [renamed(store, 1, to: "park")] + deletion(store, 2)
    let vetoed = await #expect(throws: Vetoed.self) { try await store.replace(changes) }
    #expect(vetoed?.receiver == "test.delete")
    #expect(asked.values == ["delete lee"])
    #expect(await store.snapshot.seq == 0)
    withExtendedLifetime(connections) {}
  }

  @Test(arguments: [
    BatchProgress.preparing(0, of: 4), .preparing(1, of: 4), .preparing(2, of: 4), .preparing(3, of: 4),
  ])
  func `tells how far it is, and is nothing once it is cancelled`(cancelledAt: BatchProgress) async throws {
    let store = try await place.open()
    let told = Mutex<[BatchProgress]>([])
    let added = [Replacement(nil, to: Person("han").record), Replacement(nil, to: Person("jung").record)]
    let changes = try await [renamed(store, 1, to: "park"), renamed(store, 2, to: "choi")] + added
    let cancelled = Task {
      try await store.replace(changes) { progress in
        if progress == cancelledAt { withUnsafeCurrentTask { $0?.cancel() } }
      }
    }
    await #expect(throws: CancellationError.self) { try await cancelled.value }
    #expect(await store.snapshot.seq == 0)
    #expect(try place.files.contains("users.json.journal") == false)
    try await store.replace(changes) { progress in told.withLock { $0.append(progress) } }
    let steps = [0, 0, 1, 1, 2, 2, 3, 3].map { BatchProgress.preparing($0, of: 4) }
    #expect(told.withLock(\.self) == steps + [.writing(0, of: 4)])
  }

  @Test func `is made although it is cancelled once it is being written`() async throws {
    let store = try await place.open()
    let changes = try await [renamed(store, 1, to: "park")]
    let late = Task {
      try await store.replace(changes) { progress in
        if case .writing = progress { withUnsafeCurrentTask { $0?.cancel() } }
      }
    }
    #expect(try await late.value.seq == 1)
  }
}
