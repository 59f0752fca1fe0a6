import Glibc

/// Opens a store's files: reads the snapshot, takes the lock, replays the journal. Blocks its thread, but while it waits for the lock.
struct StoreLoader: Sendable {
  let path: StorePath
  let schemas: Schemas
  let options: OpenOptions
  var onProgress: @Sendable (OpenProgress) -> Void = { _ in }

  /// Everything an open store starts with.
  struct Loaded: Sendable {
    /// `nil` where nothing may be locked.
    var lock: StoreLock?
    var snapshot: StoreSnapshot
    var baseline: Baseline
    var journalEnd: JournalEnd
    /// What earlier sittings left undone, or other processes are at.
    var debts: [ReceiverCall: Debts.Debt] = [:]
    /// What another program has made of the file, to be taken in; ``snapshot`` is without it.
    var outsideEdit: (fixture: Fixture, stamp: FileStamp)?
    var report: OpenReport
  }

  /// Reads a store's files, and never writes one.
  static func reading(_ path: StorePath, _ schemas: Schemas) -> StoreLoader {
    var options = OpenOptions(actor: "")
    options.isReadOnly = true
    return StoreLoader(path: path, schemas: schemas, options: options)
  }

  func load() async throws(StoreError) -> Loaded {
    if path.snapshot.hasSuffix(".jsonl") { throw .jsonLines }
    var found = try readFile()
    // Before a lock file is made beside what never was a store.
    if access(path.lock, F_OK) != 0, access(path.journal, F_OK) != 0 { _ = try found?.content.get() }
    let (lock, readOnly) = try makeLock()
    var isLocked = try await take(lock)
    defer { if isLocked { lock?.release() } }
    // A checkpoint by another process may have come in between.
    while isLocked, try isReplaced(since: found?.stamp) {
      lock?.release()
      isLocked = false
      found = try readFile()
      isLocked = try await take(lock)
    }
    let journal = try readJournal()
    let history = JournalHistory(journal, after: JournalArchive(path, beside: journal.bytes))
    var report = OpenReport()
    report.readOnly = readOnly
    let file = try sound(found, history, canWrite: isLocked && readOnly == nil, &report)
    let content = StoreSnapshot(file?.fixture ?? .empty(schemas))
    var loaded = Loaded(
      lock: lock, snapshot: content, baseline: Baseline(stamp: file?.stamp, content: content), journalEnd: history.end,
      report: report)
    loaded.baseline.intent = history.intent
    loaded.baseline.notes = history.notes
    if let lock, !isLocked, !lock.isReader { loaded.report.busy = Busy(holder: LockHolder(path)) }
    loaded.report.risk = StoreRisk(path)
    loaded.debts = history.openDebts(schemas)
    loaded.report.owed = Set(loaded.debts.keys)
    let indebted = Set(loaded.debts.keys.map(\.seq))
    loaded.report.history = history.entries.filter { $0.seq > history.end.seq - 1_000 || indebted.contains($0.seq) }
    try replay(history, onto: file, &loaded)
    switch history.tail {
    case .corrupt(let line): loaded.report.readOnly = .corruptJournal(line: line)
    case .newer(let line): loaded.report.readOnly = .newerJournal(line: line)
    case .none, .torn:
      if isLocked, readOnly == nil, !journal.bytes.isEmpty {
        settle(history, &loaded.report)
      } else {
        // What is shown is on disk; who cannot write can still wait for it.
        try? File(path.journal, O_RDONLY).syncData()
      }
    }
    return loaded
  }

  private func makeLock() throws(StoreError) -> (StoreLock?, ReadOnlyReason?) {
    if options.isReadOnly { return (try? StoreLock(path, isReader: true), .requested) }
    if access(path.snapshot, W_OK) != 0, case let error = Errno.last, error != .notFound {
      return (try? StoreLock(path, isReader: true), .unwritable(error))
    }
    if !options.allowsNetworkFilesystem, let kind = options.filesystemKind(path.directory),
      NetworkFilesystem.kinds.contains(kind)
    {
      throw .networkFilesystem(kind)
    }
    do throws(Errno) { return (try StoreLock(path, isReader: false), nil) } catch {
      if error == .notFound { throw .noDirectory(path.directory, error) }
      return (try? StoreLock(path, isReader: true), .unwritable(error))
    }
  }

  /// Takes the lock, if it is to be had: a store whose lock another process has for long can be looked at all the same.
  private func take(_ lock: StoreLock?) async throws(StoreError) -> Bool {
    guard let lock else { return false }
    do throws(Errno) {
      return try await lock.take(lock.isReader ? .shared : .exclusive, within: options.lockTimeout)
    } catch {
      throw .unreadable(path.lock, error)
    }
  }

  // MARK: The snapshot

  /// Whether the file in its place is another than the one that was read.
  private func isReplaced(since stamp: FileStamp?) throws(StoreError) -> Bool {
    do throws(Errno) { return try FileStamp(path.snapshot) != stamp } catch { throw .unreadable(path.snapshot, error) }
  }

  /// How much is read at a time, and how much is enough for a first screen.
  private static let piece = 1 << 20

  /// Reads the file for what is in it.
  ///
  /// - Returns: `nil` if there is none.
  func readFixture() throws(StoreError) -> (fixture: Fixture, stamp: FileStamp)? {
    guard let file = try readFile() else { return nil }
    return (try file.content.get(), file.stamp)
  }

  /// - Returns: `nil` if there is no file.
  func readFile() throws(StoreError) -> SnapshotFile? {
    guard let file = try openSnapshot() else { return nil }
    let status = try status(of: file)
    let stamp = FileStamp(status)
    do throws(Errno) { return SnapshotFile(stamp: stamp, content: try read(file, size: Int(status.st_size))) } catch {
      return try readAgain(file, stamp, after: error)
    }
  }

  /// Reads a file that could not be read.
  private func readAgain(
    _ file: borrowing File, _ stamp: FileStamp, after error: Errno
  ) throws(StoreError) -> SnapshotFile {
    guard error.isOfDisk, let salvage = try? FileSalvage(file) else { throw .unreadable(path.snapshot, error) }
    guard salvage.gaps.isEmpty else {
      return SnapshotFile(stamp: stamp, content: .failure(.unreadable(path.snapshot, error)), gaps: salvage.gaps)
    }
    var reader = FixtureReader(FileBytes(salvage.bytes), schemas: schemas)
    do throws(FixtureError) { try reader.read(isAll: true) } catch {
      return SnapshotFile(stamp: stamp, content: .failure(.fixture(error)))
    }
    return SnapshotFile(stamp: stamp, content: .success(reader.fixture()))
  }

  /// Between two tellings of how far it is read: whoever draws that each time keeps the reading waiting.
  private static let progressPause = Duration.milliseconds(100)

  private func read(_ file: borrowing File, size: Int) throws(Errno) -> Result<Fixture, StoreError> {
    let bytes = FileBytes(capacity: size)
    var reader = FixtureReader(bytes, schemas: schemas)
    var isAll = false
    var told: ContinuousClock.Instant?
    while !isAll {
      let before = bytes.count
      try bytes.fill(from: file, limit: Self.piece)
      isAll = bytes.count == before || bytes.count == bytes.capacity
      do throws(FixtureError) { try reader.read(isAll: isAll) } catch { return .failure(.fixture(error)) }
      if !isAll, told.map({ .now - $0 >= Self.progressPause }) ?? true {
        told = .now
        onProgress(
          OpenProgress(
            fraction: Double(bytes.count) / Double(bytes.capacity),
            firstRecords: before == 0 ? StoreSnapshot(reader.fixture()) : nil))
      }
    }
    return .success(reader.fixture())
  }

  /// The bytes of the file, whatever is in it.
  func readBytes() throws(StoreError) -> FileSalvage {
    do throws(Errno) { return try FileSalvage.read(path.snapshot) } catch { throw .unreadable(path.snapshot, error) }
  }

  private func openSnapshot() throws(StoreError) -> File? {
    do throws(Errno) {
      // Non-blocking: nobody may ever write into a pipe of that name.
      return try File(path.snapshot, O_RDONLY | O_NONBLOCK)
    } catch {
      if error == .notFound { return nil }
      throw .unreadable(path.snapshot, error)
    }
  }

  private func status(of file: borrowing File) throws(StoreError) -> stat {
    let status: stat
    do throws(Errno) { status = try file.status() } catch { throw .unreadable(path.snapshot, error) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw .notAFile(path.snapshot) }
    return status
  }

  // MARK: The journal

  /// What can be read of the journal.
  func readJournal() throws(StoreError) -> FileSalvage {
    do throws(Errno) { return try FileSalvage.readJournal(path.journal) } catch {
      if error == .notFound { return FileSalvage() }
      throw .unreadable(path.journal, error)
    }
  }

  /// Makes durable what the journal says, before anybody is shown it, and takes a torn end off.
  private func settle(_ history: JournalHistory, _ report: inout OpenReport) {
    do throws(Errno) {
      try Journal(path, end: history.end, isReader: false).cutTail()
      if history.tail == .torn { report.tornTail = path.torn }
    } catch {
      report.readOnly = .unwritable(error)
    }
  }

  /// Makes the changes that the journal has and the snapshot file has not.
  private func replay(
    _ history: JournalHistory, onto file: (fixture: Fixture, stamp: FileStamp)?, _ loaded: inout Loaded
  ) throws(StoreError) {
    if let file {
      let fixture = file.fixture
      if let covers = history.covers(fixture), covers >= history.written || history.written < history.end.seq {
        loaded.baseline.covers = covers
        let note = JournalLine.SnapshotNote(
          covers: covers, sha256: fixture.sha256, stamp: file.stamp,
          timestamp: DateTime(unixMicroseconds: options.now()).text)
        loaded.baseline.notes.append(note)
        if loaded.report.damagedFile == path.damaged { loaded.baseline.unnoted = .installed(note) }
        // A process has died after it put the file there and before it said so.
        if covers > history.written, let intent = history.intent, intent.stamp == file.stamp {
          loaded.baseline.unnoted = .installed(intent)
        }
      } else if history.tail != .none, history.tail != .torn {
        // The line that tells of this file may be among those not understood: the file is the best there is.
        loaded.baseline.covers = history.end.seq
      } else if loaded.report.readOnly == .damagedSnapshot, let note = history.note(of: file.stamp) {
        loaded.baseline.covers = note.covers
      } else if loaded.report.readOnly == nil, let content = ground(of: history, upTo: history.written) {
        loaded.outsideEdit = file
        loaded.snapshot = content
        loaded.baseline = Baseline(
          covers: history.written, content: content, notes: history.notes, intent: history.intent)
      } else {
        // An older file of ours, in place of a newer one that held everything, was put there on purpose.
        // Nobody but another program can have written this file. If it lacks nothing of ours, it is the truth now.
        guard history.written == history.end.seq else {
          throw .changedOutside(unwritten: history.end.seq - history.written)
        }
        loaded.baseline.covers = history.written
        loaded.baseline.unnoted = .found
      }
    } else if !history.isWhole {
      throw .snapshotMissing
    }
    for entry in history.entries {
      if entry.seq > loaded.baseline.covers {
        loaded.snapshot.apply(entry)
        loaded.baseline.append(entry)
        loaded.report.replayed += 1
      } else {
        loaded.snapshot.reserveKeys(of: entry)
      }
    }
    for (model, pk) in history.highestPKs { loaded.snapshot.reserve(.integer(pk), model) }
    loaded.snapshot.seq = history.end.seq
  }
}

extension JournalHistory {
  /// The debts with their events, as a store takes them over.
  fileprivate func openDebts(_ schemas: Schemas) -> [ReceiverCall: Debts.Debt] {
    debts.reduce(into: [:]) { open, debt in
      guard entries.indices.contains(debt.key.seq - start - 1) else { return }
      let entry = entries[debt.key.seq - start - 1]
      guard entry.operations.indices.contains(debt.key.place) else { return }
      let event = entry.event(debt.key.place) { $0.key(schemas) }
      open[debt.key] =
        switch debt.value {
        case .due(let session): Debts.Debt(event: event, state: .elsewhere(session))
        case .setAside(let note):
          Debts.Debt(event: event, attempts: note.attempts, state: .setAside(error: note.error))
        }
    }
  }
}
