import Foundation
import JSONStore
import Testing

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

  @Test func `while the store is open is not overwritten`() async throws {
    let place = try Place(fixture(user(1, "kim")))
    let store = try await place.open()
    try await store.save(Person("lee"))
    try place.write(Data(edited.utf8))
    await #expect(throws: StoreError.changedOutside(unwritten: 1)) { try await store.close() }
    #expect(try place.text() == edited)
    #expect(try place.files == ["users.json", "users.json.journal"])
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
