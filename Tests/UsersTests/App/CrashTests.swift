import Foundation
import JSONStore
import Signals
import Testing
import Users

@Suite struct `After a crash` {
  /// A store that died after a user was on disk and before any receiver heard of it.
  private func crashedPlace() async throws -> Place {
    let place = try Place()
    let store = try await place.open()
    try await store.save(kim)
    return try place.copy()
  }

  private let kim = User(username: "kim", password: "!", dateJoined: "2026-11-22T15:04:05Z")

  @Test func `a user whose receivers did not run gets its profile at the next start`() async throws {
    let place = try await crashedPlace()
    let app = try await place.app()
    await app.store.redeliver()
    try await app.store.close()
    let cause: NSDictionary = ["seq": 1, "receiver": "users.create_profile"]
    #expect(try place.saves().map { $0["cause"] as? NSDictionary } == [nil, cause])
    #expect(await app.store.snapshot.profileCount == 1)
  }

  @Test func `an event that is told again says so`() async throws {
    let store = try await crashedPlace().open()
    var traces = store.signals.postSave.traces().makeAsyncIterator()
    await store.redeliver()
    guard case .sent(_, let event)? = await traces.next() else {
      Issue.record("nothing was sent")
      return
    }
    #expect(event.commit.origin == .replay)
    #expect(event.created)
  }

  @Test func `a user that has its profile gets no second one`() async throws {
    let place = try Place()
    let app = try await place.app()
    _ = try await app.store.save(kim).delivered()
    let crashed = try place.copy()
    let next = try await crashed.app()
    await next.store.redeliver()
    try await next.store.close()
    #expect(try crashed.saves().count == 2)
  }

  @Test func `nothing is told again after the store was closed`() async throws {
    let place = try await crashedPlace()
    try await place.app().store.close()
    let next = try await place.open()
    var traces = next.signals.postSave.traces().makeAsyncIterator()
    await next.redeliver()
    try await next.save(User(username: "lee", password: "!", dateJoined: "2026-11-22T15:04:05Z"))
    guard case .sent(_, let event)? = await traces.next() else {
      Issue.record("nothing was sent")
      return
    }
    #expect(event.record.fields["username"] == "lee")
  }
}
