import Glibc
import Signals

/// How the processes of a store share it.
extension JSONStore {
  // MARK: The lock

  /// Waits for the lock. The store can be looked at meanwhile.
  ///
  /// - Throws: ``StoreError/busy(_:)`` after ``OpenOptions/lockTimeout``, or why there is no lock to be had.
  func takeLock(_ kind: StoreLock.Kind) async throws(StoreError) {
    let isTaken: Bool
    do throws(Errno) {
      isTaken = try await lock?.take(kind, within: options.lockTimeout, meanwhile: journal.readAhead) ?? true
    } catch {
      if isClosed { throw .closed }
      throw error == .notFound ? .directoryGone(path.directory) : .unwritable(error)
    }
    if !isTaken { throw .busy(LockHolder(path)) }
  }

  /// Calls a body while this process does not have the lock, nor takes it: should it be stopped meanwhile, the others need
  /// not wait for it. A save that is under way is done first.
  public func withoutLock(_ body: @MainActor () -> Void) async {
    // If it cannot be had soon, somebody else has it.
    let isTaken = (try? await lock?.take(.shared, within: .milliseconds(500))) ?? false
    if isTaken { lock?.unlock() }
    await body()
    if isTaken { lock?.handOn() }
  }

  /// Has the lock, which was taken, until `body` is done; then makes durable what it has appended and what others have,
  /// and tells of the latter. For a function without an `await`, so that nothing happens to the store in the meantime.
  func locked<Result>(
    _ kind: StoreLock.Kind = .exclusive, isDurable: Bool = true, _ body: () throws(StoreError) -> Result
  ) throws(StoreError) -> Result {
    defer { lock?.handOn() }
    let result: Result
    do throws(StoreError) {
      defer {
        if kind == .exclusive { journal.release() }
        lock?.unlock()
      }
      if isClosed { throw .closed }
      try catchUp(isAlone: kind == .exclusive)
      result = try body()
    } catch {
      if !news.isEmpty { try? sync() }
      throw error
    }
    if isDurable || !news.isEmpty { try sync() }
    return result
  }

  /// Makes durable what was appended, here and elsewhere, and tells of the latter.
  func sync() throws(StoreError) {
    do throws(StoreError) { try latching { () throws(StoreError) in try journal.sync() } } catch {
      news = News()
      throw error
    }
    if !news.isEmpty {
      signals.savedElsewhere.post(
        SavedElsewhere(
          events: news.events, acknowledged: news.acknowledged, snapshot: snapshot,
          edit: news.edits.isEmpty ? nil : EditTakenIn(of: news.edits.joined())))
      news = News()
    }
  }

  /// After a failed sync the store takes no more saves.
  func latching(_ body: () throws(StoreError) -> Void) throws(StoreError) {
    do throws(StoreError) { try body() } catch {
      if case .unsynced(let errno) = error { readOnly = .unsynced(errno) }
      throw error
    }
  }

  /// Appends lines to the journal; under the lock, when all that others have appended is taken in.
  ///
  /// - Parameter onLine: called before each, with how many were dealt with.
  func append(_ lines: [JournalLine], onLine: (Int) -> Void = { _ in }) throws(StoreError) {
    try requireWritable()
    let unsaid = unsaid
    try latching { () throws(StoreError) in
      try journal.append(unsaid + lines) { if $0 >= unsaid.count { onLine($0 - unsaid.count) } }
    }
    if case .found = baseline.unnoted { baseline.notes.append(noteOfFound) }
    baseline.unnoted = nil
  }

  /// What the journal must say of the file before anything else.
  private var unsaid: [JournalLine] {
    switch baseline.unnoted {
    case nil: []
    case .found: [.snapshot(noteOfFound)]
    case .installed(let note): [.snapshot(note)]
    }
  }

  private var noteOfFound: JournalLine.SnapshotNote {
    snapshotNote(baseline.covers, baseline.content.base.sha256, baseline.stamp)
  }

  func snapshotNote(_ covers: Int, _ sha256: String, _ stamp: FileStamp?) -> JournalLine.SnapshotNote {
    JournalLine.SnapshotNote(covers: covers, sha256: sha256, stamp: stamp, timestamp: timestamp())
  }

  /// Appends lines that nobody waits for, and whose loss is none.
  func appendUnsynced(_ lines: [JournalLine]) async {
    guard takesSaves else { return }
    do throws(StoreError) {
      try await takeLock(.exclusive)
      try locked(isDurable: false) { () throws(StoreError) in try append(lines) }
    } catch {}
  }

  // MARK: What others do

  /// What other processes did that nobody was told of yet. Without the snapshot: as long as something holds that, each
  /// change to it copies what it touches.
  struct News {
    var events: [StoreEvent] = []
    var acknowledged: [ReceiverCall] = []
    /// What other programs have changed in the file.
    var edits: [[JournalEntry.Operation]] = []

    var isEmpty: Bool { events.isEmpty && acknowledged.isEmpty }
  }

  /// Takes in what others have saved, if they have.
  func catchUpIfNeeded() async {
    while !Task.isCancelled, isFollowing, journal.hasNews {
      do throws(StoreError) {
        try await takeLock(.shared)
        try locked(.shared, isDurable: false) {}
        return
      } catch {
        // A process that hangs has the lock, or the directory is gone: there may be no other hint when it is back.
        try? await Task.sleep(for: .seconds(1))
      }
    }
  }

  /// After a failed sync nobody knows what is on disk; behind a line that is not understood nothing is.
  private var isFollowing: Bool {
    switch readOnly {
    case nil, .requested, .unwritable: true
    case .damagedSnapshot, .corruptJournal, .newerJournal, .unsynced: false
    }
  }

  /// Takes in what others have appended.
  ///
  /// - Parameter isAlone: whether nobody else reads or appends: then an end that a crash has torn is cut off; else it may
  ///   be a write under way.
  private func catchUp(isAlone: Bool) throws(StoreError) {
    let (lines, tail): ([JournalLine], JournalEnd.Tail)
    do throws(Errno) {
      (lines, tail) = try journal.catchUp(isReserved: isAlone)
      for line in lines { take(line) }
      if tail == .torn, isAlone { try journal.cutTail() }
    } catch {
      switch error.code {
      case EAGAIN: throw .busy(nil)
      case ENOENT, ESTALE: throw .displaced(path.snapshot)
      default: throw .unwritable(error)
      }
    }
    noteInstalled(isExclusive: isAlone)
    switch tail {
    case .none, .torn: if isAlone { try restoreIfGone() }
    case .corrupt(let line): try give(up: .corruptJournal(line: line))
    case .newer(let line): try give(up: .newerJournal(line: line))
    }
    // Looking is not for each save: there may be a hundred thousand debts.
    if !lines.isEmpty { watchOrphans() }
  }

  /// A process may have died after it put a file in its place and before it said so: then it is said by the next.
  private func noteInstalled(isExclusive: Bool) {
    guard isExclusive, let intent = baseline.intent, intent.stamp != nil, intent.covers > baseline.covers,
      (try? FileStamp(path.snapshot)) == intent.stamp,
      // Nothing may be said of a name that a power cut can still take back.
      (try? File.syncDirectory(path.directory)) != nil
    else { return }
    baseline.advance(to: intent)
    baseline.unnoted = .installed(intent)
  }

  private func give(up reason: ReadOnlyReason) throws(StoreError) {
    readOnly = reason
    throw .readOnly(reason)
  }

  private func take(_ line: JournalLine) {
    switch line {
    case .entry(let entry, _):
      let events = entry.events(snapshot.apply(entry))
      baseline.append(entry)
      if let cause = entry.cause {
        debts.settle(cause)
        news.acknowledged.append(cause)
      }
      for call in entry.calls { debts.add(call, events[call.place], .elsewhere(entry.session)) }
      news.events += events
      if entry.origin == .external { news.edits.append(entry.operations) }
    // What there was before it is known.
    case .segment: break
    case .checkpoint(let note): baseline.intent = note
    case .snapshot(let note): baseline.advance(to: note)
    case .acknowledged(let call):
      _ = debts.remove(call)
      news.acknowledged.append(call)
    case .claimed(let call, let session): debts.set(call, .elsewhere(session))
    case .setAside(let note):
      debts.setAside(note)
      if let debt = debts[note.call] { announce(note.call, debt, note.error, pause: nil) }
    }
  }
}
