import Glibc
import Signals

/// What happens when another program writes the snapshot file: an editor, `dumpdata`, `git checkout`.
///
/// A change that can be taken in is journalled as saves of ``JSONStore/outsider``; any other is refused with the reason. Their
/// file is not replaced before all that it says is taken in.
extension JSONStore {
  /// Whom the journal names for a change by another program.
  static let outsider = "external"

  /// Takes in what another program had made of the file before the store was opened.
  func takeInOutsideEditOfOpening() async {
    guard let (fixture, stamp) = outsideEdit.take() else { return }
    await takeIn(.success((fixture, stamp)), stamp)
  }

  /// Takes in what another program has made of the file, if it has.
  func takeInOutsideEdit() async {
    try? await readAnewIfNeeded()
    guard takesSaves, outsideEdit == nil else { return }
    guard var stamp = unknownFile else { return acceptFile() }
    guard stamp != refused else { return }
    // It may be in the middle of writing.
    repeat {
      stamp = unknownFile ?? stamp
      try? await Task.sleep(for: Self.calm)
    } while unknownFile != nil && unknownFile != stamp && !Task.isCancelled
    guard unknownFile == stamp else { return }
    await takeIn(readFile(), stamp)
  }

  private typealias ReadFile = Result<(fixture: Fixture, stamp: FileStamp)?, StoreError>

  private func readFile() async -> ReadFile {
    let loader = loader
    return await Task.detached { () -> ReadFile in
      do throws(StoreError) { return .success(try loader.readFixture()) } catch { return .failure(error) }
    }.value
  }

  /// A receiver may be at work here whose save has led to it: it is no part of that work.
  private func takeIn(_ read: ReadFile, _ stamp: FileStamp) async {
    await Self.$delivering.withValue(nil) {
      await ChangeTracker.$current.withValue(nil) { await takeInNow(read, stamp) }
    }
  }

  private func takeInNow(_ read: ReadFile, _ stamp: FileStamp) async {
    do throws(StoreError) {
      guard let (fixture, stamp) = try read.get() else { return }
      try await takeLock(.exclusive)
      if try adopt(fixture, stamp) { try? await checkpoint() }
    } catch {
      switch error {
      case .fixture, .notAFile, .notUnique, .tooLarge, .displaced:
        refused = stamp
        signals.fileRefused.post(FileRefused(error: error))
      // It is no fault of the file's; it is tried again.
      default: break
      }
    }
  }

  /// A file that was refused is not there any more.
  private func acceptFile() {
    guard refused != nil else { return }
    // What cannot be looked at may still be there.
    do throws(Errno) { _ = try FileStamp(path.snapshot) } catch { return }
    refused = nil
    signals.fileAccepted.post(FileAccepted())
  }

  /// Tells that the directory is gone, or there again.
  func lookForDirectory() {
    let isGone = access(path.directory, F_OK) != 0 && Errno.last == .notFound
    guard takesSaves, isGone != isDirectoryGone else { return }
    isDirectoryGone = isGone
    refused = nil
    if isGone {
      signals.fileRefused.post(FileRefused(error: .directoryGone(path.directory)))
    } else {
      signals.fileAccepted.post(FileAccepted())
    }
  }

  /// How long a file must have been left alone.
  private static let calm = Duration.milliseconds(200)

  /// The file that is there, if no store has put it there.
  var unknownFile: FileStamp? {
    (try? FileStamp(path.snapshot)).flatMap { baseline.knows($0) ? nil : $0 }
  }

  /// Makes a file the one that is known: what differs in it becomes an entry of the journal.
  ///
  /// - Returns: whether the file lacks saves, and has to be brought up to date.
  private func adopt(_ fixture: Fixture, _ stamp: FileStamp) throws(StoreError) -> Bool {
    struct Edit {
      let entry: JournalEntry?
      let changes: [RecordChange]
      let snapshot: StoreSnapshot
    }
    let theirs = StoreSnapshot(fixture)
    let edit = try locked { () throws(StoreError) -> Edit? in
      // Another process may have been faster, or the program have gone on.
      guard unknownFile == stamp else { return nil }
      let edit = try OutsideEdit(from: baseline.content, or: baseline.intended, to: theirs, in: snapshot)
      var after = snapshot
      let changes = edit.operations.map { after.apply($0, in: after.slot($0.pk, $0.model)) }
      let entry = changes.isEmpty ? nil : newEntry(changes, .external, actor: Self.outsider)
      var adopted = snapshot.moved(to: theirs, baseline.lacking)
      if let entry { adopted.apply(entry) }
      if entry != nil, !baseline.lacking.isEmpty { try check(adopted) }
      let covers = baseline.lacking.isEmpty ? adopted.seq : baseline.covers
      let note = snapshotNote(covers, fixture.sha256, stamp)
      try append((entry?.lines ?? []) + [.snapshot(note)])
      baseline.notes.append(note)
      return Edit(entry: entry, changes: changes, snapshot: adopted)
    }
    guard let edit else { return false }
    snapshot = edit.snapshot
    baseline.content = theirs
    baseline.stamp = stamp
    baseline.isForeign = false
    baseline.intent = nil
    acceptFile()
    guard let entry = edit.entry else { return false }
    let lacksSaves = !baseline.lacking.isEmpty
    if lacksSaves { baseline.append(entry) } else { baseline.covers = entry.seq }
    signals.editTakenIn.post(EditTakenIn(of: entry.operations))
    tell(entry, edit.changes)
    return lacksSaves
  }

  /// What two programs have made of a file, each by the rules, may break them together.
  private func check(_ snapshot: StoreSnapshot) throws(StoreError) {
    var reader = FixtureReader(FileBytes(snapshot.text), schemas: snapshot.schemas)
    do throws(FixtureError) { try reader.read(isAll: true) } catch {
      throw .notUnique(model: "", field: error.field ?? "pk")
    }
  }

  /// Reads the file anew that another process has taken in: of the records that no model knows the journal says nothing.
  func readAnewIfNeeded() async throws(StoreError) {
    guard baseline.isForeign else { return }
    guard let (fixture, stamp) = try await readFile().get() else {
      // It is gone again.
      baseline.isForeign = false
      return
    }
    guard baseline.knows(stamp) else { return }
    let theirs = StoreSnapshot(fixture)
    snapshot = snapshot.moved(to: theirs, baseline.lacking)
    baseline.content = theirs
    baseline.isForeign = false
  }
}

extension StoreSnapshot {
  /// The same saves on the ground of another file, which lacks these.
  fileprivate func moved(to ground: StoreSnapshot, _ lacking: [JournalEntry]) -> StoreSnapshot {
    var moved = ground
    for entry in lacking { moved.apply(entry) }
    moved.reserveKeys(of: self)
    moved.seq = seq
    return moved
  }
}
