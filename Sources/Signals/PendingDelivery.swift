import Synchronization

/// An event that has been posted: its receivers are called whether or not anybody waits.
///
/// ```swift
/// let pending = postSave.post(UserSaved(name: "ada"))
/// // The receivers run while other things are done here.
/// let delivery = await pending.delivery
/// ```
public final class PendingDelivery: Sendable {
  /// A receiver that is still to be called.
  struct Call: Sendable {
    let registration: Registration
    let job: Job
    /// Its place in the report.
    let slot: Int
  }

  private struct State {
    var receipts: [Receipt]
    var open: Int
    var waiters: [CheckedContinuation<Delivery, Never>] = []
  }

  let occurrence: any Occurrence
  let calls: [Call]
  /// The first call that nobody has taken.
  let next = Atomic(0)
  let isHelperComing = Atomic(false)
  private let signal: String
  private let state: Locked<State>
  private let calledOff = Atomic(false)

  /// - Parameter receipts: For each receiver; those in the slots of calls are replaced.
  init(signal: String, occurrence: any Occurrence, calls: [Call], receipts: [Receipt]) {
    self.signal = signal
    self.occurrence = occurrence
    self.calls = calls
    self.state = Locked(State(receipts: receipts, open: calls.count))
  }

  /// Waits until every receiver is done and returns the report; may be asked any number of times.
  ///
  /// Inside a receiver this never waits for the receiver itself: an event that stands in the queue behind the one it works
  /// on is handed to it at once, while it is waiting here. Cancelling the task that waits changes nothing.
  public var delivery: Delivery {
    get async {
      if let delivery = settled { return delivery }
      let waiter = Job.current
      waiter?.beginAwaiting(self)
      defer { waiter?.endAwaiting(self) }
      return await end()
    }
  }

  /// Waits until no receiver has more before this event than its backlog allows; for those who post much.
  ///
  /// ```swift
  /// for name in names {
  ///   await postSave.post(UserSaved(name: name)).accepted()
  /// }
  /// ```
  ///
  /// Costs next to nothing while the receivers keep up. Returns early when the task is cancelled. Like ``delivery`` it
  /// never waits for the receiver it is called in.
  public func accepted() async {
    let crowded = calls.map(\.job).filter { !$0.queue.hasRoom(for: $0) }
    guard !crowded.isEmpty else { return }
    let waiter = Job.current
    waiter?.beginAwaiting(self)
    defer { waiter?.endAwaiting(self) }
    for job in crowded { await job.queue.room(for: job) }
  }

  /// The report, if everybody is done by now.
  public var settled: Delivery? {
    state.withLock { state in
      state.open == 0 ? Delivery(signal: signal, receipts: state.receipts) : nil
    }
  }

  /// For the one who calls the receiver of this slot.
  func settle(_ slot: Int, _ receipt: Receipt) {
    let waiters = state.withLock { state in
      state.receipts[slot] = receipt
      state.open -= 1
      return state.open == 0 ? state.waiters : []
    }
    guard !waiters.isEmpty, let delivery = settled else { return }
    for waiter in waiters { waiter.resume(returning: delivery) }
  }

  /// True once receivers that have not begun are not to begin any more.
  var isCalledOff: Bool { calledOff.load(ordering: .acquiring) }

  /// Receivers that have begun finish; the others are reported as cancelled, and need no longer be waited for.
  func callOff() {
    calledOff.store(true, ordering: .releasing)
    for call in calls { call.job.queue.letIn(call.job) }
  }

  private func end() async -> Delivery {
    await withCheckedContinuation { continuation in
      let delivery = state.withLock { state -> Delivery? in
        guard state.open > 0 else { return Delivery(signal: signal, receipts: state.receipts) }
        state.waiters.append(continuation)
        return nil
      }
      if let delivery { continuation.resume(returning: delivery) }
    }
  }
}
