public import Signals
import Synchronization

/// How the store's events get to their receivers: at once to all, and again to a durable one until it has done its work.
///
/// A durable receiver acknowledges an event by returning, or by a save: then effect and acknowledgement are one line of the
/// journal. So it hears of every event at least once, whatever happens to the process; of one that led to a save, and
/// did not fail after it, exactly once. Events that come meanwhile do not wait for one that it failed at.
extension JSONStore {
  /// Connects a receiver of `post_save` that must hear of every event, be it after a crash or a failure.
  ///
  /// Its uid stands in the journal and must not change. What it throws is announced by ``StoreSignals/receiverFailed``;
  /// it is called again after each of ``OpenOptions/retryPauses``, then set aside until ``retry(_:)``. One that saves
  /// should do so once: a crash after the first of two saves loses the second.
  public nonisolated func connect(durable receiver: Receiver<RecordSaved>) -> Connection {
    durable.withLock { _ = $0.ofSaves.insert(receiver.uid) }
    return signals.postSave.connect(keepingTrack(of: receiver) { .saved($0) })
  }

  /// Connects a receiver of `post_delete` that must hear of every event, by the same rules.
  public nonisolated func connect(durable receiver: Receiver<RecordDeleted>) -> Connection {
    durable.withLock { _ = $0.ofDeletions.insert(receiver.uid) }
    return signals.postDelete.connect(keepingTrack(of: receiver) { .deleted($0) })
  }

  private nonisolated func keepingTrack<Event>(
    of receiver: Receiver<Event>, _ event: @escaping @Sendable (Event) -> StoreEvent
  ) -> Receiver<Event> {
    receiver.around { [weak self] payload, body in
      do { try await body(payload) } catch {
        await self?.fail(receiver.uid, event(payload), error)
        throw error
      }
      await self?.acknowledge(event(payload).call(of: receiver.uid))
    }
  }

  /// Calls the durable receivers that are connected now with what an earlier sitting left undone, and announces what was
  /// set aside. Such events say ``Origin/replay``; nobody else hears of them.
  ///
  /// For once the receivers are connected. Does nothing where the store takes no saves.
  public func redeliver() {
    guard takesSaves else { return }
    for (call, debt) in debts.all {
      switch debt.state {
      case .due: retry(call)
      case .setAside(let error): announce(call, debt, error, pause: nil)
      case .running, .pausing: break
      }
    }
    if snapshot.seq > checkpointed { scheduleCheckpoint() }
  }

  /// Calls a durable receiver again with an event that it failed at, once; if that fails too and its pauses are used up, it
  /// is set aside again.
  ///
  /// - Returns: the delivery; `nil` where the event is not owed, or the receiver is at it.
  @discardableResult
  public func retry(_ call: ReceiverCall) -> PendingDelivery? {
    guard takesSaves, let debt = debts[call], !debts.isRunning(call) else { return nil }
    if case .pausing(let task) = debt.state { task.cancel() }
    debts.set(call, .running)
    return deliver([debt.event.replayed], to: call.receiver).first
  }

  /// Puts events into the receivers' lines, or into one's, and sees to what comes of it.
  func deliver(_ events: [StoreEvent], to receiver: DispatchUID? = nil) -> [PendingDelivery] {
    let pending = events.map { event in
      Self.$delivering.withValue((event.commit.seq, event.commit.batch.index)) { publish(event, to: receiver) }
    }
    let number = deliveries.add(pending)
    Task {
      for (event, delivery) in zip(events, pending) {
        let receipts = await delivery.delivery.receipts
        for receipt in receipts { settle(receipt, of: event) }
        if let receiver, receipts.isEmpty { debts.set(event.call(of: receiver), .due) }
      }
      deliveries.remove(number)
    }
    return pending
  }

  private func publish(_ event: StoreEvent, to receiver: DispatchUID?) -> PendingDelivery {
    let sender = sender(of: event.record.model)
    return switch (event, receiver) {
    case (.saved(let event), nil): signals.postSave.post(event, sender: sender)
    case (.saved(let event), let receiver?): signals.postSave.post(event, sender: sender, to: receiver)
    case (.deleted(let event), nil): signals.postDelete.post(event, sender: sender)
    case (.deleted(let event), let receiver?): signals.postDelete.post(event, sender: sender, to: receiver)
    }
  }

  /// The durable receivers that an operation's event goes to.
  func durableReceivers(of operation: JournalEntry.Operation) -> [DispatchUID] {
    let (uids, receivers) =
      switch operation {
      case .save: (durable.withLock { $0.ofSaves }, signals.postSave.receivers)
      case .delete: (durable.withLock { $0.ofDeletions }, signals.postDelete.receivers)
      }
    let sender = sender(of: operation.model)
    let owed = receivers.filter { uids.contains($0.uid) && ($0.sender == nil || $0.sender == sender) }.map(\.uid)
    // One function may listen to a sender and to any.
    return owed.enumerated().filter { owed.firstIndex(of: $1) == $0 }.map(\.element)
  }

  /// Sees to a call that did not reach its receiver; one that did has been seen to.
  private func settle(_ receipt: Receipt, of event: StoreEvent) {
    let call = event.call(of: receipt.uid)
    guard debts.isRunning(call) else { return }
    switch receipt.outcome {
    // Whoever saved did not want it to hear.
    case .notRun(.muted): acknowledge(call)
    case .failed(let error as SignalCycleError): fail(receipt.uid, event, error)
    case .notRun, .failed, .ran: debts.set(call, .due)
    }
  }

  private func acknowledge(_ call: ReceiverCall) {
    // The disk need not be waited for: an acknowledgement that a power cut takes costs one more call.
    if debts.remove(call) { note(.acknowledged(call)) }
  }

  private func fail(_ receiver: DispatchUID, _ event: StoreEvent, _ error: any Error) {
    let call = event.call(of: receiver)
    let attempts = debts.fail(call, at: event)
    let words = String(String(describing: error).prefix(1_000))
    // Called again, a receiver that sets itself off would do so again.
    let pause = error is SignalCycleError ? nil : options.retryPauses.dropFirst(attempts - 1).first
    if let pause {
      let again = Task {
        try? await Task.sleep(for: pause)
        if !Task.isCancelled { retry(call) }
      }
      debts.set(call, .pausing(again))
    } else {
      debts.set(call, .setAside(error: words))
      note(.setAside(JournalLine.SetAside(call: call, attempts: attempts, error: words)))
    }
    if let debt = debts[call] { announce(call, debt, words, pause: pause) }
  }

  private func announce(_ call: ReceiverCall, _ debt: Debts.Debt, _ error: String, pause: Duration?) {
    let failure = ReceiverFailed(
      event: debt.event, receiver: call.receiver, error: error, attempts: debt.attempts, pause: pause)
    signals.receiverFailed.post(failure, sender: sender(of: debt.event.record.model))
  }
}
