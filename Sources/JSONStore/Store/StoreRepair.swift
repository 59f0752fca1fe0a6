import Glibc

/// What can be saved of a damaged store, and what is missing. Changes none of its files.
///
/// Of the journal, every line that proves itself counts, whatever it follows. A file that is damaged or gone is made anew
/// from the one before it and the journal; where that cannot be, each of its records counts that can be read by itself
/// and does not contradict another.
public struct StoreRepair: Sendable {
  /// Whether anything is damaged, or missing, that is needed.
  public let isNeeded: Bool
  /// Whether the history alone is damaged, or the file before the last: the store holds all it should, and takes saves.
  public let isHistoryAlone: Bool
  /// What cannot be saved, the file's first.
  public private(set) var losses: [Loss] = []
  /// What is missing in the history, and in it alone: the records are as those saves have left them.
  public private(set) var lostHistory: [Loss] = []

  private let path: StorePath
  private var content: StoreSnapshot

  /// Finds out what can be saved. Blocks its thread, for some seconds with 200 MB; takes no lock: nobody must have the
  /// store open.
  ///
  /// - Throws: a ``StoreError`` where there is nothing that can be read.
  public init(_ path: String, models: [any Model.Type]) throws(StoreError) {
    let check = try StoreCheck(path, models: models)
    isNeeded = !check.isDataSound
    isHistoryAlone = check.isDamaged && check.isDataSound
    let loader = StoreLoader.reading(StorePath(path), Schemas(all: models.map { $0.schema }))
    self.path = loader.path
    content = StoreSnapshot(.empty(loader.schemas))
    let (files, isCutOff) = try Self.files(loader)
    let journal = JournalSalvage(files)
    let covers: Int
    (content, covers) = try joined(loader, journal.history)
    for (saves, place, extent) in journal.lost {
      if saves.lowerBound <= covers {
        let saves = saves.lowerBound...min(saves.upperBound, covers)
        lostHistory.append(Loss(file: place.file.path, what: .saves(saves, line: place.line, extent)))
      }
      if saves.upperBound > covers {
        let saves = max(saves.lowerBound, covers + 1)...saves.upperBound
        lose(.saves(saves, line: place.line, extent), of: place.file.path)
      }
    }
    for (place, extent, before) in journal.lostLines {
      let what = Loss.What.lines(line: place.line, extent, after: before)
      // Behind its last save, an archived file has nothing that the next does not know.
      if before > covers || before == covers && place.file.path == self.path.journal {
        lose(what, of: place.file.path)
      } else {
        lostHistory.append(Loss(file: place.file.path, what: what))
      }
    }
    for place in journal.unknownLines { lose(.unknownLine(place.line), of: place.file.path) }
    if isCutOff, losses.allSatisfy({ $0.file != self.path.journal }) {
      lose(.lines(line: 1, .none, after: journal.history.end.seq), of: self.path.journal)
    }
    for (file, content) in files where losses.contains(where: { $0.file == file }) {
      for gap in content.gaps { lose(.unreadable(gap), of: file) }
    }
    settle()
  }

  /// How many records can be saved, of all models.
  public var recordCount: Int { Int(content.base.end) }

  /// Writes what can be saved into a file beside the store's.
  ///
  /// - Returns: its path.
  /// - Throws: ``StoreError/exists(_:)`` where it is there already, or ``StoreError/unwritable(_:)``.
  public func write() throws(StoreError) -> String {
    do throws(Errno) {
      let file = try File(path.repaired, O_WRONLY | O_CREAT | O_EXCL)
      file.giveToOwner(of: path.snapshot)
      do throws(Errno) {
        try file.write(content.text)
        try file.sync()
        try File.syncDirectory(path.directory)
      } catch {
        unlink(path.repaired)
        throw error
      }
    } catch {
      throw error.code == EEXIST ? .exists(path.repaired) : .unwritable(error)
    }
    return path.repaired
  }

  // MARK: -

  /// The files of the journal, and whether the last does not go on from the others.
  private static func files(
    _ loader: StoreLoader
  ) throws(StoreError) -> (files: [(path: String, content: FileSalvage)], isCutOff: Bool) {
    let journal = try loader.readJournal()
    let archive = JournalArchive(loader.path, beside: journal.bytes)
    // What cannot be read is lost like what is damaged.
    let files = archive.segments.map(loader.path.segment).map {
      (path: $0, content: (try? FileSalvage.readJournal($0)) ?? FileSalvage())
    }
    let isCutOff = JournalHistory(journal, after: archive).tail == .corrupt(line: 1)
    return (files + [(loader.path.journal, journal)], isCutOff)
  }

  private mutating func lose(_ what: Loss.What, of file: String) { losses.append(Loss(file: file, what: what)) }

  /// The file with the saves of the journal, and up to which save nothing is missing for being lost there.
  private mutating func joined(
    _ loader: StoreLoader, _ history: JournalHistory
  ) throws(StoreError) -> (StoreSnapshot, covers: Int) {
    let found = try loader.readFile()
    guard let file = found, history.noteBelied(by: file) == nil else {
      let ground = try ground(loader, history, hasFile: found != nil)
      return (ground.with(history.entries), ground.seq)
    }
    if let fixture = try? file.content.get(), let covers = history.covers(fixture) {
      return (StoreSnapshot(fixture, seq: covers).with(history.entries), covers)
    }
    return (try joined(with: file, loader, history), history.written)
  }

  /// What there was, as far as it can be had, where the file is gone or damaged by the disk; its `seq` is the last save
  /// in it.
  private mutating func ground(
    _ loader: StoreLoader, _ history: JournalHistory, hasFile: Bool
  ) throws(StoreError) -> StoreSnapshot {
    if let note = history.notes.last, let restored = loader.restored(note, history) {
      return StoreSnapshot(restored, seq: note.covers)
    }
    let ground = loader.ground(of: history, upTo: history.written)
    let previous = previous(loader, history)
    if ground == nil, previous == nil, hasFile {
      let (fixture, faults) = try salvage(loader)
      for fault in faults { lose(fault, .none, of: path.snapshot) }
      return StoreSnapshot(fixture, seq: history.written)
    }
    // The same records, perhaps; but of those of models that are unknown the journal says nothing.
    if history.written > 0 || !history.isWhole { lose(.file, of: path.snapshot) }
    return ground ?? previous ?? StoreSnapshot(.empty(loader.schemas))
  }

  /// What was in the file before the last, if that can be read.
  private func previous(_ loader: StoreLoader, _ history: JournalHistory) -> StoreSnapshot? {
    loader.previousFixture().map { StoreSnapshot($0, seq: history.covers($0) ?? 0) }
  }

  /// What another program has made of the file, with the saves that it lacks.
  private mutating func joined(
    with file: SnapshotFile, _ loader: StoreLoader, _ history: JournalHistory
  ) throws(StoreError) -> StoreSnapshot {
    let (fixture, faults) =
      if let fixture = try? file.content.get() { (fixture, [FixtureSalvage.Fault]()) } else { try salvage(loader) }
    let theirs = StoreSnapshot(fixture, seq: history.written)
    // A record that cannot be read was not deleted, nor one of a piece that is missing.
    let isComplete = faults.isEmpty && file.gaps.isEmpty
    func changes(_ edit: OutsideEdit) -> [JournalEntry.Operation] {
      edit.operations.filter { isComplete || !$0.isDeletion }
    }
    var before = loader.ground(of: history, upTo: history.written)
    var joined = theirs
    if let ground = before, let edit = try? OutsideEdit(from: ground, to: theirs, history) {
      joined = (isComplete ? theirs : ground).with(history.entries).with(changes(edit))
    } else {
      // Where nothing can be read of it, the one before it is the best there is.
      if before == nil, fixture.end == 0 {
        before = previous(loader, history)?.with(history.entries.filter { $0.seq <= history.written })
      }
      if !isComplete, let before, let edit = try? OutsideEdit(from: before, or: before, to: theirs, in: before) {
        joined = before.with(changes(edit))
      }
      let lacking = history.entries.filter { $0.seq > history.written }
      let clashes = theirs.clashes(with: lacking)
      for clash in clashes { joined.leaveOut(clash) }
      for entry in lacking { joined.applyChanges(of: entry) }
      if !lacking.isEmpty { lose(.contested, of: path.snapshot) }
      for clash in clashes {
        let kept = joined.name(of: clash.pk, clash.model) ?? clash.ours
        lose(.keyTwice(clash.pk, kept: kept, missing: clash.theirs), of: path.snapshot)
      }
    }
    for fault in faults {
      let kept = fault.record.map { joined.has($0) && !theirs.has($0) ? Before.kept : .none }
      lose(fault, kept ?? (before == nil ? .none : .unknown), of: path.snapshot)
    }
    return joined
  }

  /// What can be kept of the file by itself, whatever else there is.
  private mutating func salvage(
    _ loader: StoreLoader
  ) throws(StoreError) -> (Fixture, faults: [FixtureSalvage.Fault]) {
    let bytes = try loader.readBytes()
    for gap in bytes.gaps { lose(.unreadable(gap), of: path.snapshot) }
    let salvage = FixtureSalvage(bytes, schemas: content.schemas)
    return (salvage.fixture, salvage.faults)
  }

  private mutating func lose(_ fault: FixtureSalvage.Fault, _ before: Before, of file: String) {
    lose(.record(fault.error, fault.extent, before), of: file)
  }

  /// Leaves out what contradicts the rest, now that all is together: it must open.
  private mutating func settle() {
    let text = content.text
    var reader = FixtureReader(FileBytes(text), schemas: content.schemas)
    if (try? reader.read(isAll: true)) != nil {
      content = StoreSnapshot(reader.fixture())
      return
    }
    let salvage = FixtureSalvage(FileSalvage(text), schemas: content.schemas)
    for fault in salvage.faults { lose(fault, .none, of: path.repaired) }
    content = StoreSnapshot(salvage.fixture)
  }
}

extension StoreSnapshot {
  fileprivate func has(_ record: (model: String, pk: PrimaryKey)) -> Bool { slot(record.pk, record.model) != nil }
}
