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
  /// First the snapshot file: it is a whole store by itself. The journal goes on where it was, for the other processes too.
  /// - Throws: ``StoreError/displaced(_:)`` where another file has come into their place.
  func restoreIfGone() throws(StoreError) {
    let hadNoJournal = journal.end.size == 0 && baseline.stamp != nil
    guard takesSaves, journal.isMissing || hadNoJournal else { return }
    let stamp: FileStamp?
    do throws(Errno) { stamp = try FileStamp(path.snapshot) } catch { throw .unwritable(error) }
    guard journal.isMissing || stamp == nil else { return }
    if stamp.map(baseline.knows) == true { return try journal.putBack([]) }
    let note = try writeAnew()
    if journal.end.size > 0 { try journal.putBack([.checkpoint(note), .snapshot(note)]) }
    baseline.intent = note
    baseline.advance(to: note)
    if journal.end.size == 0 { baseline.unnoted = .installed(note) }
  }

  private func writeAnew() throws(StoreError) -> JournalLine.SnapshotNote {
    do throws(Errno) {
      let checkpoint = try Checkpoint(at: path)
      let (sha256, stamp) = try checkpoint.write(snapshot)
      do throws(Errno) {
        try checkpoint.installAnew()
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
}
