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
  ///
  /// - Parameter makePlan: gives none where the task is cancelled.
  func commit(
    _ origin: Origin, asked: Set<RecordID>, onProgress: (BatchProgress) -> Void = { _ in },
    _ makePlan: (StoreSnapshot) throws(StoreError) -> SavePlan?
  ) async throws -> Saved {
    await takeInOutsideEditOfOpening()
    var asked = asked
    // Where the file changes again and again, it is not waited for.
    var patience = 3
    while true {
      try requireWritable()
      try? await readAnewIfNeeded()
      try await takeLock(.exclusive)
      switch try attempt(origin, asked, isPatient: patience > 0, onProgress, makePlan) {
      case .behind: patience -= 1
      case .cancelled: throw CancellationError()
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
    case cancelled
    case unasked([RecordChange])
  }

  /// What was decided under the lock.
  private enum Decision {
    case settled(Attempt)
    case appended(SavePlan.Outcome, JournalEntry)
  }

  /// Makes a plan durable, then visible, then heard of. Nothing comes in between: no `await` here.
  private func attempt(
    _ origin: Origin, _ asked: Set<RecordID>, isPatient: Bool, _ onProgress: (BatchProgress) -> Void,
    _ makePlan: (StoreSnapshot) throws(StoreError) -> SavePlan?
  ) throws(StoreError) -> Attempt {
    let decision = try locked { () throws(StoreError) -> Decision in
      if baseline.isForeign, isPatient { return .settled(.behind) }
      guard let plan = try makePlan(snapshot) else { return .settled(.cancelled) }
      let changes = unasked(of: plan, asked)
      guard changes.isEmpty else { return .settled(.unasked(changes)) }
      guard !plan.changes.isEmpty else {
        return .settled(.saved(Saved(pks: [], seq: snapshot.seq, pending: [])))
      }
      let entry = newEntry(plan.changes, origin)
      let lines = entry.lines
      try append(lines) { onProgress(.writing(plan.changes.count * $0 / lines.count, of: plan.changes.count)) }
      return .appended(plan.outcome, entry)
    }
    switch decision {
    case .settled(let attempt): return attempt
    case .appended(let outcome, let entry): return .saved(finish(outcome, entry))
    }
  }

  /// Shows what is durable, and tells of it.
  private func finish(_ outcome: SavePlan.Outcome, _ entry: JournalEntry) -> Saved {
    ChangeTracker.current?.append(outcome.changes)
    outcome.carryOut(on: &snapshot)
    snapshot.seq = entry.seq
    baseline.append(entry)
    return Saved(pks: outcome.pks, seq: entry.seq, pending: tell(entry, outcome.changes))
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
    var entry = JournalEntry(
      seq: snapshot.seq + 1, timestamp: timestamp(), actor: actor ?? options.actor, origin: effective(origin),
      cause: cause, operations: changes.map(\.operation))
    entry.owed = changes.indices.map { durableReceivers(of: entry.event(changes[$0], at: $0)) }
    if !entry.calls.isEmpty { entry.session = lock?.session }
    return entry
  }

  func timestamp() -> String { DateTime(unixMicroseconds: now()).text }

  private var cause: ReceiverCall? {
    guard let event = Self.delivering, event.store == ObjectIdentifier(self), let receiver = DispatchUID.current
    else { return nil }
    return ReceiverCall(seq: event.seq, place: event.place, receiver: receiver)
  }

  // MARK: The receivers' consent

  private func effective(_ origin: Origin) -> Origin { cause == nil ? origin : .receiver }

  private func unasked(of plan: borrowing SavePlan, _ asked: Set<RecordID>) -> [RecordChange] {
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
