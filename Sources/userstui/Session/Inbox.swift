import Synchronization

/// What the loop has to deal with, from any thread, in the order it came.
///
/// It is taken out in batches: however many messages wait, the screen is painted once for them.
final class Inbox<Element: Sendable>: Sendable {
  private struct State {
    var elements: [Element] = []
    var patient: [CheckedContinuation<Void, Never>] = []
  }

  /// Of those who wait for room, each leaves one element beyond this many.
  private static var roomFor: Int { 1_000 }

  private let waiting = Mutex(State())
  private let wakeUps: AsyncStream<Void>
  private let wakeUp: AsyncStream<Void>.Continuation

  init() {
    (wakeUps, wakeUp) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
  }

  func send(_ element: Element) {
    waiting.withLock { $0.elements.append(element) }
    wakeUp.yield()
  }

  /// The same for who can wait while the loop has too much to do, or a terminal that takes nothing.
  func sendPatiently(_ element: Element) async {
    send(element)
    await withCheckedContinuation { continuation in
      let hasRoom = waiting.withLock { waiting in
        if waiting.elements.count > Self.roomFor { waiting.patient.append(continuation) }
        return waiting.elements.count <= Self.roomFor
      }
      if hasRoom { continuation.resume() }
    }
  }

  /// All that came, in batches, as long as the loop goes on.
  var batches: some AsyncSequence<[Element], Never> {
    wakeUps.map { [self] _ in
      let taken = waiting.withLock { waiting in
        defer { waiting = State() }
        return waiting
      }
      for continuation in taken.patient { continuation.resume() }
      return taken.elements
    }
  }
}
