import Glibc

/// How the journal is kept short, and the history dropped.
extension JSONStore {
  /// The last entries of the journal before a save, oldest first, archived ones too. Reads the files anew, each of
  /// ``OpenOptions/journalLimit`` or a little more: some 30 ms for one.
  public nonisolated func history(before seq: Int, limit: Int) async -> [JournalEntry] {
    let loader = loader
    return await Task.detached {
      guard let journal = try? loader.readJournal() else { return [] }
      return JournalArchive(loader.path, beside: journal).entries(before: seq, limit: limit, journal)
    }.value
  }

  /// Whether the journal is needed for its history alone: the snapshot file has all of it, and no receiver is owed.
  var canArchive: Bool {
    journal.end.seq > journal.end.start && isCovered && debts.isEmpty && deliveries.any == nil
  }

  private var isCovered: Bool { baseline.covers == snapshot.seq && baseline.unnoted == nil && noteOfFile != nil }

  /// What is known of the file in its place.
  private var noteOfFile: JournalLine.SnapshotNote? {
    note(of: path.snapshot).flatMap { $0.covers == snapshot.seq ? $0 : nil }
  }

  private func note(of file: String) -> JournalLine.SnapshotNote? {
    (try? FileStamp(file)).flatMap { stamp in baseline.notes.last { $0.stamp == stamp } }
  }

  /// Archives the journal, if nothing has come in between.
  func archiveJournal() async throws(StoreError) {
    try await takeLock(.exclusive)
    try locked { () throws(StoreError) in
      guard canArchive, let note = noteOfFile else { return }
      try latching { () throws(StoreError) in try journal.archive(note, self.note(of: path.previous)) }
    }
  }

  /// Drops the history: the archived files of the journal, what is in the journal itself, the file before the last
  /// checkpoint, which becomes a copy of the last, and what was set aside. They hold records as they once were, with old
  /// password hashes. What the store holds now stays.
  ///
  /// Processes that have the store open go on; one that is stopped meanwhile must be started anew.
  /// - Throws: what ``checkpoint()`` does; or ``StoreError/owed(_:)`` while durable receivers have work to do, and
  ///   nothing was dropped.
  public func purge() async throws(StoreError) {
    await drain()
    try await checkpoint()
    try await takeLock(.exclusive)
    try locked { () throws(StoreError) in
      guard debts.isEmpty else { throw .owed(debts.all.count) }
      guard journal.end.size > 0 else { return }
      guard isCovered, let note = noteOfFile else {
        throw .changedOutside(unwritten: snapshot.seq - baseline.covers)
      }
      do throws(Errno) { try copySnapshot() } catch { throw .unwritable(error) }
      if journal.end.seq > journal.end.start {
        try latching { () throws(StoreError) in try journal.archive(note, nil) }
      }
      do throws(Errno) { try dropArchive() } catch { throw .unwritable(error) }
    }
  }

  /// Puts a copy of the file in the place of the one before it.
  private func copySnapshot() throws(Errno) {
    guard try File.status(of: path.previous) != nil else { return }
    let bytes = try File(path.snapshot, O_RDONLY).readAll()
    unlink(path.nextPrevious)
    let copy = try File(path.nextPrevious, O_WRONLY | O_CREAT | O_EXCL)
    copy.giveToOwner(of: path.snapshot)
    try copy.write(bytes)
    try copy.sync()
    if rename(path.nextPrevious, path.previous) != 0 { throw .last }
    try File.syncDirectory(path.directory)
  }

  /// The oldest first: whatever stops it, what is left has no gap.
  private func dropArchive() throws(Errno) {
    let journal = try File(path.journal, O_RDONLY).readAll()
    for name in JournalArchive(path, beside: journal).segments.map(path.segment) + [path.torn, path.damaged] {
      if unlink(name) != 0, errno != ENOENT { throw .last }
    }
    try File.syncDirectory(path.directory)
  }
}
