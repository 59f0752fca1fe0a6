import Signals

/// How a change gets into the journal, between those of other processes: take the lock, take in what they have saved,
/// check the change against that, append, let go of the lock, sync, tell.
///
/// Syncing without the lock lets several processes share a sync.
extension JSONStore {
  /// What tells one record from another, for those that were put before the `pre_` receivers.
  struct RecordID: Hashable {
    let model: String
    let pk: PrimaryKey

    init(_ operation: JournalEntry.Operation) {
      model = operation.model
      pk = operation.pk
    }

    init?(_ record: Record) {
      guard let pk = record.pk else { return nil }
      model = record.model
      self.pk = pk
    }
  }

  /// Carries out the plan that `makePlan` makes of what the store holds by then, once every change to a record that is
  /// there was put before the receivers. While they think, others may save, and more records may be concerned.
  func commit(
    _ origin: Origin, asked: Set<RecordID>, _ makePlan: (StoreSnapshot) throws(StoreError) -> SavePlan
  ) async throws -> Saved {
    await takeInOutsideEditOfOpening()
    var asked = asked
    // Where the file changes again and again, it is not waited for.
    var patience = 3
    while true {
      try requireWritable()
      try? await readAnewIfNeeded()
      try await takeLock(.exclusive)
      switch try attempt(origin, asked, patience > 0, makePlan) {
      case .behind: patience -= 1
      case .unasked(let changes):
        for change in changes {
          asked.insert(RecordID(change.operation))
          try await ask(about: change, origin)
        }
      case .saved(let saved):
        // In a receiver, which others may wait for, it is not waited for receivers whose backlog is full.
        if Self.delivering == nil { for delivery in saved.pending { await delivery.accepted() } }
        return saved
      }
    }
  }

  private enum Attempt {
    case saved(Saved)
    /// Another process has taken in a file that must be read first.
    case behind
    case unasked([RecordChange])
  }

  /// Makes a plan durable, then visible, then heard of. Nothing comes in between: no `await` here.
  private func attempt(
    _ origin: Origin, _ asked: Set<RecordID>, _ isPatient: Bool,
    _ makePlan: (StoreSnapshot) throws(StoreError) -> SavePlan
  ) throws(StoreError) -> Attempt {
    let made = try locked { () throws(StoreError) -> (plan: SavePlan, entry: JournalEntry?)? in
      if baseline.isForeign, isPatient { return nil }
      let plan = try makePlan(snapshot)
      guard unasked(of: plan, asked).isEmpty, !plan.changes.isEmpty else { return (plan, nil) }
      let entry = newEntry(plan.changes, origin)
      try append(entry.lines)
      return (plan, entry)
    }
    guard let (plan, entry) = made else { return .behind }
    guard let entry else {
      let changes = unasked(of: plan, asked)
      return changes.isEmpty ? .saved(Saved(pks: [], seq: snapshot.seq, pending: [])) : .unasked(changes)
    }
    ChangeTracker.current?.append(plan.changes)
    snapshot = plan.after
    snapshot.seq = entry.seq
    baseline.append(entry)
    return .saved(Saved(pks: plan.pks, seq: entry.seq, pending: tell(entry, plan.changes)))
  }

  /// Tells of an entry that is durable and visible.
  @discardableResult
  func tell(_ entry: JournalEntry, _ changes: [RecordChange]) -> [PendingDelivery] {
    let events = entry.events(changes)
    if let cause = entry.cause { debts.settle(cause) }
    for call in entry.calls { debts.add(call, events[call.place]) }
    scheduleCheckpoint()
    return deliver(events, for: entry.calls)
  }

  func newEntry(_ changes: [RecordChange], _ origin: Origin, actor: String? = nil) -> JournalEntry {
    struct Kind: Hashable {
      let model: String
      let isDeletion: Bool
    }
    var receivers: [Kind: [DispatchUID]] = [:]
    let owed = changes.map { change in
      let kind = Kind(model: change.operation.model, isDeletion: change.operation.isDeletion)
      if let known = receivers[kind] { return known }
      receivers[kind] = durableReceivers(ofDeletion: kind.isDeletion, of: kind.model)
      return receivers[kind] ?? []
    }
    return JournalEntry(
      seq: snapshot.seq + 1, timestamp: timestamp(), actor: actor ?? options.actor,
      origin: effective(origin), cause: cause,
      session: owed.allSatisfy(\.isEmpty) ? nil : lock?.session, operations: changes.map(\.operation), owed: owed)
  }

  func timestamp() -> String { DateTime(unixMicroseconds: now()).text }

  private var cause: ReceiverCall? {
    guard let event = Self.delivering, event.store == ObjectIdentifier(self), let receiver = DispatchUID.current
    else { return nil }
    return ReceiverCall(seq: event.seq, place: event.place, receiver: receiver)
  }

  // MARK: The receivers' consent

  private func effective(_ origin: Origin) -> Origin { cause == nil ? origin : .receiver }

  private func unasked(of plan: SavePlan, _ asked: Set<RecordID>) -> [RecordChange] {
    plan.changes.filter { change in
      if case .save(_, _, created: true, _, _, _) = change.operation { return false }
      return !asked.contains(RecordID(change.operation))
    }
  }

  private func ask(about change: RecordChange, _ origin: Origin) async throws {
    switch change.operation {
    case .save: try await ask(about: change.record, before: change.before?.fields, origin)
    case .delete: try await ask(aboutDeleting: change.record, origin)
    }
  }

  func ask(aboutDeleting record: Record, _ origin: Origin) async throws {
    let event = RecordWillDelete(record: record, origin: effective(origin))
    try await veto(signals.preDelete.send(event, sender: sender(of: record.model)))
  }

  func ask(about record: Record, before: JSONObject?, _ origin: Origin) async throws {
    let event = RecordWillSave(record: record, before: before, origin: effective(origin))
    try await veto(signals.preSave.send(event, sender: sender(of: record.model)))
  }

  private func veto(_ delivery: Delivery) throws {
    for receipt in delivery.receipts {
      switch receipt.outcome {
      case .failed(let error): throw Vetoed(receiver: receipt.uid, reason: error)
      // Nobody has said yes.
      case .notRun(.cancelled): throw CancellationError()
      case .ran, .notRun: break
      }
    }
  }
}
