import Synchronization

/// An event that has been posted: its receivers are called whether or not anybody waits.
public final class PendingDelivery: Sendable {
  /// One receiver's part.
  enum Slot: Sendable {
    case open(Job)
    case settled(Receipt)
  }

  private struct State {
    var slots: [Slot]
    var open: Int
    var waiters: [CheckedContinuation<Void, Never>] = []
  }

  private let signal: String
  private let state: Mutex<State>
  private let calledOff = Atomic(false)

  init(signal: String, slots: [Slot], open: Int) {
    self.signal = signal
    self.state = Mutex(State(slots: slots, open: open))
  }

  /// The jobs that are not done.
  var jobs: [Job] {
    state.withLock { state in
      state.slots.compactMap { slot in
        guard case .open(let job) = slot else { return nil }
        return job
      }
    }
  }

  /// True once receivers that have not begun are not to begin any more.
  var isCalledOff: Bool { calledOff.load(ordering: .acquiring) }

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
      await end()
      return settled ?? Delivery(signal: signal, receipts: [])
    }
  }

  /// Waits until no receiver has more before this event than its backlog allows; for those who post much.
  ///
  /// ```swift
  /// for record in records {
  ///   await postSave.post(RecordSaved(record)).accepted()
  /// }
  /// ```
  ///
  /// Costs next to nothing while the receivers keep up. Returns early when the task is cancelled. Like ``delivery`` it
  /// never waits for the receiver it is called in.
  public func accepted() async {
    let jobs = jobs
    guard !jobs.isEmpty else { return }
    let waiter = Job.current
    waiter?.beginAwaiting(self)
    defer { waiter?.endAwaiting(self) }
    for job in jobs { await job.queue.room(for: job) }
  }

  /// The report, if everybody is done.
  var settled: Delivery? {
    state.withLock { state in
      guard state.open == 0 else { return nil }
      let receipts = state.slots.compactMap { slot -> Receipt? in
        guard case .settled(let receipt) = slot else { return nil }
        return receipt
      }
      return Delivery(signal: signal, receipts: receipts)
    }
  }

  /// For the one who calls the receiver of this slot.
  func settle(_ slot: Int, _ receipt: Receipt) {
    let waiters = state.withLock { state in
      state.slots[slot] = .settled(receipt)
      state.open -= 1
      return state.open == 0 ? state.waiters : []
    }
    for waiter in waiters { waiter.resume() }
  }

  /// Receivers that have begun finish; the others are reported as cancelled, and need no longer be waited for.
  func callOff() {
    calledOff.store(true, ordering: .releasing)
    for job in jobs { job.queue.letIn(job) }
  }

  private func end() async {
    await withCheckedContinuation { continuation in
      let isOver = state.withLock { state in
        if state.open > 0 { state.waiters.append(continuation) }
        return state.open == 0
      }
      if isOver { continuation.resume() }
    }
  }
}
