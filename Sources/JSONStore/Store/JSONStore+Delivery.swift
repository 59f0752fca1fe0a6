public import Signals

/// How the store's events get to their receivers: at once to all, and again to a durable one until it has done its work.
///
/// A durable receiver acknowledges an event by returning, or by a save: then effect and acknowledgement are one line of the
/// journal. So it hears of every event at least once, whatever happens to the process; of one that led to a save, and
/// did not fail after it, exactly once. One that fails after it has saved is called again like any other, but a crash or a
/// quit in the meantime leaves it set aside. Events that come meanwhile do not wait for one that it failed at.
///
/// The process that saved sees to its receivers. Should it die, one of the others that have them connected takes over.
extension JSONStore {
  /// Connects a receiver of `post_save` that must hear of every event, be it after a crash or a failure.
  ///
  /// Its uid stands in the journal and must not change. Nothing is owed to it of an event that its condition says no to;
  /// what is owed is told again, whatever it says by then. What it throws is announced by ``StoreSignals/receiverFailed``;
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
        await self?.fail(event(payload).call(of: receiver.uid), event(payload), error)
        throw error
      }
      await self?.acknowledge(event(payload).call(of: receiver.uid))
    }
  }

  /// Calls the durable receivers that are connected now with what processes that have died left undone, and announces
  /// what was set aside. Such events say ``Origin/replay``; nobody else hears of them.
  ///
  /// For once the receivers are connected. Does nothing where the store takes no saves.
  public func redeliver() async {
    guard takesSaves else { return }
    await takeInOutsideEditOfOpening()
    await takeOver()
    for (call, debt) in debts.all {
      switch debt.state {
      case .due: await retry(call)
      case .setAside(let error): announce(call, debt, error, pause: nil)
      case .running, .pausing, .elsewhere: break
      }
    }
    if isBehind { scheduleCheckpoint() }
  }

  /// Calls a durable receiver again with an event that it failed at, once; if that fails too and its pauses are used up, it
  /// is set aside again.
  ///
  /// - Returns: the delivery; `nil` where the event is not owed, the receiver is at it, or it is not connected.
  @discardableResult
  public func retry(_ call: ReceiverCall) async -> PendingDelivery? {
    if let debt = debts[call], case .setAside = debt.state, isConnected(call.receiver, to: debt.event) {
      await claim([call])
    }
    guard takesSaves, let debt = debts[call] else { return nil }
    switch debt.state {
    case .due: break
    case .pausing(let task):
      task.cancel()
      debts.set(call, .due)
    case .running, .elsewhere, .setAside: return nil
    }
    guard isConnected(call.receiver, to: debt.event) else { return nil }
    return deliver([debt.event.replayed], for: [call], to: call.receiver).first
  }

  private func isConnected(_ receiver: DispatchUID, to event: StoreEvent) -> Bool {
    let sender = sender(of: event.record.model)
    let durable = durable.withLock { event.isDeletion ? $0.ofDeletions : $0.ofSaves }
    let connected = event.isDeletion ? signals.postDelete.receivers : signals.postSave.receivers
    return durable.contains(receiver)
      && connected.contains { $0.uid == receiver && ($0.sender == nil || $0.sender == sender) }
  }

  // MARK: Other processes' receivers

  /// Sees to what processes have left undone that live no more.
  private func takeOver() async {
    let left = debts.elsewhere.filter { call, owner in
      isAbandoned(by: owner) && debts[call].map { isConnected(call.receiver, to: $0.event) } ?? false
    }
    await claim(left.map(\.call))
    for (call, _) in left { await retry(call) }
    watchOrphans()
  }

  /// Whether nobody sees to what was a process's.
  private func isAbandoned(by owner: SessionID?) -> Bool {
    guard let owner, let lock else { return true }
    return !lock.isAlive(owner)
  }

  /// Takes work over, unless another process has been faster: the journal says whose it is.
  private func claim(_ calls: [ReceiverCall]) async {
    guard takesSaves, !calls.isEmpty, let session = lock?.session else { return }
    do throws(StoreError) {
      try await takeLock(.exclusive)
      try locked(isDurable: false) { () throws(StoreError) in
        let free = calls.filter { call in
          switch debts[call]?.state {
          case .elsewhere(let owner): isAbandoned(by: owner)
          case .setAside: true
          case .due, .running, .pausing, nil: false
          }
        }
        if !free.isEmpty { try append(free.map { .claimed($0, session) }) }
        for call in free { debts.set(call, .due) }
      }
    } catch {
      // It stays as it was, and is seen to later.
    }
  }

  /// Looks from time to time, as long as receivers are at work in other processes, whether those live.
  func watchOrphans() {
    guard takesSaves, orphanWatch == nil, debts.hasElsewhere else { return }
    orphanWatch = Task { [weak self] in
      try? await Task.sleep(for: .seconds(2))
      guard !Task.isCancelled else { return }
      await self?.orphansMayBeThere()
    }
  }

  private func orphansMayBeThere() async {
    orphanWatch = nil
    await takeOver()
  }

  /// Puts events into the receivers' lines, or into one's, and sees to what comes of the durable receivers' calls.
  func deliver(
    _ events: [StoreEvent], for calls: [ReceiverCall], to receiver: DispatchUID? = nil
  ) -> [PendingDelivery] {
    let number = deliveries.nextNumber()
    for call in calls { debts.set(call, .running(number)) }
    let pending = events.map { event in
      let work = Delivering(store: ObjectIdentifier(self), seq: event.commit.seq, place: event.commit.batch.index)
      return Self.$delivering.withValue(work) { publish(event, to: receiver) }
    }
    if calls.isEmpty, pending.allSatisfy({ $0.settled != nil }) { return pending }
    deliveries[number] = pending
    // Detached: it is not the work of a receiver that saves, which would have its own events handed to it early.
    Task.detached { [self] in
      var receipts: [ReceiverCall: Receipt] = [:]
      for (event, delivery) in zip(events, pending) {
        for receipt in await delivery.delivery.receipts { receipts[event.call(of: receipt.uid)] = receipt }
      }
      await settle(calls, receipts, number)
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

  /// The durable receivers that must hear of an event: not those that are muted, nor those whose condition it does not meet.
  func durableReceivers(of event: StoreEvent) -> [DispatchUID] {
    let sender = sender(of: event.record.model)
    func owed(_ receivers: [ReceiverInfo], _ durable: Set<DispatchUID>) -> [DispatchUID] {
      let owed = receivers.map(\.uid).filter(durable.contains)
      // One uid may listen to a sender and to any.
      return owed.enumerated().filter { owed.firstIndex(of: $1) == $0 }.map(\.element)
    }
    return switch event {
    case .saved(let event):
      owed(signals.postSave.receivers(of: event, sender: sender), durable.withLock { $0.ofSaves })
    case .deleted(let event):
      owed(signals.postDelete.receivers(of: event, sender: sender), durable.withLock { $0.ofDeletions })
    }
  }

  /// Sees to the calls of a delivery that is over which did not reach their receivers; the others have been seen to.
  private func settle(
    _ calls: [ReceiverCall], _ receipts: [ReceiverCall: Receipt], _ number: Deliveries.Number
  ) async {
    deliveries[number] = nil
    for call in calls where debts.delivery(of: call) == number {
      switch receipts[call]?.outcome {
      // Connected before without being durable, under the same uid.
      case .ran: await acknowledge(call)
      case .failed(let error): if let debt = debts[call] { await fail(call, debt.event, error) }
      case .notRun(.backlogFull): if let debt = debts[call] { await fail(call, debt.event, BacklogFull()) }
      case .notRun, nil: debts.set(call, .due)
      }
    }
  }

  private struct BacklogFull: Error {}

  private func acknowledge(_ call: ReceiverCall) async {
    // The disk need not be waited for: an acknowledgement that a power cut takes costs one more call.
    if debts.remove(call) { await appendUnsynced([.acknowledged(call)]) }
  }

  private func fail(_ call: ReceiverCall, _ event: StoreEvent, _ error: any Error) async {
    let hasSaved = debts[call] == nil
    let attempts = debts.fail(call, at: event)
    let words = String(String(describing: error).prefix(1_000))
    // Called again, a receiver that sets itself off would do so again.
    let pause = error is SignalCycleError ? nil : options.retryPauses.dropFirst(attempts - 1).first
    if let pause {
      // Detached: it is no part of the work that failed.
      let again = Task.detached { [weak self] in
        try? await Task.sleep(for: pause)
        if !Task.isCancelled { await self?.retry(call) }
      }
      debts.set(call, .pausing(again))
    } else {
      debts.set(call, .setAside(error: words))
    }
    // The journal takes a receiver that saved for one that has done its work, unless it is told now.
    if pause == nil || hasSaved {
      await appendUnsynced([.setAside(JournalLine.SetAside(call: call, attempts: attempts, error: words))])
    }
    if let debt = debts[call] { announce(call, debt, words, pause: pause) }
  }

  func announce(_ call: ReceiverCall, _ debt: Debts.Debt, _ error: String, pause: Duration?) {
    let failure = ReceiverFailed(
      event: debt.event, receiver: call.receiver, error: error, attempts: debt.attempts, pause: pause)
    signals.receiverFailed.post(failure, sender: sender(of: debt.event.record.model))
  }
}
