import Foundation
import JSONStore
import Testing

@Suite struct `A store asked to only read` {
  @Test func `writes nothing at all`() async throws {
    let place = try Place(fixture(user(1, "kim")))
    let store = try await place.open(readOnly: true)
    #expect(store.report.readOnly == .requested)
    await #expect(throws: StoreError.readOnly(.requested)) { try await store.save(Person("lee")) }
    await #expect(throws: StoreError.readOnly(.requested)) { try await store.delete(Person.self, pk: .integer(1)) }
    try await store.close()
    #expect(try FileManager.default.contentsOfDirectory(atPath: place.directory) == ["users.json"])
  }

  @Test func `sees what was saved by then`() async throws {
    let place = try Place(fixture(user(1, "kim")))
    let writer = try await place.open()
    try await writer.save(Person("lee"))
    #expect(try await place.open(readOnly: true).snapshot.count(of: Person.self) == 2)
  }

  @Test func `a store that is closed takes nothing any more`() async throws {
    let place = try Place(fixture(user(1, "kim")))
    let store = try await place.open()
    try await store.close()
    await #expect(throws: StoreError.closed) { try await store.save(Person("lee")) }
  }
}
