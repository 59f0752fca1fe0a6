import Signals

struct User {}

struct UserSaved: Sendable {
  let name: String
  var created = false
}

struct Room: Hashable {
  let name: String
}

/// What the receivers in the examples write to.
actor Log {
  private(set) var lines: [String] = []
  private var waiters: [(count: Int, continuation: CheckedContinuation<Void, Never>)] = []

  func append(_ line: String) {
    lines.append(line)
    for waiter in waiters where waiter.count <= lines.count { waiter.continuation.resume() }
    waiters.removeAll { $0.count <= lines.count }
  }

  func wait(for count: Int) async {
    guard lines.count < count else { return }
    await withCheckedContinuation { waiters.append((count, $0)) }
  }
}
