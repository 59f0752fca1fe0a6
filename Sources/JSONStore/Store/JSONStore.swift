import Glibc
public import Signals

/// Records of several models in one JSON file that is a Django fixture, with a write-ahead log beside it.
///
/// A save is acknowledged when it is on disk, and only then are its signals sent. One process writes at a time.
public actor JSONStore {
  /// The signals of this store.
  public nonisolated let signals = StoreSignals()
  /// What there was to say when it was opened.
  public nonisolated let report: OpenReport

  private let path: StorePath
  private let options: OpenOptions
  private let senders: [String: Sender]
  private var lock: StoreLock?
  private let journalEnd: JournalEnd
  private var journal: Journal?
  private var stamp: FileStamp?
  private var isSnapshotUnknown: Bool
  private var checkpointed: Int
  private var readOnly: ReadOnlyReason?
  private var isClosed = false
  private var deliveries = Deliveries()
  /// The events that a crash may have kept from their receivers.
  private var undelivered: [StoreEvent]
  private var idleCheckpoint: Task<Void, Never>?
  private var lastSave = ContinuousClock.now

  /// What the store holds now.
  public private(set) var snapshot: StoreSnapshot

  /// The save whose signals a receiver is handling, in that receiver's task.
  @TaskLocal private static var publishing: Int?

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
    undelivered = loaded.replayed
  }

  // MARK: Saving

  /// Saves a record: a new one if it has no pk, else in place of the one with that pk.
  ///
  /// Returns when the save is on disk; `post_save` is on its way to its receivers then, see ``Saved/delivered()``.
  /// Costs one `fdatasync`.
  /// - Throws: the error of the `pre_save` receiver that vetoed, or a ``StoreError``: nothing was saved, but
  ///   for ``StoreError/unsynced(_:)``, after which nobody knows.
  @discardableResult
  public func save<M: Model>(_ value: M, origin: Origin = .screen) async throws -> Saved {
    try requireWritable()
    let before = value.pk.flatMap { snapshot.slot($0, M.schema.model) }.flatMap(snapshot.record)
    let event = RecordWillSave(record: value.record, before: before?.fields, origin: effective(origin))
    try await veto(signals.preSave.send(event, sender: M.self))
    return try commit(SavePlan(saving: value.record, in: snapshot), origin)
  }

  /// Deletes a record and those that refer to it, all or none.
  ///
  /// `pre_delete` is sent for each before anything is deleted, and in the same order `post_delete` afterwards: the
  /// record named comes last. Costs one `fdatasync`.
  /// - Throws: the error of the `pre_delete` receiver that vetoed, or a ``StoreError``: nothing was deleted, but
  ///   for ``StoreError/unsynced(_:)``, after which nobody knows.
  @discardableResult
  public func delete<M: Model>(_ model: M.Type, pk: PrimaryKey, origin: Origin = .screen) async throws -> Saved {
    try requireWritable()
    for case .delete(let model, let pk, let before) in try SavePlan(deleting: pk, of: M.schema.model, in: snapshot)
      .operations
    {
      let event = RecordWillDelete(record: Record(model: model, pk: pk, fields: before), origin: effective(origin))
      try await veto(signals.preDelete.send(event, sender: senders[model] ?? .value(model)))
    }
    return try commit(SavePlan(deleting: pk, of: M.schema.model, in: snapshot), origin)
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

  private var cause: Cause? {
    guard let seq = Self.publishing, let receiver = DispatchUID.current else { return nil }
    return Cause(seq: seq, receiver: receiver.name)
  }

  private func effective(_ origin: Origin) -> Origin { cause == nil ? origin : .receiver }

  private func requireWritable() throws(StoreError) {
    if isClosed { throw .closed }
    if let readOnly { throw .readOnly(readOnly) }
  }

  /// Makes a plan durable, then visible, then heard of. Nothing comes between the plan and the disk: no `await` here.
  private func commit(_ plan: SavePlan, _ origin: Origin) throws(StoreError) -> Saved {
    try requireWritable()
    let entry = JournalEntry(
      seq: snapshot.seq + 1, timestamp: timestamp(), actor: options.actor, origin: effective(origin), cause: cause,
      operations: plan.operations)
    try append(.entry(entry))
    let pending = deliver(snapshot.apply(entry), of: entry.seq)
    scheduleCheckpoint()
    return Saved(pk: plan.pk, seq: entry.seq, pending: pending)
  }

  /// Sends again the signals of the saves that an earlier sitting made and whose receivers it may not have lived to
  /// run; they say ``Origin/replay``. A receiver may thus hear of a save twice, never not at all.
  ///
  /// For once the receivers are connected; does nothing a second time, or where the store takes no saves.
  public func redeliver() {
    let events = undelivered
    undelivered = []
    guard readOnly == nil else { return }
    for event in events { deliver([event.replayed], of: event.commit.seq) }
    if !events.isEmpty { scheduleCheckpoint() }
  }

  @discardableResult
  private func deliver(_ events: [StoreEvent], of seq: Int) -> [PendingDelivery] {
    let pending = Self.$publishing.withValue(seq) { events.map(publish) }
    let number = deliveries.add(pending)
    Task {
      for delivery in pending { _ = await delivery.delivery }
      deliveries.remove(number)
    }
    return pending
  }

  private func publish(_ event: StoreEvent) -> PendingDelivery {
    let sender = senders[event.record.model] ?? .value(event.record.model)
    return switch event {
    case .saved(let event): signals.postSave.post(event, sender: sender)
    case .deleted(let event): signals.postDelete.post(event, sender: sender)
    }
  }

  private func append(_ line: JournalLine) throws(StoreError) {
    var lines = [line]
    if isSnapshotUnknown { lines.insert(.snapshot(note(checkpointed, snapshot.base.sha256)), at: 0) }
    do throws(Journal.Failure) {
      try openJournal().append(lines)
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

  private func note(_ covers: Int, _ sha256: String) -> JournalLine.SnapshotNote {
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
    let note = note(checkpoint.covers, checkpoint.sha256)
    try append(.checkpoint(note))
    guard stamp == FileStamp(path.snapshot) else {
      throw .changedOutside(unwritten: snapshot.seq - checkpointed)
    }
    do throws(Errno) { try checkpoint.install(at: path) } catch { throw .unwritable(error) }
    stamp = FileStamp(path.snapshot)
    checkpointed = checkpoint.covers
    // Without this line nothing is lost: an edit by another program is refused then, where it might have been taken.
    try? append(.snapshot(note))
  }

  /// Sees to a checkpoint once nothing was saved for a while and the receivers are done: what the snapshot file holds,
  /// they have heard of. One task waits, however many saves there are.
  private func scheduleCheckpoint() {
    guard let delay = options.checkpointDelay else { return }
    lastSave = .now
    guard idleCheckpoint == nil else { return }
    idleCheckpoint = Task {
      repeat {
        try? await Task.sleep(for: delay)
      } while !Task.isCancelled && (lastSave + delay > .now || !deliveries.isEmpty)
      idleCheckpoint = nil
      // A failure is no loss, the journal has it all; the next checkpoint tries again.
      if !Task.isCancelled { try? checkpoint() }
    }
  }

  /// Waits for the receivers, rewrites the snapshot file and lets go of the store. Not for a receiver to call: it would
  /// wait for itself.
  ///
  /// - Throws: what ``checkpoint()`` does; the store is closed all the same.
  public func close() async throws(StoreError) {
    while let pending = deliveries.any {
      for delivery in pending { _ = await delivery.delivery }
      await Task.yield()
    }
    idleCheckpoint?.cancel()
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
  /// The record's primary key.
  public let pk: PrimaryKey?
  /// The save's number in the journal.
  public let seq: Int
  let pending: [PendingDelivery]

  /// Waits until every receiver has finished with the save's events, and says how each of them fared.
  public func delivered() async -> [Delivery] {
    var deliveries: [Delivery] = []
    for delivery in pending { deliveries.append(await delivery.delivery) }
    return deliveries
  }
}
