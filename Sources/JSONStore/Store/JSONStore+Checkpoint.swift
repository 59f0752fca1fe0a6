import Signals

/// How the snapshot file gets to hold what the journal has.
extension JSONStore {
  /// Rewrites the snapshot file so that it alone holds every save so far, or writes it anew if somebody has removed it.
  /// Costs the file's size in writing, during which saves go on. Where another process begins one meanwhile, it is left
  /// to that.
  ///
  /// - Throws: ``StoreError/unwritable(_:)``, ``StoreError/directoryGone(_:)``, ``StoreError/displaced(_:)``, or
  ///   ``StoreError/changedOutside(unwritten:)`` if another program has
  ///   written the file meanwhile and that cannot be taken in: the file that was there still is, and the journal has the
  ///   rest.
  public func checkpoint() async throws(StoreError) {
    try requireWritable()
    await takeInOutsideEditOfOpening()
    await takeInOutsideEdit()
    if (try? journal.isGone) != false { try await restore() }
    var patience = 3
    while isBehind, try await !rewriteFile() {
      patience -= 1
      if patience == 0 { throw .changedOutside(unwritten: snapshot.seq - baseline.covers) }
    }
    if baseline.unnoted != nil, journal.end.size > 0 {
      try await takeLock(.exclusive)
      try locked { () throws(StoreError) in if baseline.unnoted != nil { try append([]) } }
    }
    tellOfRewriting(nil)
    // If that cannot be, the next checkpoint tries again.
    if journal.end.size >= options.journalLimit, canArchive { try? await archiveJournal() }
  }

  /// Whether the file lacks saves, or is not there any more.
  var isBehind: Bool { snapshot.seq > baseline.covers || (try? isFileGone) != false }

  private var isFileGone: Bool {
    get throws(Errno) { baseline.stamp != nil ? try FileStamp(path.snapshot) == nil : false }
  }

  /// - Returns: whether that is done with; else the file that is there is not the one that was to be replaced.
  private func rewriteFile() async throws(StoreError) -> Bool {
    try await readAnewIfNeeded()
    try await takeLock(.exclusive)
    guard let (checkpoint, snapshot, replaced) = try beginCheckpoint() else { return false }
    let result = await Task.detached { () -> Result<(String, FileStamp), Errno> in
      do throws(Errno) { return .success(try checkpoint.write(snapshot)) } catch { return .failure(error) }
    }.value
    let (sha256, stamp): (String, FileStamp)
    do throws(Errno) { (sha256, stamp) = try result.get() } catch { throw .unwritable(error) }
    try await takeLock(.exclusive)
    return try install(checkpoint, of: snapshot, snapshotNote(snapshot.seq, sha256, stamp), inPlaceOf: replaced)
  }

  /// - Returns: `nil` if the file holds everything, or must be read first.
  private func beginCheckpoint() throws(StoreError) -> (Checkpoint, StoreSnapshot, Baseline)? {
    try locked { () throws(StoreError) in
      guard isBehind, !baseline.isForeign else { return nil }
      do throws(Errno) { return (try Checkpoint(at: path), snapshot, baseline) } catch { throw .unwritable(error) }
    }
  }

  private func install(
    _ checkpoint: Checkpoint, of written: StoreSnapshot, _ note: JournalLine.SnapshotNote, inPlaceOf replaced: Baseline
  ) throws(StoreError) -> Bool {
    try locked { () throws(StoreError) in
      var current: FileStamp?
      do throws(Errno) {
        if try checkpoint.isOvertaken { return true }
        if try checkpoint.isGone { return false }
        current = try FileStamp(path.snapshot)
      } catch {
        throw .unwritable(error)
      }
      // Another program's edit was taken in while this was written.
      if let current, baseline.knows(current), !replaced.knows(current) { return false }
      try append([.checkpoint(note)])
      try sync()
      do throws(Errno) { current = try FileStamp(path.snapshot) } catch { throw .unwritable(error) }
      // Where there is no file any more, none is lost.
      guard current.map(baseline.knows) ?? true else {
        throw .changedOutside(unwritten: snapshot.seq - baseline.covers)
      }
      // It may get there although that fails, and is no other program's file then.
      baseline.intent = note
      do throws(Errno) { try checkpoint.install() } catch { throw .unwritable(error) }
      baseline.advance(to: note, written)
      // If this line cannot be written now, it comes before the next that can.
      baseline.unnoted = .installed(note)
      try? append([])
      return true
    }
  }

  /// Sees to a checkpoint once nothing was saved for a while. One task waits, however many saves there are.
  func scheduleCheckpoint() {
    guard let delay = options.checkpointDelay else { return }
    lastSave = .now
    guard idleCheckpoint == nil else { return }
    rewriting.retry?.cancel()
    // Detached: it is no part of the work that saved.
    idleCheckpoint = Task.detached { [self] in await checkpointWhenIdle(after: delay) }
  }

  private func checkpointWhenIdle(after delay: Duration) async {
    repeat {
      repeat {
        try? await Task.sleep(for: delay)
      } while !Task.isCancelled && lastSave + delay > .now
      if Task.isCancelled { break }
      do throws(StoreError) { try await checkpoint() } catch {
        rewritingFailed(error)
        break
      }
    } while snapshot.seq > baseline.covers
    idleCheckpoint = nil
  }

  // MARK: When it fails

  /// What has become of the rewriting while nobody saves.
  struct Rewriting {
    /// What somebody was told of that keeps the file from being rewritten.
    var failure: StoreError?
    /// The pause before the last try, if that has failed.
    var pause: Duration?
    /// Waits to try again.
    var retry: Task<Void, Never>?
  }

  /// Tells why, and sees to another try after a while. It is no loss: the journal has it all.
  private func rewritingFailed(_ error: StoreError) {
    guard !Task.isCancelled, !isClosed else { return }
    switch error {
    case .unwritable, .busy, .unsynced, .readOnly: tellOfRewriting(error)
    // Somebody was in the middle of writing it.
    case .changedOutside where refused == nil: break
    // Those tell of it who look after the files, and there is nothing to try before these are put right.
    default: return
    }
    guard takesSaves else { return }
    let pauses = options.checkpointPauses
    let pause = rewriting.pause.map { min($0 * 2, pauses.upperBound) } ?? pauses.lowerBound
    rewriting.pause = pause
    rewriting.retry = Task.detached { [weak self] in
      try? await Task.sleep(for: pause)
      if !Task.isCancelled { await self?.scheduleCheckpoint() }
    }
  }

  /// Tells, once, that the file cannot be rewritten, and why; or that it was.
  private func tellOfRewriting(_ failure: StoreError?) {
    if failure == nil { rewriting.pause = nil }
    guard failure != rewriting.failure else { return }
    rewriting.failure = failure
    signals.fileBehind.post(FileBehind(reason: failure))
  }
}
