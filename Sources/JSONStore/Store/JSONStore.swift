import Glibc
public import Signals
import Synchronization

/// Records of several models in one JSON file that is a Django fixture, with a write-ahead log beside it.
///
/// A save is acknowledged when it is on disk, and only then are its signals sent. One process writes at a time.
public actor JSONStore {
  /// The signals of this store.
  public nonisolated let signals = StoreSignals()
  /// What there was to say when it was opened.
  public nonisolated let report: OpenReport

  /// The uids of the durable receivers that were ever connected.
  nonisolated let durable = Mutex((ofSaves: Set<DispatchUID>(), ofDeletions: Set<DispatchUID>()))

  let options: OpenOptions
  private let path: StorePath
  private let senders: [String: Sender]
  private var lock: StoreLock?
  private let journalEnd: JournalEnd
  private var journal: Journal?
  private var stamp: FileStamp?
  private var isSnapshotUnknown: Bool
  private(set) var checkpointed: Int
  private var readOnly: ReadOnlyReason?
  private var isClosed = false
  var deliveries = Deliveries()
  var debts: Debts
  private var idleCheckpoint: Task<Void, Never>?
  private var lastSave = ContinuousClock.now

  /// What the store holds now.
  public private(set) var snapshot: StoreSnapshot

  /// The event that a receiver works on, in that receiver's task.
  @TaskLocal static var delivering: Delivering?

  struct Delivering {
    let store: ObjectIdentifier
    let seq: Int
    let place: Int
  }

  /// Opens the store at `path`; a missing file is an empty store.
  ///
  /// Reads the whole file, away from the caller's thread: about a second for 200 MB. Where it cannot be written, or
  /// another process has it, it opens for reading and ``report`` says why.
  /// - Parameters:
  ///   - models: the types whose records are checked and can be saved.
  ///   - onProgress: called from another thread for a file of more than 1 MB.
  /// - Throws: a ``StoreError`` of opening; the files are as they were.
  public static func open(
    _ path: String, models: [any Model.Type], options: OpenOptions,
    onProgress: @escaping @Sendable (OpenProgress) -> Void = { _ in }
  ) async throws(StoreError) -> JSONStore {
    let loader = StoreLoader(
      path: StorePath(path), schemas: Schemas(all: models.map { $0.schema }), options: options, onProgress: onProgress)
    let result = await Task.detached { () -> Result<StoreLoader.Loaded, StoreError> in
      do throws(StoreError) { return .success(try loader.load()) } catch { return .failure(error) }
    }.value
    return JSONStore(try result.get(), loader, models)
  }

  private init(_ loaded: StoreLoader.Loaded, _ loader: StoreLoader, _ models: [any Model.Type]) {
    func sender<M: Model>(_ model: M.Type) -> (String, Sender) { (M.schema.model, .type(model)) }
    path = loader.path
    options = loader.options
    senders = Dictionary(uniqueKeysWithValues: models.map { sender($0) })
    report = loaded.report
    lock = loaded.lock
    journalEnd = loaded.journalEnd
    stamp = loaded.stamp
    isSnapshotUnknown = loaded.isSnapshotUnknown
    checkpointed = loaded.checkpointed
    readOnly = loaded.report.readOnly
    snapshot = loaded.snapshot
    debts = Debts(loaded.debts)
  }

  // MARK: Saving

  /// Saves a record: a new one if it has no pk, else in place of the one with that pk.
  ///
  /// Returns when the save is on disk; `post_save` is on its way to its receivers then, see ``Saved/delivered()``.
  /// Costs one `fdatasync`, and a wait for receivers whose backlog is full.
  /// - Throws: the error of the `pre_save` receiver that vetoed, or a ``StoreError``: nothing was saved, but
  ///   for ``StoreError/unsynced(_:)``, after which nobody knows.
  @discardableResult
  public func save<M: Model>(_ value: M, origin: Origin = .screen) async throws -> Saved {
    try await save(records: [value.record], origin)
  }

  /// Saves several records at once, all or none, each as ``save(_:origin:)`` does: Django's `bulk_create` and
  /// `bulk_update`, with signals.
  ///
  /// `pre_save` is sent for all before any is saved; the events of `post_save` are one batch, in the same order.
  public func save(_ values: [any Model], origin: Origin = .screen) async throws -> Saved {
    try await save(records: values.map(\.record), origin)
  }

  /// Takes in the records of a fixture, all or none: Django's `loaddata`. A record takes the place of the one
  /// with its pk, if there is one; the signals say ``Origin/import``, which is Django's `raw`.
  ///
  /// - Throws: as ``save(_:origin:)``.
  public func load(_ fixture: StoreSnapshot) async throws -> Saved {
    try await save(records: fixture.records, .import, isRaw: true)
  }

  private func save(records: [Record], _ origin: Origin, isRaw: Bool = false) async throws -> Saved {
    try requireWritable()
    for record in records {
      let before = record.pk.flatMap { snapshot.slot($0, record.model) }.flatMap(snapshot.record)
      try await ask(about: record, before: before?.fields, origin)
    }
    var asked = Set(records.compactMap(RecordID.init))
    let plan = try await approved(origin, &asked) { snapshot throws(StoreError) in
      var plan = SavePlan(in: snapshot)
      for record in records { try plan.save(record, isRaw: isRaw) }
      return plan
    }
    return try await finish(commit(plan, origin))
  }

  /// Deletes a record and those that refer to it, all or none.
  ///
  /// `pre_delete` is sent for each before anything is deleted, and in the same order `post_delete` afterwards: the
  /// record named comes last. Costs what ``save(_:origin:)`` does.
  /// - Throws: the error of the `pre_delete` receiver that vetoed, or a ``StoreError``: nothing was deleted, but
  ///   for ``StoreError/unsynced(_:)``, after which nobody knows.
  @discardableResult
  public func delete<M: Model>(_ model: M.Type, pk: PrimaryKey, origin: Origin = .screen) async throws -> Saved {
    try requireWritable()
    var asked: Set<RecordID> = []
    let plan = try await approved(origin, &asked) { snapshot throws(StoreError) in
      var plan = SavePlan(in: snapshot)
      try plan.delete(pk, of: M.schema.model)
      return plan
    }
    return try await finish(commit(plan, origin))
  }

  /// A plan of which every change to a record that is there was put before the receivers. While they think, others may
  /// save, and more records may go with those that were meant.
  private func approved(
    _ origin: Origin, _ asked: inout Set<RecordID>, _ makePlan: (StoreSnapshot) throws(StoreError) -> SavePlan
  ) async throws -> SavePlan {
    while true {
      let plan = try makePlan(snapshot)
      let changes = plan.changes.filter { change in
        if case .save(_, _, created: true, _, _) = change.operation { return false }
        return asked.insert(RecordID(model: change.operation.model, pk: change.operation.pk)).inserted
      }
      if changes.isEmpty { return plan }
      for change in changes {
        switch change.operation {
        case .save: try await ask(about: change.record, before: change.before, origin)
        case .delete:
          let event = RecordWillDelete(record: change.record, origin: effective(origin))
          try await veto(signals.preDelete.send(event, sender: sender(of: change.record.model)))
        }
      }
    }
  }

  private struct RecordID: Hashable {
    let model: String
    let pk: PrimaryKey

    init(model: String, pk: PrimaryKey) {
      self.model = model
      self.pk = pk
    }

    init?(_ record: Record) {
      guard let pk = record.pk else { return nil }
      self.init(model: record.model, pk: pk)
    }
  }

  private func ask(about record: Record, before: JSONObject?, _ origin: Origin) async throws {
    let event = RecordWillSave(record: record, before: before, origin: effective(origin))
    try await veto(signals.preSave.send(event, sender: sender(of: record.model)))
  }

  private func veto(_ delivery: Delivery) throws {
    for receipt in delivery.receipts {
      switch receipt.outcome {
      case .failed(let error): throw error
      // Nobody has said yes.
      case .notRun(.cancelled): throw CancellationError()
      case .ran, .notRun: break
      }
    }
  }

  private var cause: ReceiverCall? {
    guard let event = Self.delivering, event.store == ObjectIdentifier(self), let receiver = DispatchUID.current
    else { return nil }
    return ReceiverCall(seq: event.seq, place: event.place, receiver: receiver)
  }

  private func effective(_ origin: Origin) -> Origin { cause == nil ? origin : .receiver }

  /// Who sends the signals of a model's records.
  func sender(of model: String) -> Sender { senders[model] ?? .value(model) }

  /// Whether a save can be tried.
  var takesSaves: Bool { !isClosed && readOnly == nil }

  private func requireWritable() throws(StoreError) {
    if isClosed { throw .closed }
    if let readOnly { throw .readOnly(readOnly) }
  }

  /// Makes a plan durable, then visible, then heard of. Nothing comes between the plan and the disk: no `await` here.
  private func commit(_ plan: SavePlan, _ origin: Origin) throws(StoreError) -> Saved {
    try requireWritable()
    guard !plan.changes.isEmpty else { return Saved(pks: [], seq: snapshot.seq, pending: []) }
    let entry = JournalEntry(
      seq: snapshot.seq + 1, timestamp: timestamp(), actor: options.actor, origin: effective(origin), cause: cause,
      operations: plan.changes.map(\.operation),
      owed: plan.changes.map { durableReceivers(ofDeletion: $0.operation.isDeletion, of: $0.operation.model) })
    let parts = entry.parts
    try append(parts.enumerated().map { .entry($1, more: $0 < parts.count - 1) })
    snapshot = plan.after
    snapshot.seq = entry.seq
    let events = entry.events(plan.changes)
    if let cause = entry.cause { debts.settle(cause) }
    for call in entry.calls { debts.add(call, events[call.place]) }
    scheduleCheckpoint()
    return Saved(pks: plan.pks, seq: entry.seq, pending: deliver(events, for: entry.calls))
  }

  /// Waits for receivers whose backlog is full; in a receiver, which others may wait for, it does not.
  private func finish(_ saved: Saved) async -> Saved {
    if Self.delivering == nil { for delivery in saved.pending { await delivery.accepted() } }
    return saved
  }

  private func append(_ lines: [JournalLine], isDurable: Bool = true) throws(StoreError) {
    var lines = lines
    if isSnapshotUnknown { lines.insert(.snapshot(snapshotNote(checkpointed, snapshot.base.sha256)), at: 0) }
    do throws(Journal.Failure) {
      try openJournal().append(lines, isDurable: isDurable)
    } catch {
      switch error {
      case .tooLong: throw .tooLarge(limit: JournalLine.limit)
      case .unwritable(let errno): throw .unwritable(errno)
      case .unsynced(let errno):
        readOnly = .unsynced(errno)
        throw .unsynced(errno)
      }
    }
    isSnapshotUnknown = false
  }

  /// Appends a line that nobody waits for, and whose loss is none.
  func appendUnsynced(_ line: JournalLine) {
    if takesSaves { try? append([line], isDurable: false) }
  }

  private func snapshotNote(_ covers: Int, _ sha256: String) -> JournalLine.SnapshotNote {
    JournalLine.SnapshotNote(covers: covers, sha256: sha256, timestamp: timestamp())
  }

  private func openJournal() throws(Journal.Failure) -> Journal {
    if let journal { return journal }
    do throws(Errno) {
      let opened = try Journal(path, end: journalEnd)
      journal = opened
      return opened
    } catch {
      throw .unwritable(error)
    }
  }

  /// The store's clock, in microseconds since 1970.
  public nonisolated func now() -> Int64 { options.now() }

  private func timestamp() -> String { DateTime(unixMicroseconds: now()).text }

  // MARK: Checkpoints

  /// Rewrites the snapshot file so that it alone holds every save so far. Costs the file's size in writing.
  ///
  /// - Throws: ``StoreError/unwritable(_:)``, or ``StoreError/changedOutside(unwritten:)`` if another program has
  ///   written the file meanwhile: the file that was there still is, and the journal has the rest.
  public func checkpoint() throws(StoreError) {
    guard snapshot.seq > checkpointed else { return }
    try requireWritable()
    let checkpoint: Checkpoint
    do throws(Errno) { checkpoint = try Checkpoint(snapshot, at: path) } catch { throw .unwritable(error) }
    let note = snapshotNote(checkpoint.covers, checkpoint.sha256)
    try append([.checkpoint(note)])
    guard stamp == FileStamp(path.snapshot) else {
      throw .changedOutside(unwritten: snapshot.seq - checkpointed)
    }
    do throws(Errno) { try checkpoint.install(at: path) } catch {
      // It may have got there all the same, and is no other program's file then.
      if FileStamp(path.snapshot) == checkpoint.stamp { stamp = checkpoint.stamp }
      throw .unwritable(error)
    }
    stamp = checkpoint.stamp
    checkpointed = checkpoint.covers
    // Without this line nothing is lost: an edit by another program is refused then, where it might have been taken.
    try? append([.snapshot(note)])
  }

  /// Sees to a checkpoint once nothing was saved for a while. One task waits, however many saves there are.
  func scheduleCheckpoint() {
    guard let delay = options.checkpointDelay else { return }
    lastSave = .now
    guard idleCheckpoint == nil else { return }
    idleCheckpoint = Task {
      repeat {
        try? await Task.sleep(for: delay)
      } while !Task.isCancelled && lastSave + delay > .now
      idleCheckpoint = nil
      // A failure is no loss, the journal has it all; the next checkpoint tries again.
      if !Task.isCancelled { try? checkpoint() }
    }
  }

  /// Waits for the receivers, rewrites the snapshot file and lets go of the store. Not for a receiver to call: it would
  /// wait for itself. A durable receiver's retries wait for the next sitting.
  ///
  /// - Throws: what ``checkpoint()`` does; the store is closed all the same.
  public func close() async throws(StoreError) {
    while let pending = deliveries.any {
      for delivery in pending { _ = await delivery.delivery }
      await Task.yield()
    }
    idleCheckpoint?.cancel()
    debts.stopPauses()
    guard !isClosed else { return }
    defer {
      isClosed = true
      journal = nil
      lock = nil
    }
    if readOnly == nil { try checkpoint() }
  }
}

/// An acknowledged save.
public struct Saved: Sendable {
  /// The primary keys of the records, in the order in which they were given.
  public let pks: [PrimaryKey]
  /// The save's number in the journal.
  public let seq: Int
  let pending: [PendingDelivery]

  /// The primary key of the first record.
  public var pk: PrimaryKey? { pks.first }

  /// Waits until every receiver has finished with the save's events, and says how each of them fared.
  public func delivered() async -> [Delivery] {
    var deliveries: [Delivery] = []
    for delivery in pending { deliveries.append(await delivery.delivery) }
    return deliveries
  }
}
