import Foundation
import JSONStore
import Testing

@Suite struct `After a crash` {
  @Test func `a save that was acknowledged is there`() async throws {
    let place = try Place(fixture(user(1, "kim")))
    try await place.saveAndCrash("lee", "park")
    let store = try await place.open()
    #expect(store.report.replayed == 2)
    #expect(store.report.history.map(\.seq) == [1, 2])
    #expect(try await store.save(Person("choi")).seq == 3)
    try await store.close()
    #expect(try place.text() == fixture(user(1, "kim"), user(2, "lee"), user(3, "park"), user(4, "choi")))
  }

  @Test func `a quit without a save writes what the journal had`() async throws {
    let place = try Place(fixture(user(1, "kim")))
    try await place.saveAndCrash("lee")
    try await place.open().close()
    #expect(try place.text() == fixture(user(1, "kim"), user(2, "lee")))
  }

  @Test func `a store that began with nothing is made again from its journal`() async throws {
    let place = try Place()
    try await place.saveAndCrash("kim")
    #expect(try place.files == ["users.json.journal"])
    #expect(try await place.names() == ["kim"])
    try await place.open().close()
    try FileManager.default.removeItem(atPath: place.path)
    #expect(try await place.names() == ["kim"])
  }

  @Test func `a store that began with a file is not made up without it`() async throws {
    let place = try Place(fixture(user(1, "kim")))
    try await place.saveAndCrash("lee")
    try FileManager.default.removeItem(atPath: place.path)
    await #expect(throws: StoreError.snapshotMissing) { _ = try await place.open() }
    #expect(try place.files == ["users.json.journal"])
  }

  @Test func `before the new file is in its place the old one and the journal are enough`() async throws {
    let (place, old) = try await checkpointed()
    try place.write(old)
    let store = try await place.open()
    #expect(store.report.replayed == 1)
    #expect(try await place.names() == ["kim", "lee"])
  }

  @Test func `after the new file is in its place the journal adds nothing to it`() async throws {
    let (place, _) = try await checkpointed()
    let store = try await place.open()
    #expect(store.report.replayed == 0)
    #expect(try await place.names() == ["kim", "lee"])
  }

  @Test func `before the new file was in its place another's edit is not taken for it`() async throws {
    let (place, _) = try await checkpointed()
    try place.write(Data(fixture(user(1, "edited")).utf8))
    let store = try await place.open()
    await store.redeliver()
    try await store.close()
    #expect(try await place.names() == ["edited", "lee"])
  }

  @Test func `a temporary file that was left is no obstacle`() async throws {
    let place = try Place(fixture(user(1, "kim")))
    try await place.saveAndCrash("lee")
    try place.write(Data("half a f".utf8), to: ".userstui-new")
    try await place.open().close()
    #expect(try place.files == ["users.json", "users.json.1", "users.json.journal"])
  }

  @Test func `a deleted record's key is not given again`() async throws {
    let place = try Place(fixture(user(1, "kim"), user(9, "lee")))
    let store = try await place.open()
    try await store.delete(Person.self, pk: .integer(9))
    #expect(try await store.save(Person("park")).pk == .integer(10))
    try await store.delete(Person.self, pk: .integer(10))
    try await store.close()
    #expect(try await place.open().save(Person("choi")).pk == .integer(11))
  }

  /// A store that crashed in its checkpoint, just before or after the rename: the journal's last line is the intent.
  private func checkpointed() async throws -> (Place, old: Data) {
    let place = try Place(fixture(user(1, "kim")))
    let old = try place.data()
    let store = try await place.open()
    try await store.save(Person("lee"))
    try await store.close()
    let lines = try place.lines(".journal")
    #expect(lines.map { $0.contains(#""op":"checkpoint""#) } == [false, false, true, false])
    try place.write(Data((lines.dropLast().joined(separator: "\n") + "\n").utf8), to: ".journal")
    return (place, old)
  }
}
