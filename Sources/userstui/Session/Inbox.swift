import DequeModule
import Signals

/// What there is to deal with on the main actor, from any thread, in the order it came; what is urgent first.
///
/// It is dealt with in turns: as much as fits into one, and the screen is painted once for it.
final class Inbox<Element: Sendable>: Sendable {
  private struct State {
    var urgent: Deque<Element> = []
    var elements: Deque<Element> = []
    var turn: (@MainActor () -> Void)?
    /// Whether a turn is to come, or is on.
    var isTurnDue = false
    var patient: [CheckedContinuation<Void, Never>] = []

    /// Makes a turn due, if something waits for one and none is yet.
    mutating func claimsTurn() -> Bool {
      guard turn != nil, !isTurnDue, !urgent.isEmpty || !elements.isEmpty else { return false }
      isTurnDue = true
      return true
    }
  }

  /// Of those who wait for room, each leaves one element beyond this many.
  private static var roomFor: Int { 1_000 }

  private let state = Locked(State())

  func send(_ element: Element) { change { $0.elements.append(element) } }

  /// The same for what comes before all that waits.
  func sendUrgently(_ element: Element) { change { $0.urgent.append(element) } }

  /// The same for who can wait while there is too much to do, or a terminal that takes nothing.
  func sendPatiently(_ element: Element) async {
    send(element)
    await withCheckedContinuation { continuation in
      let hasRoom = state.withLock { state in
        if state.elements.count > Self.roomFor { state.patient.append(continuation) }
        return state.elements.count <= Self.roomFor
      }
      if hasRoom { continuation.resume() }
    }
  }

  private func change(_ body: (inout State) -> Void) {
    let isDue = state.withLock { state in
      body(&state)
      return state.claimsTurn()
    }
    if isDue { takeAnotherTurn() }
  }

  /// Has `turn` called whenever something waits, until `stop`. It takes elements to the last or asks for another turn.
  func start(_ turn: @escaping @MainActor () -> Void) {
    change { $0.turn = turn }
  }

  func stop() { state.withLock { $0.turn = nil } }

  /// Ends a turn in which not all was taken: there is another one, after what else waits for the main actor.
  func takeAnotherTurn() {
    // A new task begins on the main actor; one that a continuation resumes gets there over another thread.
    Task { @MainActor in state.withLock(\.turn)?() }
  }

  /// Takes what is next; `nil` if nothing waits.
  func next() -> Element? {
    var served: [CheckedContinuation<Void, Never>] = []
    let element = state.withLock { state in
      let element = state.urgent.popFirst() ?? state.elements.popFirst()
      if element == nil { state.isTurnDue = false }
      if state.elements.count <= Self.roomFor { swap(&served, &state.patient) }
      return element
    }
    for continuation in served { continuation.resume() }
    return element
  }
}
