import Signals

/// How the snapshot file gets to hold what the journal has.
extension JSONStore {
  /// Rewrites the snapshot file so that it alone holds every save so far. Costs the file's size in writing, during which
  /// saves go on. Where another process begins one meanwhile, it is left to that.
  ///
  /// - Throws: ``StoreError/unwritable(_:)``, or ``StoreError/changedOutside(unwritten:)`` if another program has
  ///   written the file meanwhile: the file that was there still is, and the journal has the rest.
  public func checkpoint() async throws(StoreError) {
    try requireWritable()
    await takeInOutsideEditOfOpening()
    guard snapshot.seq > baseline.covers else { return }
    await takeInOutsideEdit()
    try await readAnewIfNeeded()
    try await takeLock(.exclusive)
    guard let (checkpoint, snapshot) = try beginCheckpoint() else { return }
    let written = await Task.detached { () -> Result<(String, FileStamp), Errno> in
      do throws(Errno) { return .success(try checkpoint.write(snapshot)) } catch { return .failure(error) }
    }.value
    let (sha256, stamp): (String, FileStamp)
    do throws(Errno) { (sha256, stamp) = try written.get() } catch { throw .unwritable(error) }
    try await takeLock(.exclusive)
    try install(checkpoint, snapshotNote(snapshot.seq, sha256, stamp))
  }

  private func beginCheckpoint() throws(StoreError) -> (Checkpoint, StoreSnapshot)? {
    try locked { () throws(StoreError) in
      guard snapshot.seq > baseline.covers else { return nil }
      do throws(Errno) { return (try Checkpoint(at: path), snapshot) } catch { throw .unwritable(error) }
    }
  }

  private func install(_ checkpoint: Checkpoint, _ note: JournalLine.SnapshotNote) throws(StoreError) {
    try locked { () throws(StoreError) in
      guard !checkpoint.isOvertaken else { return }
      try append([.checkpoint(note)])
      try journal.sync()
      // Where there is none any more, none is lost.
      guard FileStamp(path.snapshot).map(baseline.knows) ?? true else {
        throw .changedOutside(unwritten: snapshot.seq - baseline.covers)
      }
      // It may get there although that fails, and is no other program's file then.
      baseline.intent = note
      do throws(Errno) { try checkpoint.install() } catch { throw .unwritable(error) }
      baseline.advance(to: note)
      // Without this line nothing is lost: an edit by another program is refused then, where it might have been taken.
      try? append([.snapshot(note)])
    }
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
      if !Task.isCancelled { try? await checkpoint() }
    }
  }
}
