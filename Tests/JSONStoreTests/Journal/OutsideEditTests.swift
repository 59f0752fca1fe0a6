import Foundation
import Signals
import Testing

@testable import JSONStore

@Suite struct `Another program's edit of the file` {
  private let edited = fixture(user(1, "kim"), user(5, "edited"))

  @Test func `is accepted after a clean quit`() async throws {
    let place = try await quitted()
    try place.write(Data(edited.utf8))
    let store = try await place.open()
    #expect(store.report.readOnly == nil)
    #expect(try await store.save(Person("park")).pk == .integer(6))
    try await store.close()
    #expect(try place.text() == fixture(user(1, "kim"), user(5, "edited"), user(6, "park")))
  }

  @Test func `that puts an older file back is accepted after a clean quit`() async throws {
    let place = try Place(fixture(user(1, "kim")))
    try await place.saveAndCrash("lee")
    try await place.open().close()
    let older = try place.data()
    try await place.saveAndCrash("park")
    try await place.open().close()
    try place.write(older)
    let store = try await place.open()
    #expect(store.report.replayed == 0)
    try await store.close()
    #expect(try place.data() == older)
    #expect(try await place.names() == ["kim", "lee"])
  }

  @Test func `is the base of what is replayed after a crash`() async throws {
    let place = try await quitted()
    try place.write(Data(edited.utf8))
    try await place.saveAndCrash("park")
    #expect(try await place.names() == ["kim", "edited", "park"])
  }

  @Test func `is not forgotten when the file then goes missing`() async throws {
    let place = try Place()
    try await place.saveAndCrash("kim")
    try await place.open().close()
    try place.write(Data(edited.utf8))
    try await place.saveAndCrash("park")
    try FileManager.default.removeItem(atPath: place.path)
    await #expect(throws: StoreError.snapshotMissing) { _ = try await place.open() }
  }

  @Test func `is refused and kept when the journal has saves that the file never had`() async throws {
    let place = try Place(fixture(user(1, "kim")))
    try await place.saveAndCrash("lee", "park")
    let journal = try place.data(".journal") + Data("torn".utf8)
    try place.write(journal, to: ".journal")
    try place.write(Data(edited.utf8))
    await #expect(throws: StoreError.changedOutside(unwritten: 2)) { _ = try await place.open() }
    #expect(try place.text() == edited)
    #expect(try place.data(".journal") == journal)
  }

  @Test func `is taken in as saves by nobody in particular, with their signals`() async throws {
    let place = try await quitted()
    try place.write(Data(edited.utf8))
    let store = try await place.open()
    let heard = Recorder<String>()
    let connections = [
      store.signals.postSave.connect("saved") { heard.record("saved \(Person(record: $0.record).username)") },
      store.signals.postDelete.connect("deleted") { heard.record("deleted \(Person(record: $0.record).username)") },
    ]
    await store.redeliver()
    await heard.wait(for: 2)
    try await store.close()
    #expect(Set(heard.values) == ["deleted lee", "saved edited"])
    #expect(try place.text() == edited)
    let line = try #require(try place.lines(".journal").map(JSONText.object).last { $0["seq"] != nil })
    #expect(line["actor"] as? String == "external")
    #expect(line["origin"] as? String == "external")
    withExtendedLifetime(connections) {}
  }

  @Test func `is counted once, in records, here and by another process`() async throws {
    let place = try await quitted()
    let stores = [try await place.open(), try await place.open()]
    let counts = Recorder<EditTakenIn?>()
    let connections = stores.flatMap { store in
      [
        store.signals.editTakenIn.connect("here") { counts.record($0) },
        store.signals.savedElsewhere.connect("elsewhere") { counts.record($0.edit) },
      ]
    }
    try place.write(Data(fixture(user(1, "renamed"), user(5, "edited"), user(6, "park")).utf8))
    await counts.wait(for: 2)
    for store in stores { try await store.close() }
    #expect(counts.values == Array(repeating: EditTakenIn(created: 2, changed: 1, deleted: 1), count: 2))
    withExtendedLifetime(connections) {}
  }

  @Test func `is taken in once`() async throws {
    let place = try await quitted()
    try place.write(Data(edited.utf8))
    let store = try await place.open()
    await store.redeliver()
    try await store.close()
    let journal = try place.data(".journal")
    let again = try await place.open()
    await again.redeliver()
    try await again.close()
    #expect(try place.data(".journal") == journal)
  }

  // MARK: While the store is open

  /// Waits for what a store hears of an event of another program.
  private func change(_ store: JSONStore, _ change: () throws -> Void) async throws -> [String] {
    var saved = store.signals.postSave.events(buffering: 100).makeAsyncIterator()
    try change()
    let event = try #require(await saved.next())
    return (0..<event.commit.batch.count).map { _ in event.commit.actor }
  }

  @Test(arguments: [true, false])
  func `while the store is open is taken in, written in place or renamed over`(isAtomic: Bool) async throws {
    let place = try Place(fixture(user(1, "kim")))
    let store = try await place.open()
    let actors = try await change(store) {
      try Data(edited.utf8).write(to: URL(filePath: place.path), options: isAtomic ? .atomic : [])
    }
    #expect(actors == ["external"])
    #expect(await store.snapshot.count(of: Person.self) == 2)
    #expect(try await store.save(Person("park")).pk == .integer(6))
    try await store.close()
    #expect(try place.text() == fixture(user(1, "kim"), user(5, "edited"), user(6, "park")))
  }

  @Test func `while the store is open is joined with what the file lacks`() async throws {
    let place = try Place(fixture(user(1, "kim")))
    let store = try await place.open()
    try await store.save(Person("lee"))
    _ = try await change(store) { try place.write(Data(edited.utf8)) }
    try await store.close()
    #expect(try await place.names() == ["kim", "edited", "lee"])
  }

  @Test func `keeps what was saved here in other fields of the same record`() async throws {
    let place = try Place(fixture(user(1, "kim"), user(2, "lee"), user(3, "park")))
    let store = try await place.open()
    var kim = try #require(await store.snapshot[Person.self, pk: .integer(1)])
    kim["email"] = "kim@example.org"
    try await store.save(kim)
    try await store.delete(Person.self, pk: .integer(2))
    // They have renamed kim, and deleted park.
    _ = try await change(store) { try place.write(Data(fixture(user(1, "renamed"), user(2, "lee")).utf8)) }
    try await store.close()
    let snapshot = try await place.open(readOnly: true).snapshot
    #expect(snapshot.count(of: Person.self) == 1)
    #expect(snapshot[Person.self, row: 0].username == "renamed")
    #expect(snapshot[Person.self, row: 0]["email"] == "kim@example.org")
  }

  @Test func `of records that no model knows is kept`() async throws {
    let place = try Place(fixture(user(1, "kim")))
    let store = try await place.open()
    let other = try await place.open()
    let site = #"{"model": "sites.site", "pk": 1, "fields": {"domain": "example.org"}}"#
    // Either of them may take it in.
    let heard = Recorder<String>()
    let connections = [store, other].map { $0.signals.postSave.connect("saved") { _ in heard.record("saved") } }
    try place.write(Data(fixture(user(1, "kim"), site, user(2, "lee")).utf8))
    await heard.wait(for: 1)
    try await other.save(Person("park"))
    try await other.close()
    try await store.close()
    #expect(try place.text() == fixture(user(1, "kim"), site, user(2, "lee"), user(3, "park")))
    withExtendedLifetime(connections) {}
  }

  @Test func `that another process has found when it opened the file is read before the next save`() async throws {
    let place = try Place(fixture(user(1, "kim")))
    let store = try await place.open()
    try place.write(Data(edited.utf8))
    let other = try await place.open()
    try await other.save(Person("park"))
    await #expect(throws: StoreError.notUnique(model: "auth.user", field: "username")) {
      try await store.save(Person("edited"))
    }
    #expect(try await store.save(Person("lee")).pk == .integer(7))
    try await store.close()
    try await other.close()
    #expect(try await place.names() == ["kim", "edited", "park", "lee"])
  }

  @Test func `is taken in by one of several stores`() async throws {
    let place = try Place(fixture(user(1, "kim")))
    let stores = [try await place.open(), try await place.open()]
    let heard = Recorder<String>()
    let connections = stores.enumerated().flatMap { number, store in
      [
        store.signals.postSave.connect("saved") { _ in heard.record("saved") },
        store.signals.savedElsewhere.connect("elsewhere") { _ in heard.record("elsewhere") },
      ]
    }
    try place.write(Data(edited.utf8))
    await heard.wait(for: 2)
    for store in stores { try await store.close() }
    #expect(heard.values.sorted() == ["elsewhere", "saved"])
    #expect(try place.text() == edited)
    withExtendedLifetime(connections) {}
  }

  @Test func `that makes no store of it is refused with the reason, and stays`() async throws {
    let place = try Place(fixture(user(1, "kim")))
    let store = try await place.open()
    try await store.save(Person("lee"))
    var refusals = store.signals.fileRefused.events(buffering: 10).makeAsyncIterator()
    try place.write(Data("[\n{}\n]\n".utf8))
    let refusal = try #require(await refusals.next())
    guard case .fixture(let error) = refusal.error else {
      Issue.record("\(refusal.error)")
      return
    }
    #expect(error.line == 2)
    #expect(try await store.save(Person("park")).seq == 2)
    await #expect(throws: StoreError.changedOutside(unwritten: 2)) { try await store.close() }
    #expect(try place.text() == "[\n{}\n]\n")
  }

  @Test func `that was refused is told of on closing, though nothing was saved`() async throws {
    let place = try Place(fixture(user(1, "kim")))
    let store = try await place.open()
    var refusals = store.signals.fileRefused.events(buffering: 10).makeAsyncIterator()
    try place.write(Data())
    _ = await refusals.next()
    await #expect(throws: StoreError.changedOutside(unwritten: 0)) { try await store.close() }
    #expect(try place.files == ["users.json"])
    #expect(try place.data().isEmpty)
  }

  @Test func `that is put right in the end is taken in`() async throws {
    let place = try Place(fixture(user(1, "kim")))
    let store = try await place.open()
    var refusals = store.signals.fileRefused.events(buffering: 10).makeAsyncIterator()
    try place.write(Data("[".utf8))
    _ = await refusals.next()
    var accepted = store.signals.fileAccepted.events(buffering: 10).makeAsyncIterator()
    #expect(try await change(store) { try place.write(Data(edited.utf8)) } == ["external"])
    #expect(await accepted.next() != nil)
  }

  @Test(arguments: [true, false])
  func `that is refused is told to be over where the file is as it was, or gone`(isPutBack: Bool) async throws {
    let place = try Place(fixture(user(1, "kim")))
    let before = try #require(try place.text())
    let store = try await place.open()
    var refusals = store.signals.fileRefused.events(buffering: 10).makeAsyncIterator()
    var accepted = store.signals.fileAccepted.events(buffering: 10).makeAsyncIterator()
    try place.write(Data("[".utf8))
    _ = await refusals.next()
    if isPutBack { try place.write(Data(before.utf8)) } else { try FileManager.default.removeItem(atPath: place.path) }
    #expect(await accepted.next() != nil)
    #expect(await store.snapshot.count(of: Person.self) == 1)
  }

  @Test func `that puts back the very file it had moved away is taken in as well`() async throws {
    let place = try Place(fixture(user(1, "kim")))
    let store = try await place.open()
    try await store.save(Person("lee"))
    try await store.checkpoint()
    let ours = place.path + ".ours"
    try FileManager.default.moveItem(atPath: place.path, toPath: ours)
    _ = try await change(store) { try place.write(Data(edited.utf8)) }
    var again = store.signals.postSave.events(buffering: 100).makeAsyncIterator()
    try FileManager.default.removeItem(atPath: place.path)
    try FileManager.default.moveItem(atPath: ours, toPath: place.path)
    _ = await again.next()
    try await store.close()
    #expect(try await place.names() == ["kim", "lee"])
  }

  @Test func `that removes the file loses nothing`() async throws {
    let place = try Place(fixture(user(1, "kim")))
    let store = try await place.open()
    try await store.save(Person("lee"))
    try FileManager.default.removeItem(atPath: place.path)
    try await store.close()
    #expect(try await place.names() == ["kim", "lee"])
  }

  @Test func `in a file made where there was none is not overwritten`() async throws {
    let place = try Place()
    let store = try await place.open()
    try await store.save(Person("lee"))
    try place.write(Data(edited.utf8))
    await #expect(throws: StoreError.changedOutside(unwritten: 1)) { try await store.close() }
    #expect(try place.text() == edited)
  }

  private func quitted() async throws -> Place {
    let place = try Place(fixture(user(1, "kim")))
    let store = try await place.open()
    try await store.save(Person("lee"))
    try await store.close()
    return place
  }
}
