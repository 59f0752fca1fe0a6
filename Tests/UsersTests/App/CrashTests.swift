import Foundation
import JSONStore
import Signals
import Testing
import Users

@Suite struct `After a crash` {
  /// A store that died after a user was on disk and before its receiver did anything.
  private func crashedPlace() async throws -> Place {
    let place = try Place()
    let store = try await place.open()
    let (held, release) = AsyncStream.makeStream(of: Void.self)
    let connection = store.connect(
      durable: Receiver<RecordSaved>("users.create_profile", sender: User.self) { _ in for await _ in held {} })
    try await store.save(kim)
    let crashed = try place.copy()
    release.finish()
    withExtendedLifetime(connection) {}
    return crashed
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
    let app = try await crashedPlace().app()
    var traces = app.store.signals.postSave.traces().makeAsyncIterator()
    await app.store.redeliver()
    guard case .sent(_, let event)? = await traces.next() else {
      Issue.record("nothing was sent")
      return
    }
    #expect(event.commit.origin == .replay)
    #expect(event.created)
  }

  @Test func `a user that has its profile by then gets no second one`() async throws {
    let place = try await crashedPlace()
    let app = try await place.app()
    try await app.store.save(UserProfile(for: try #require(await app.store.snapshot.users.first)))
    let traces = app.store.signals.postSave.traces()
    await app.store.redeliver()
    for await case .finished(_, _, let receipt) in traces {
      guard case .ran = receipt.outcome else {
        Issue.record("\(receipt)")
        return
      }
      break
    }
    try await app.store.close()
    #expect(try place.saves().count == 2)
  }

  @Test func `nothing is told again that was seen to`() async throws {
    let place = try await crashedPlace()
    let app = try await place.app()
    await app.store.redeliver()
    try await app.store.close()
    let next = try await place.app()
    let traces = next.store.signals.postSave.traces()
    await next.store.redeliver()
    try await next.store.save(User(username: "lee", password: "!", dateJoined: "2026-11-22T15:04:05Z"))
    guard case .sent(_, let event)? = await traces.first(where: { _ in true }) else {
      Issue.record("nothing was sent")
      return
    }
    #expect(event.record.fields["username"] == "lee")
  }
}
