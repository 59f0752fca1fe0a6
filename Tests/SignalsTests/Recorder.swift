import Synchronization

/// Collects what receivers see; tests wait for a number of entries, never for a time.
final class Recorder<Value: Sendable>: Sendable {
  private struct Waiter {
    let count: Int
    let continuation: CheckedContinuation<Void, Never>
  }

  private struct State {
    var values: [Value] = []
    var waiters: [Waiter] = []
  }

  private let state = Mutex(State())

  var values: [Value] {
    state.withLock { $0.values }
  }

  func record(_ value: Value) {
    state.withLock { state in
      state.values.append(value)
      let count = state.values.count
      state.waiters.removeAll { waiter in
        guard waiter.count <= count else { return false }
        waiter.continuation.resume()
        return true
      }
    }
  }

  /// Returns once at least `count` values are there.
  func wait(for count: Int) async {
    await withCheckedContinuation { continuation in
      state.withLock { state in
        if state.values.count >= count {
          continuation.resume()
        } else {
          state.waiters.append(Waiter(count: count, continuation: continuation))
        }
      }
    }
  }
}
