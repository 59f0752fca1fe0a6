import Foundation
import Signals
import Testing

@testable import JSONStore

@Suite struct `Rewriting the file while nobody saves` {
  /// A directory that stands where the new file is written, so that none can be, until it is gone.
  private struct Obstacle {
    let path: String

    init(at place: Place) throws {
      path = place.path + ".userstui-new"
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
    }

    func remove() throws { try FileManager.default.removeItem(atPath: path) }
  }

  @Test func `is tried again where it failed, which is told once, and that it is over`() async throws {
    let place = try Place(fixture(user(1, "kim")))
    let obstacle = try Obstacle(at: place)
    let store = try await place.open(rewriting: .zero ... .zero)
    let reasons = Recorder<StoreError?>()
    let connection = store.signals.fileBehind.connect("behind") { reasons.record($0.reason) }
    try await store.save(Person("lee"))
    await reasons.wait(for: 1)
    try await store.save(Person("park"))
    #expect(try place.text() == fixture(user(1, "kim")))
    try obstacle.remove()
    await reasons.wait(for: 2)
    #expect(reasons.values == [.unwritable(Errno(code: EEXIST)), nil])
    #expect(try place.text() == fixture(user(1, "kim"), user(2, "lee"), user(3, "park")))
    try await store.close()
    withExtendedLifetime(connection) {}
  }

  @Test func `is tried again after the next save, however long it would be left alone`() async throws {
    let place = try Place()
    let obstacle = try Obstacle(at: place)
    let store = try await place.open(rewriting: .seconds(100_000) ... .seconds(100_000))
    var behind = store.signals.fileBehind.events(buffering: 10).makeAsyncIterator()
    try await store.save(Person("kim"))
    #expect(await behind.next()?.reason == .unwritable(Errno(code: EEXIST)))
    try obstacle.remove()
    try await store.save(Person("lee"))
    #expect(try #require(await behind.next()).reason == nil)
    #expect(try place.text() == fixture(user(1, "kim"), user(2, "lee")))
    try await store.close()
  }

  @Test func `that failed keeps nobody from closing, who is told why`() async throws {
    let place = try Place()
    let obstacle = try Obstacle(at: place)
    let store = try await place.open(rewriting: .seconds(100_000) ... .seconds(100_000))
    var behind = store.signals.fileBehind.events(buffering: 10).makeAsyncIterator()
    try await store.save(Person("kim"))
    _ = await behind.next()
    await #expect(throws: StoreError.unwritable(Errno(code: EEXIST))) { try await store.close() }
    try obstacle.remove()
    #expect(try await place.names() == ["kim"])
  }
}
