/// One event's place in the line of one receiver, and a link in the chain of who set off whom.
final class Job: Sendable {
  private struct State {
    var isAdmitted: Bool
    var turn: CheckedContinuation<Void, Never>?
    var awaited: [PendingDelivery] = []
  }

  /// The job whose receiver is running in this task.
  @TaskLocal static var current: Job?

  let queue: ReceiverQueue
  /// How many had joined the queue when this one had.
  let number: Int
  /// The job whose receiver posted the event.
  let cause: Job?
  /// How long the chain of causes is.
  let depth: Int
  private let state: Locked<State>

  init(queue: ReceiverQueue, number: Int, cause: Job?, isAdmitted: Bool) {
    self.queue = queue
    self.number = number
    self.cause = cause
    self.depth = (cause?.depth ?? 0) + 1
    self.state = Locked(State(isAdmitted: isAdmitted))
  }

  var isAdmitted: Bool {
    state.withLock { $0.isAdmitted }
  }

  /// The deliveries that the receiver waits for while it runs.
  var awaited: [PendingDelivery] {
    state.withLock { $0.awaited }
  }

  /// Returns when the queue has admitted the job.
  func turn() async {
    guard !isAdmitted else { return }
    await withCheckedContinuation { continuation in
      let isAdmitted = state.withLock { state in
        if !state.isAdmitted { state.turn = continuation }
        return state.isAdmitted
      }
      if isAdmitted { continuation.resume() }
    }
  }

  /// For the queue only.
  func admit() {
    let turn = state.withLock { state in
      state.isAdmitted = true
      return state.turn.take()
    }
    turn?.resume()
  }

  /// Says that the receiver waits for a delivery, and sees to it that the delivery can come to an end.
  func beginAwaiting(_ delivery: PendingDelivery) {
    // Known to others before looking at what they await: of two that close a circle at once, one sees it.
    state.withLock { $0.awaited.append(delivery) }
    Deadlock.prevent(whenAwaiting: delivery, in: self)
  }

  /// The counterpart of `beginAwaiting`, once for each call.
  func endAwaiting(_ delivery: PendingDelivery) {
    state.withLock { state in
      guard let index = state.awaited.firstIndex(where: { $0 === delivery }) else { return }
      state.awaited.remove(at: index)
    }
  }
}

extension Job {
  /// The error for a call that this job's receiver is about to make, if the called receiver has had its share.
  func cycle(calling queue: ReceiverQueue) -> SignalCycleError? {
    // A shorter chain cannot hold it often enough.
    guard depth >= SignalCycleError.limit else { return nil }
    let jobs = Array(sequence(first: self, next: \.cause))
    guard jobs.count(where: { $0.queue === queue }) >= SignalCycleError.limit else { return nil }
    let queues = jobs.reversed().map(\.queue) + [queue]
    return SignalCycleError(chain: queues.map { "\($0.uid) (\($0.signal))" })
  }
}
