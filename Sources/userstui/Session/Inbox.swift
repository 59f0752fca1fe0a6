import DequeModule
import Signals

/// What the loop has to deal with, from any thread, in the order it came; what is urgent first.
///
/// It is dealt with in turns: as much as fits into one, and the screen is painted once for it.
final class Inbox<Element: Sendable>: Sendable {
  private struct State {
    var urgent: Deque<Element> = []
    var elements: Deque<Element> = []
    var patient: [CheckedContinuation<Void, Never>] = []
  }

  /// Of those who wait for room, each leaves one element beyond this many.
  private static var roomFor: Int { 1_000 }

  private let waiting = Locked(State())
  private let wakeUps: AsyncStream<Void>
  private let wakeUp: AsyncStream<Void>.Continuation

  init() {
    (wakeUps, wakeUp) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
  }

  func send(_ element: Element) {
    waiting.withLock { $0.elements.append(element) }
    wakeUp.yield()
  }

  /// The same for what comes before all that waits.
  func sendUrgently(_ element: Element) {
    waiting.withLock { $0.urgent.append(element) }
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

  /// Comes whenever something waits, as long as the loop goes on.
  var turns: some AsyncSequence<Void, Never> { wakeUps }

  /// Takes what is next; `nil` if nothing waits.
  func next() -> Element? {
    var served: [CheckedContinuation<Void, Never>] = []
    let element = waiting.withLock { waiting in
      let element = waiting.urgent.popFirst() ?? waiting.elements.popFirst()
      if waiting.elements.count <= Self.roomFor { swap(&served, &waiting.patient) }
      return element
    }
    for continuation in served { continuation.resume() }
    return element
  }

  /// Ends a turn in which not all was taken: there is another one.
  func takeAnotherTurn() { wakeUp.yield() }
}
