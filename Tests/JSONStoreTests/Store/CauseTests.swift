import Foundation
import JSONStore
import Signals
import Testing

/// With a receiver that gives a new user a profile, as the `users` app has one.
@Suite struct `A receiver that saves` {
  private static func createBadge(in store: JSONStore) -> Connection {
    store.signals.postSave.connect("users.create_profile", sender: Person.self) { [weak store] event in
      guard event.created, case .integer(let number)? = event.record.pk, let store else { return }
      let badge = await store.snapshot.first(
        Badge.self, where: "user", refersTo: .integer(number), of: Person.self)
      if badge == nil { try await store.save(Badge(for: JSONValue(number))) }
    }
  }

  @Test func `makes one profile for a new user, and names its cause`() async throws {
    let place = try Place()
    let store = try await place.open()
    let connection = Self.createBadge(in: store)
    let saved = try await store.save(Person("kim"))
    let receipts = await saved.delivered().flatMap(\.receipts)
    #expect(receipts.map(\.uid.name) == ["users.create_profile"])
    #expect(await store.snapshot.count(of: Badge.self) == 1)
    let lines = try place.lines(".journal").map(JSONText.object)
    #expect(lines.map { $0["origin"] as? String } == ["screen", "receiver"])
    let cause = lines[1]["cause"] as? [String: Any]
    #expect(cause?["seq"] as? Int == saved.seq)
    #expect(cause?["receiver"] as? String == "users.create_profile")
    withExtendedLifetime(connection) {}
  }

  @Test func `makes no second profile when the user is saved again`() async throws {
    let store = try await Place().open()
    let connection = Self.createBadge(in: store)
    _ = try await store.save(Person("kim")).delivered()
    let receipts = try await store.save(store.snapshot[Person.self, row: 0]).delivered().flatMap(\.receipts)
    #expect(receipts.allSatisfy(\.isRan) && receipts.count == 1)
    #expect(await store.snapshot.count(of: Badge.self) == 1)
    withExtendedLifetime(connection) {}
  }

  @Test func `is waited for by close`() async throws {
    let place = try Place()
    let store = try await place.open()
    let connection = Self.createBadge(in: store)
    for name in ["kim", "lee", "park"] { try await store.save(Person(name)) }
    try await store.close()
    let snapshot = try await place.open().snapshot
    #expect(snapshot.count(of: Badge.self) == 3)
    withExtendedLifetime(connection) {}
  }

  @Test func `of a cause is read back from the journal`() async throws {
    let place = try Place()
    let store = try await place.open()
    let connection = Self.createBadge(in: store)
    _ = try await store.save(Person("kim")).delivered()
    let history = try await place.open(readOnly: true).report.history
    #expect(history.map(\.cause) == [nil, ReceiverCall(seq: 1, receiver: "users.create_profile")])
    withExtendedLifetime(connection) {}
  }
}

extension Receipt {
  fileprivate var isRan: Bool { if case .ran = outcome { true } else { false } }
}
