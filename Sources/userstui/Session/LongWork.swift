import JSONStore
import Signals

/// Does what may take long, one thing at a time: tells how far it is once it takes longer than a blink, and can be told to
/// leave it.
final class LongWork: Sendable {
  private struct State {
    var progress: BatchProgress?
    /// Cancels what is being done; `nil` where nothing is.
    var cancel: (@Sendable () -> Void)?
  }

  /// Before a progress is worth a look, and between two of them.
  private static let pauses = (first: Duration.milliseconds(200), next: Duration.milliseconds(100))

  private let state = Locked(State())
  private let tell: @Sendable (BatchProgress) -> Void

  /// - Parameter tell: takes what is to be shown; never after the work is over.
  init(tell: @escaping @Sendable (BatchProgress) -> Void) { self.tell = tell }

  /// Does it, away from the caller's thread.
  func perform<Result: Sendable>(
    _ body: @escaping @Sendable (_ onProgress: @Sendable (BatchProgress) -> Void) async throws -> Result
  ) async throws -> Result {
    let task = Task.detached { [self] in
      try await body { [self] progress in state.withLock { $0.progress = progress } }
    }
    // It may have told how far it is by now.
    state.withLock { $0.cancel = { task.cancel() } }
    let telling = Task.detached { [self] in
      var pause = Self.pauses.first
      while (try? await Task.sleep(for: pause)) != nil {
        tellProgress()
        pause = Self.pauses.next
      }
    }
    defer {
      telling.cancel()
      state.withLock { $0 = State() }
    }
    return try await task.value
  }

  /// Has it leave what it is at, if it has not begun to write.
  func cancel() { state.withLock(\.cancel)?() }

  private func tellProgress() {
    state.withLock { state in
      if state.cancel != nil, let progress = state.progress { tell(progress) }
    }
  }
}
