/// A receiver that is connected to one signal.
final class Registration<Event: Sendable>: Sendable {
  private let receiver: Receiver<Event>
  let queue: ReceiverQueue

  init(_ receiver: Receiver<Event>, signal: String) {
    self.receiver = receiver
    self.queue = ReceiverQueue(signal: signal, uid: receiver.uid, policy: receiver.backlog)
  }

  var info: ReceiverInfo {
    let (backlog, dropped) = queue.counts
    return ReceiverInfo(
      uid: receiver.uid, sender: receiver.sender, place: receiver.place, backlog: backlog, dropped: dropped)
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

  /// Puts an event behind those that came before it, unless the receiver is not to be called.
  func enqueue(cause: Job?, scope: MuteScope?, signal: ObjectIdentifier) -> PendingDelivery.Slot {
    if let scope, scope.mutes(signal, receiver.uid) { return .settled(receipt(.notRun(.muted))) }
    if let cycle = cause?.cycle(calling: queue) { return .settled(receipt(.failed(cycle))) }
    guard let job = queue.join(cause: cause) else { return .settled(receipt(.notRun(.backlogFull))) }
    return .open(job)
  }

  /// Calls the receiver, now that it is the job's turn.
  func call(_ event: Event, for job: Job, of pending: PendingDelivery) async -> Receipt {
    guard queue.isOpen else { return receipt(.notRun(.disconnected)) }
    guard !pending.isCalledOff else { return receipt(.notRun(.cancelled)) }
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

  private func receipt(_ outcome: Receipt.Outcome) -> Receipt {
    Receipt(uid: receiver.uid, outcome: outcome, duration: .zero)
  }
}
