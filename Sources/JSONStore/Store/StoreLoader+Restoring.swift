import Glibc

/// How a file is made anew that the disk has damaged, or that is gone: from the one before it and the journal.
extension StoreLoader {
  /// The file that the journal goes with: the one found, or the one that a store had put there, where the disk has
  /// changed it since, or it is gone.
  func sound(
    _ file: SnapshotFile?, _ history: JournalHistory, canWrite: Bool, _ report: inout OpenReport
  ) throws(StoreError) -> (fixture: Fixture, stamp: FileStamp)? {
    guard let file else { return vanished(history, &report) }
    guard let note = history.noteBelied(by: file) else { return (try file.content.get(), file.stamp) }
    guard let restored = restored(note, history) else {
      let fixture = try file.content.get()
      report.readOnly = .damagedSnapshot
      return (fixture, file.stamp)
    }
    report.damagedFile = path.snapshot
    guard canWrite else {
      // Who cannot put it right must not put it in the place of the one before it either.
      if report.readOnly == nil { report.readOnly = .damagedSnapshot }
      return (restored, file.stamp)
    }
    do throws(Errno) {
      let checkpoint = try Checkpoint(at: path)
      let stamp = try checkpoint.write(StoreSnapshot(restored)).stamp
      if try FileStamp(path.snapshot) != file.stamp { throw Errno(code: EBUSY) }
      try checkpoint.replaceDamaged()
      report.damagedFile = path.damaged
      return (restored, stamp)
    } catch {
      report.readOnly = .unwritable(error)
      return (restored, file.stamp)
    }
  }

  /// The file that is gone, where there was one and it can be proven. To the store it is as if it had gone just now.
  private func vanished(
    _ history: JournalHistory, _ report: inout OpenReport
  ) -> (fixture: Fixture, stamp: FileStamp)? {
    guard !history.isWhole, let note = history.notes.last(where: { $0.covers == history.written }),
      let stamp = note.stamp, let fixture = restored(note, history)
    else { return nil }
    report.isFileRestored = true
    return (fixture, stamp)
  }

  /// The file that a note is about, to the byte.
  func restored(_ note: JournalLine.SnapshotNote, _ history: JournalHistory) -> Fixture? {
    guard let ground = ground(of: history, upTo: note.covers) else { return nil }
    var reader = FixtureReader(FileBytes(ground.text), schemas: schemas)
    guard (try? reader.read(isAll: true)) != nil else { return nil }
    let fixture = reader.fixture()
    return fixture.sha256 == note.sha256 ? fixture : nil
  }

  /// What the store held after a save: made from the snapshot before the last, if that is there, and the journal, with
  /// its archive where that is needed.
  func ground(of history: JournalHistory, upTo end: Int) -> StoreSnapshot? {
    guard history.end.seq > 0 else { return nil }
    let previous = previousFixture()
    return ground(on: previous, history, upTo: end)
      ?? wholeHistory().flatMap { ground(on: previous, $0, upTo: end) }
  }

  /// What was in the file before the last checkpoint, if that can be read.
  func previousFixture() -> Fixture? {
    try? StoreLoader.reading(StorePath(path.previous), schemas).readFixture()?.fixture
  }

  private func ground(on previous: Fixture?, _ history: JournalHistory, upTo end: Int) -> StoreSnapshot? {
    var ground = StoreSnapshot(.empty(schemas))
    if let previous, let covers = history.covers(previous), covers <= end {
      ground = StoreSnapshot(previous)
      ground.seq = covers
    } else if !history.isWhole {
      return nil
    }
    for entry in history.entries where entry.seq > ground.seq && entry.seq <= end {
      guard entry.seq == ground.seq + 1 else { return nil }
      ground.apply(entry)
    }
    return ground.seq == end ? ground : nil
  }

  private func wholeHistory() -> JournalHistory? {
    guard let journal = try? readJournal(), journal.gaps.isEmpty else { return nil }
    return JournalHistory(journal.bytes, behind: JournalArchive(path, beside: journal.bytes))
  }
}
