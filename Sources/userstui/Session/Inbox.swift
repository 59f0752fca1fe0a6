import Synchronization

/// What the loop has to deal with, from any thread, in the order it came.
///
/// It is taken out in batches: however many messages wait, the screen is painted once for them.
final class Inbox<Element: Sendable>: Sendable {
  private let waiting = Mutex<[Element]>([])
  private let wakeUps: AsyncStream<Void>
  private let wakeUp: AsyncStream<Void>.Continuation

  init() {
    (wakeUps, wakeUp) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
  }

  func send(_ element: Element) {
    waiting.withLock { $0.append(element) }
    wakeUp.yield()
  }

  /// All that came, in batches, as long as the loop goes on.
  var batches: some AsyncSequence<[Element], Never> {
    wakeUps.map { [self] _ in
      waiting.withLock { waiting in
        defer { waiting = [] }
        return waiting
      }
    }
  }
}
