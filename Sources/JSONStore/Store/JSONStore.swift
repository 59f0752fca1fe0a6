public import Signals

/// Records of several models in one JSON file that is a Django fixture, with a write-ahead log beside it.
///
/// A save is acknowledged when it is on disk, and only then are its signals sent. Any number of processes may have the
/// store open and save: each has the lock for a moment in each save, and takes in first what the others have saved.
public actor JSONStore {
  /// The signals of this store.
  public nonisolated let signals = StoreSignals()
  /// What there was to say when it was opened.
  public nonisolated let report: OpenReport

  /// The uids of the durable receivers that were ever connected.
  nonisolated let durable = Locked((ofSaves: Set<DispatchUID>(), ofDeletions: Set<DispatchUID>()))

  let options: OpenOptions
  let loader: StoreLoader
  let lock: StoreLock?
  let journal: Journal
  var baseline: Baseline
  var readOnly: ReadOnlyReason?
  var deliveries = Deliveries()
  var debts: Debts
  /// What another program had made of the file when the store was opened: it is taken in once receivers are connected.
  var outsideEdit: (fixture: Fixture, stamp: FileStamp)?
  /// The file of another program that could not be taken in.
  var refused: FileStamp?
  /// Whether somebody was told that the directory is gone.
  var isDirectoryGone = false
  /// What other processes did that nobody was told of yet.
  var news = News()
  var lastSave = ContinuousClock.now
  /// What goes on beside the saves: the tasks end with the store.
  var idleCheckpoint: Task<Void, Never>?
  var rewriting = Rewriting()
  var orphanWatch: Task<Void, Never>?
  private var following: Task<Void, Never>?
  private let senders: [String: Sender]
  private(set) var isClosed = false
  /// The last save that the file held when the store was opened.
  private let coveredAtOpening: Int

  /// What the store holds now.
  public internal(set) var snapshot: StoreSnapshot

  /// The event that a receiver works on, in that receiver's task.
  @TaskLocal static var delivering: Delivering?

  struct Delivering {
    let store: ObjectIdentifier
    let seq: Int
    let place: Int
  }

  /// Opens the store at `path`; a missing file is an empty store.
  ///
  /// Reads the whole file, away from the caller's thread: about a second for 200 MB. Where it cannot be written, it opens
  /// for reading and ``report`` says why. What another program has changed in the file meanwhile is taken in, as saves, by
  /// ``redeliver()`` or the first save.
  /// - Parameters:
  ///   - models: the types whose records are checked and can be saved.
  ///   - onProgress: called from another thread for a file of more than 1 MB, at most ten times a second.
  /// - Throws: a ``StoreError`` of opening; the files are as they were.
  public static func open(
    _ path: String, models: [any Model.Type], options: OpenOptions,
    onProgress: @escaping @Sendable (OpenProgress) -> Void = { _ in }
  ) async throws(StoreError) -> JSONStore {
    let loader = StoreLoader(
      path: StorePath(path), schemas: Schemas(all: models.map { $0.schema }), options: options, onProgress: onProgress)
    let result = await Task.detached { () -> Result<StoreLoader.Loaded, StoreError> in
      do throws(StoreError) { return .success(try await loader.load()) } catch { return .failure(error) }
    }.value
    let store = JSONStore(try result.get(), loader, models)
    await store.follow()
    return store
  }

  private init(_ loaded: StoreLoader.Loaded, _ loader: StoreLoader, _ models: [any Model.Type]) {
    func sender<M: Model>(_ model: M.Type) -> (String, Sender) { (M.schema.model, .type(model)) }
    // What is read later is no opening, of which somebody wants to hear.
    self.loader = StoreLoader(path: loader.path, schemas: loader.schemas, options: loader.options)
    options = loader.options
    senders = Dictionary(uniqueKeysWithValues: models.map { sender($0) })
    report = loaded.report
    lock = loaded.lock
    // What a process of another machine has synced is what that has written.
    journal = Journal(
      loader.path, end: loaded.journalEnd, isReader: loaded.report.readOnly != nil,
      sharesSyncs: !options.allowsNetworkFilesystem)
    baseline = loaded.baseline
    coveredAtOpening = loaded.baseline.covers
    readOnly = loaded.report.readOnly
    snapshot = loaded.snapshot
    outsideEdit = loaded.outsideEdit
    debts = Debts(loaded.debts)
    if loaded.report.readOnly == nil, loaded.report.busy == nil { journal.hold() }
  }

  deinit {
    following?.cancel()
    orphanWatch?.cancel()
    rewriting.retry?.cancel()
  }

  // MARK: Saving

  /// Saves a record: a new one if it has no pk, else in place of the one with that pk.
  ///
  /// Returns when the save is on disk; `post_save` is on its way to its receivers then, see ``Saved/delivered()``.
  /// Costs one `fdatasync`, which several processes that save at once may share, and a wait for receivers whose backlog
  /// is full.
  /// - Throws: ``Vetoed`` by a receiver of `pre_save`, or a ``StoreError``: nothing was saved, but
  ///   for ``StoreError/unsynced(_:)``, after which nobody knows.
  @discardableResult
  public func save<M: Model>(_ value: M, origin: Origin = .screen) async throws -> Saved {
    try await save(records: [value.record], origin)
  }

  /// Saves a record as ``save(_:origin:)`` does, if what the store holds is what the change was made from.
  ///
  /// - Throws: ``StoreError/outdated`` if another save came in between.
  @discardableResult
  public func save<M: Model>(_ value: M, replacing before: M, origin: Origin = .screen) async throws -> Saved {
    try await save(records: [value.record], replacing: [before.record], origin)
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

  private func save(
    records: [Record], replacing: [Record] = [], _ origin: Origin, isRaw: Bool = false
  ) async throws -> Saved {
    try requireWritable()
    for record in records {
      let before = record.pk.flatMap { snapshot.slot($0, record.model) }.flatMap(snapshot.record)
      try await ask(about: record, before: before?.fields, origin)
    }
    return try await commit(origin, asked: Set(records.compactMap(RecordID.init))) { snapshot throws(StoreError) in
      for record in replacing { try snapshot.require(record) }
      var plan = SavePlan(in: snapshot)
      for record in records { try plan.save(record, isRaw: isRaw) }
      return plan
    }
  }

  /// Deletes a record and those that refer to it, all or none.
  ///
  /// `pre_delete` is sent for each before anything is deleted, and in the same order `post_delete` afterwards: the
  /// record named comes last. Costs what ``save(_:origin:)`` does.
  /// - Throws: ``Vetoed`` by a receiver of `pre_delete`, or a ``StoreError``: nothing was deleted, but
  ///   for ``StoreError/unsynced(_:)``, after which nobody knows.
  @discardableResult
  public func delete<M: Model>(_ model: M.Type, pk: PrimaryKey, origin: Origin = .screen) async throws -> Saved {
    try requireWritable()
    return try await commit(origin, asked: []) { snapshot throws(StoreError) in
      var plan = SavePlan(in: snapshot)
      try plan.delete(pk, of: M.schema.model)
      return plan
    }
  }

  // MARK: Looking around

  var path: StorePath { loader.path }

  /// The store's clock, in microseconds since 1970.
  public nonisolated func now() -> Int64 { options.now() }

  /// Who sends the signals of a model's records.
  func sender(of model: String) -> Sender { senders[model] ?? .value(model) }

  /// Whether a save can be tried.
  var takesSaves: Bool { !isClosed && readOnly == nil }

  func requireWritable() throws(StoreError) {
    if isClosed { throw .closed }
    if let readOnly { throw .readOnly(readOnly) }
  }

  /// Takes in what other processes save, as they save it.
  private func follow() {
    let path = path
    following = Task { [weak self] in
      var watch = StoreWatch(path)
      await self?.lookAround()
      while true {
        let isHint = await watch?.next() ?? false
        if !isHint {
          // Where the directory is gone, or the system has no watch left to give, one has to look.
          try? await Task.sleep(for: .milliseconds(50))
          watch = StoreWatch(path)
        }
        guard let self, !Task.isCancelled else { return }
        await lookAround()
        // Others may save all the time: what they do in the meantime is taken in at once.
        try? await Task.sleep(for: .milliseconds(20))
        watch?.listen()
      }
    }
  }

  private func lookAround() async {
    lookForDirectory()
    await catchUpIfNeeded()
    await takeInOutsideEdit()
  }

  /// Waits for the receivers, rewrites the snapshot file and lets go of the store. Not for a receiver to call: it would
  /// wait for itself. A durable receiver's retries wait for another process, or for the next sitting.
  ///
  /// - Throws: why the file does not hold every save: what ``checkpoint()`` throws, and the journal has them all;
  ///   ``StoreError/rescued(_:)``, or ``StoreError/displaced(_:)`` where the files are gone and nothing was saved since it
  ///   was opened. The store is closed all the same.
  public func close() async throws(StoreError) {
    await drain()
    rewriting.retry?.cancel()
    idleCheckpoint?.cancel()
    await idleCheckpoint?.value
    orphanWatch?.cancel()
    following?.cancel()
    debts.stopPauses()
    guard !isClosed else { return }
    defer {
      isClosed = true
      journal.close()
      lock?.close()
    }
    guard report.readOnly == nil else { return }
    let failure = await lastCheckpoint()
    // It may have taken in another program's edit.
    await drain()
    await cutBackJournal()
    guard let failure else { return }
    if isInFiles { throw failure }
    // Of what was saved before, nobody may miss what he has taken away.
    throw snapshot.seq > coveredAtOpening ? .rescued(rescue()) : .displaced(path.snapshot)
  }

  /// - Returns: why the file does not hold every save, and nothing else.
  private func lastCheckpoint() async -> StoreError? {
    do throws(StoreError) {
      try await checkpoint()
      return refused != nil && refused == unknownFile ? .changedOutside(unwritten: 0) : nil
    } catch {
      return isInFile ? nil : error
    }
  }

  /// Leaves the journal as text. Where a process hangs that has the lock, or is at it, that is not waited for: it is left
  /// to that, or to the next.
  private func cutBackJournal() async {
    guard takesSaves, journal.isFilled, (try? await lock?.take(.exclusive, within: .milliseconds(100))) == true
    else { return }
    try? locked(isDurable: false) { try? journal.cutBack() }
  }

  /// Waits for the receivers.
  func drain() async {
    while let pending = deliveries.any {
      for delivery in pending { _ = await delivery.delivery }
      await Task.yield()
    }
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
