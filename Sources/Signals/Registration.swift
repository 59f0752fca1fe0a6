/// A receiver that is connected to one signal.
final class Registration: Sendable {
  let uid: DispatchUID
  let queue: ReceiverQueue
  /// A `ReceiverBody` of the signal's event.
  let body: any AnyObject & Sendable
  /// Whether it has a condition that must be asked.
  let isConditional: Bool
  private let sender: Sender?
  private let place: SourcePlace

  init<Event>(_ receiver: Receiver<Event>, signal: String) {
    self.uid = receiver.uid
    self.queue = ReceiverQueue(signal: signal, uid: receiver.uid, policy: receiver.backlog)
    self.body = ReceiverBody(receiver)
    self.isConditional = receiver.condition != nil
    self.sender = receiver.sender
    self.place = receiver.place
  }

  var info: ReceiverInfo {
    let (backlog, dropped) = queue.counts
    return ReceiverInfo(uid: uid, sender: sender, place: place, backlog: backlog, dropped: dropped)
  }

  func isIdentified(by uid: DispatchUID, _ sender: Sender?) -> Bool {
    self.uid == uid && self.sender == sender
  }

  func listens(to sender: Sender?) -> Bool {
    self.sender == nil || self.sender == sender
  }

  /// Events that wait are not run any more; the one the receiver works on is finished.
  func close() {
    queue.close()
  }

  /// Calls the receiver, now that it is the job's turn.
  func call(_ occurrence: any Occurrence, for job: Job) async -> Receipt {
    let start = ContinuousClock.now
    let outcome: Receipt.Outcome
    do {
      try await Job.$current.withValue(job) { try await occurrence.call(self) }
      outcome = .ran
    } catch {
      outcome = .failed(error)
    }
    return Receipt(uid: uid, outcome: outcome, duration: start.duration(to: .now))
  }

  /// The receipt for an event that the receiver was not called with.
  func receipt(_ outcome: Receipt.Outcome) -> Receipt {
    Receipt(uid: uid, outcome: outcome, duration: .zero)
  }
}
