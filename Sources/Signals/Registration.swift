/// A receiver that is connected to one signal.
final class Registration<Event: Sendable>: Sendable {
  private let receiver: Receiver<Event>
  private let queue: ReceiverQueue

  init(_ receiver: Receiver<Event>, signal: String) {
    self.receiver = receiver
    self.queue = ReceiverQueue(signal: signal, uid: receiver.uid)
  }

  var info: ReceiverInfo {
    ReceiverInfo(uid: receiver.uid, sender: receiver.sender, place: receiver.place, backlog: queue.backlog)
  }

  func isIdentified(by uid: DispatchUID, _ sender: Sender?) -> Bool {
    receiver.uid == uid && receiver.sender == sender
  }

  func listens(to sender: Sender?) -> Bool {
    receiver.sender == nil || receiver.sender == sender
  }

  /// Events that wait are not run any more; the one the receiver works on is finished.
  func close() {
    queue.close()
  }

  /// Puts the event behind those that came before it.
  func enqueue(_ event: Event, id: UInt64, traces: TraceHub<Event>) -> PendingDelivery.Part {
    let cause = Job.current
    if let cycle = cause?.cycle(calling: queue) {
      return .settled(Receipt(uid: receiver.uid, outcome: .failed(cycle), duration: .zero))
    }
    let job = Job(queue: queue, cause: cause)
    queue.join(job)
    // A task for each event, not one that works through the queue: it takes over the sender's task-local values.
    let task = Task {
      await job.turn()
      let receipt = await call(event, for: job)
      traces.emit(.finished(id: id, event, receipt))
      queue.leave(job)
      return receipt
    }
    return .queued(job, task)
  }

  private func call(_ event: Event, for job: Job) async -> Receipt {
    guard queue.isOpen else {
      return Receipt(uid: receiver.uid, outcome: .notRun(.disconnected), duration: .zero)
    }
    let start = ContinuousClock.now
    let outcome: Receipt.Outcome
    do {
      try await Job.$current.withValue(job) { try await receiver.body(event) }
      outcome = .ran
    } catch {
      outcome = .failed(error)
    }
    return Receipt(uid: receiver.uid, outcome: outcome, duration: start.duration(to: .now))
  }
}
