import Glibc

/// How the journal is kept short, and the history dropped.
extension JSONStore {
  /// The last entries of the journal before a save, oldest first, archived ones too. Reads the files anew, each of
  /// ``OpenOptions/journalLimit`` or a little more: some 30 ms for one.
  public nonisolated func history(before seq: Int, limit: Int) async -> [JournalEntry] {
    let loader = loader
    return await Task.detached {
      guard let journal = try? loader.readJournal().bytes else { return [] }
      return JournalArchive(loader.path, beside: journal).entries(before: seq, limit: limit, journal)
    }.value
  }

  /// The fields that a record had before an event, of which its save does not tell them: as an earlier save in the journal
  /// left them; `nil` if none is there. Costs as much as ``history(before:limit:)`` for each file that is looked through.
  public nonisolated func fields(
    of model: String, _ pk: PrimaryKey, before seq: Int, place: Int
  ) async -> JSONObject? {
    let loader = loader
    return await Task.detached {
      guard let journal = try? loader.readJournal().bytes else { return nil }
      return JournalArchive(loader.path, beside: journal).fields(of: model, pk, before: seq, place: place, journal)
    }.value
  }

  /// What durable receivers have not acknowledged.
  public var owed: Set<ReceiverCall> { Set(debts.all.map(\.call)) }

  /// Whether the journal is needed for its history alone: the snapshot file has all of it, and no receiver is owed.
  var canArchive: Bool {
    journal.end.seq > journal.end.start && isCovered && debts.count == 0 && deliveries.any == nil
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
      try archiveJournal(note, self.note(of: path.previous))
    }
  }

  private func archiveJournal(
    _ note: JournalLine.SnapshotNote, _ previous: JournalLine.SnapshotNote?
  ) throws(StoreError) {
    try latching { () throws(StoreError) in
      try journal.archive { segment($0, behind: note, previous) }
    }
  }

  /// What the journal's file of that number begins with.
  func segment(
    _ number: Int, behind note: JournalLine.SnapshotNote, _ previous: JournalLine.SnapshotNote?
  ) -> JournalLine.Segment {
    let highestPKs = snapshot.schemas.all.compactMap { schema in
      snapshot.table(schema.model).map { (model: schema.model, pk: $0.highestPK) }
    }
    return JournalLine.Segment(number: number, snapshot: note, previous: previous, highestPKs: highestPKs)
  }

  // MARK: Purging

  /// Drops the history: the archived files of the journal, what is in the journal itself, the file before the last
  /// checkpoint, which becomes a copy of the last, and what was set aside. They hold records as they once were, with old
  /// password hashes. What the store holds now stays. Costs the file's size in reading and writing, under the lock.
  ///
  /// Processes that have the store open go on; one that was stopped before the last saves must be started anew.
  /// - Throws: what ``checkpoint()`` does; or ``StoreError/owed(_:)`` while durable receivers have work to do, and
  ///   nothing was dropped.
  public func purge() async throws(StoreError) {
    await drain()
    // Where others save again and again, it is not waited for.
    var patience = 3
    repeat {
      try await checkpoint()
      try await takeLock(.exclusive)
      patience -= 1
    } while try !purgeNow(isLastTry: patience == 0)
  }

  /// - Returns: whether that is done with; else something has come in between.
  private func purgeNow(isLastTry: Bool) throws(StoreError) -> Bool {
    try locked { () throws(StoreError) in
      guard debts.count == 0 else { throw .owed(debts.count) }
      // Somebody may have removed the journal and left the file before the last: a new one knows the copy.
      if baseline.unnoted != nil, access(path.previous, F_OK) == 0 { try append([]) }
      if journal.end.size > 0 {
        guard isCovered, let note = noteOfFile else {
          if isLastTry { throw .changedOutside(unwritten: snapshot.seq - baseline.covers) }
          return false
        }
        do throws(Errno) { try copySnapshot(note) } catch { throw .unwritable(error) }
        if journal.end.seq > journal.end.start { try archiveJournal(note, nil) }
      }
      do throws(Errno) { try dropArchive() } catch { throw .unwritable(error) }
      return true
    }
  }

  /// Puts a copy of the file in the place of the one before it: it is all that is left to make a damaged one anew from.
  private func copySnapshot(_ note: JournalLine.SnapshotNote) throws(Errno) {
    let bytes = try File(path.snapshot, O_RDONLY).readAll()
    // The disk may have damaged it meanwhile: then what there is besides is needed.
    guard bytes.withUnsafeBytes({ SHA256.hexadecimal(of: $0) }) == note.sha256 else { throw Errno(code: EIO) }
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
    var names = [path.torn, path.damaged]
    if journal.end.size > 0 {
      let journal = try JournalFile(path.journal, O_RDONLY).read()
      names = JournalArchive(path, beside: journal).segments.map(path.segment) + names
    }
    for name in names { if unlink(name) != 0, errno != ENOENT { throw .last } }
    try File.syncDirectory(path.directory)
  }
}
