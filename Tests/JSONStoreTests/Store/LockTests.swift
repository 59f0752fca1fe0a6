import Foundation
import JSONStore
import Testing

@Suite struct `Two stores on one file` {
  @Test func `the second opens for reading and says who has it`() async throws {
    let place = try Place(fixture(user(1, "kim")))
    let first = try await place.open()
    let second = try await place.open()
    guard case .held(let holder)? = second.report.readOnly else {
      Issue.record("not held")
      return
    }
    #expect(holder?.pid == ProcessInfo.processInfo.processIdentifier)
    #expect(holder?.actor == "anna@host")
    await #expect(throws: StoreError.readOnly(.held(by: holder))) { try await second.save(Person("lee")) }
    try await second.close()
    try await first.close()
  }

  @Test func `the next can write once the first is closed`() async throws {
    let place = try Place(fixture(user(1, "kim")))
    let first = try await place.open()
    try await first.save(Person("lee"))
    try await first.close()
    let second = try await place.open()
    #expect(second.report.readOnly == nil)
    #expect(try await second.save(Person("park")).seq == 2)
    await #expect(throws: StoreError.closed) { try await first.save(Person("choi")) }
  }

  @Test func `a reader sees what the writer has saved by then`() async throws {
    let place = try Place(fixture(user(1, "kim")))
    let first = try await place.open()
    try await first.save(Person("lee"))
    #expect(try await place.open(readOnly: true).snapshot.count(of: Person.self) == 2)
  }

  @Test func `a store asked to only read writes nothing at all`() async throws {
    let place = try Place(fixture(user(1, "kim")))
    let store = try await place.open(readOnly: true)
    #expect(store.report.readOnly == .requested)
    await #expect(throws: StoreError.readOnly(.requested)) { try await store.save(Person("lee")) }
    await #expect(throws: StoreError.readOnly(.requested)) { try await store.delete(Person.self, pk: .integer(1)) }
    try await store.close()
    #expect(try FileManager.default.contentsOfDirectory(atPath: place.directory) == ["users.json"])
  }
}
