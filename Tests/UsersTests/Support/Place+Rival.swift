import JSONStore
import Signals
import Synchronization
import Users

extension Place {
  /// Another process that saves the first user, its `last_login`, whenever the app is about to save one; so many times.
  func rival(of app: UsersApp, times: Int) async throws -> Connection {
    let other = try await open()
    let rounds = Rounds(times)
    return app.store.signals.preSave.connect("test.rival", sender: User.self) { _ in
      guard let round = rounds.next(), var record = await app.store.snapshot.users.first?.record else { return }
      record.fields["last_login"] = .string("2026-11-22T15:04:0\(round)Z")
      try await other.save(User(record: record))
    }
  }
}

private final class Rounds: Sendable {
  private let rest: Mutex<Int>

  init(_ count: Int) { rest = Mutex(count) }

  /// The next one, down to 1; `nil` after the last.
  func next() -> Int? {
    rest.withLock { rest in
      guard rest > 0 else { return nil }
      defer { rest -= 1 }
      return rest
    }
  }
}
