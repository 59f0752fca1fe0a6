import Glibc

/// What happens when somebody removes the store's files while it is open, with their directory as a rule. What was
/// acknowledged is all in memory, and the journal's lines are in the file that is still open.
extension JSONStore {
  /// Writes the files anew if they are gone.
  func restore() async throws(StoreError) {
    try await takeLock(.exclusive)
    try locked {}
  }

  /// Writes the files anew if they are gone; under the lock, when all that others have appended is taken in. Costs the
  /// size of both in writing.
  ///
  /// First the snapshot file: it is a whole store by itself. The journal goes on where it was, for the other processes
  /// too; where even the open file is not what it was, in another file.
  /// - Throws: ``StoreError/displaced(_:)`` where another file has come into their place.
  func restoreIfGone() throws(StoreError) {
    let hadNoJournal = journal.end.size == 0 && baseline.stamp != nil
    guard takesSaves, journal.isMissing || hadNoJournal else { return }
    let (stamp, isHeld): (FileStamp?, Bool)
    do throws(Errno) { (stamp, isHeld) = (try FileStamp(path.snapshot), try journal.isHeld) } catch {
      throw .unwritable(error)
    }
    guard journal.isMissing || stamp == nil else { return }
    let isKnown = stamp.map(baseline.knows) == true
    if isKnown, isHeld { return try journal.putBack([]) }
    let note = try writeAnew(overKnown: isKnown)
    if journal.end.size > 0 {
      if isHeld {
        try journal.putBack([.checkpoint(note), .snapshot(note)])
      } else {
        try journal.beginAnew { segment($0, behind: note, nil) }
      }
    }
    baseline.intent = note
    baseline.advance(to: note)
    if journal.end.size == 0 || !isHeld { baseline.unnoted = .installed(note) }
  }

  /// - Parameter isOverKnown: whether the file is there, and is this store's.
  private func writeAnew(overKnown isOverKnown: Bool) throws(StoreError) -> JournalLine.SnapshotNote {
    do throws(Errno) {
      let checkpoint = try Checkpoint(at: path)
      let (sha256, stamp) = try checkpoint.write(snapshot)
      do throws(Errno) {
        if isOverKnown { try checkpoint.install() } else { try checkpoint.installAnew() }
        return snapshotNote(snapshot.seq, sha256, stamp)
      } catch {
        // An earlier try, or another process, may have got so far and no further.
        guard error.code == EEXIST, let found = try FileStamp(path.snapshot),
          try File(path.snapshot, O_RDONLY).readAll().withBytes({ SHA256.hexadecimal(of: $0) }) == sha256
        else { throw error }
        return snapshotNote(snapshot.seq, sha256, found)
      }
    } catch {
      throw error.code == EEXIST ? .displaced(path.snapshot) : .unwritable(error)
    }
  }

  // MARK: On closing

  /// Whether the file in its place is the one that is known, and has every save.
  var isInFile: Bool { !isBehind && unknownFile == nil }

  /// Whether the files under their names have every save, if none alone.
  var isInFiles: Bool {
    isInFile || journal.isInPlace && (baseline.stamp == nil || (try? FileStamp(path.snapshot)) != nil)
  }

  /// Writes all that the store holds into a new file: beside its own, or else into one of
  /// ``OpenOptions/rescueDirectories``.
  ///
  /// - Returns: its path; `nil` where no directory takes it.
  func rescue() -> String? {
    let name = StorePath.name(of: path.rescued)
    // What an earlier sitting has put there stays.
    let paths = ([path.directory] + options.rescueDirectories).flatMap { directory in
      (1...9).map { directory + "/" + name + ($0 == 1 ? "" : ".\($0)") }
    }
    return paths.first { (try? FixtureFile.write(snapshot, to: $0)) != nil }
  }
}
