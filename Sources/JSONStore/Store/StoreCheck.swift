/// What is wrong with a store's files, found out without changing any of them.
public struct StoreCheck: Sendable {
  /// One thing that is wrong.
  public struct Finding: Sendable, Equatable {
    /// The path of the file.
    public let file: String
    /// What is wrong with it.
    public let fault: Fault
  }

  /// What can be wrong.
  public enum Fault: Sendable, Equatable {
    /// A record of the snapshot cannot be read, or contradicts another, or there is text between the records.
    case fixture(FixtureError)
    /// The snapshot, or the one before it, is not what was written, though nobody has written it since.
    case damagedFile
    /// The disk does not give back these bytes.
    case unreadable(Range<Int>)
    /// A line of the journal is not what was written, which its hash shows.
    case damagedLine(Int)
    /// A line of the journal is sound, but does not follow the one before it: some are missing, or stand elsewhere.
    case misplacedLine(Int)
    /// The last line of the journal breaks off: that save was never acknowledged, or its write is under way.
    case unfinishedLine(Int)
    /// A line of the journal says nothing known here: a newer version wrote it.
    case unknownLine(Int)
    /// An archived file of the journal is missing between others.
    case missingSegment
    /// The last lines of an archived file of the journal are missing.
    case missingEnd
    /// Another program wrote the snapshot while the journal held so many saves that were not in it, and opening does not
    /// join the two.
    case changedOutside(unwritten: Int)
    /// There is no snapshot, and the journal alone does not make the whole store.
    case snapshotMissing
  }

  /// All that was found, the snapshot's first, then the journal's in the order of its lines.
  public private(set) var findings: [Finding] = []
  /// Whether anything is damaged, or missing. A line that breaks off is neither: the next opening puts it aside.
  public var isDamaged: Bool {
    !findings.allSatisfy(\.isUnfinished)
  }
  /// Whether what is damaged, or missing, is not needed: archived files of the journal, and the file before the last.
  /// The users are all there, and saves go on.
  public var isDataSound: Bool {
    findings.allSatisfy { spare.contains($0.file) || $0.isUnfinished }
  }
  /// The paths of the files that are not needed while the others are sound.
  private var spare: Set<String> = []
  private let store: StorePath
  /// How many records the snapshot has, of all models.
  public private(set) var recordCount = 0
  /// How many saves the journal has, as far as it is sound.
  public private(set) var saveCount = 0
  /// How many of them the snapshot lacks, as it was not rewritten since: the journal alone has them.
  public private(set) var unwrittenCount = 0

  /// Reads a store's files. Blocks its thread; about a second for 200 MB. Takes no lock: while a store is in use, its
  /// last line may be on its way.
  ///
  /// - Throws: a ``StoreError`` where a file cannot be read at all, or there is neither a snapshot nor a journal.
  public init(_ path: String, models: [any Model.Type]) throws(StoreError) {
    let schemas = Schemas(all: models.map { $0.schema })
    let loader = StoreLoader.reading(StorePath(path), schemas)
    store = loader.path
    if loader.path.snapshot.hasSuffix(".jsonl") { throw .jsonLines }
    let file = try loader.readFile()
    let journal = try loader.readJournal()
    let archive = JournalArchive(loader.path, beside: journal.bytes)
    if file == nil, journal.bytes.isEmpty, archive.segments.isEmpty { throw .unreadable(path, .notFound) }
    let history = JournalHistory(journal, after: archive)
    let fixture = try? file?.content.get()
    recordCount = fixture.map { Int($0.end) } ?? 0
    // Not hashed in vain: that is a walk through the whole file.
    if history.end.seq > history.written {
      unwrittenCount = history.end.seq - (fixture.flatMap(history.covers) ?? history.written)
    }
    add(loader.path.snapshot, file?.gaps ?? [])
    if findings.isEmpty { for fault in try Self.faults(of: file, history, loader) { add(loader.path.snapshot, fault) } }
    let previous = StoreLoader.reading(StorePath(loader.path.previous), schemas)
    spare.insert(previous.path.snapshot)
    if let file = try previous.readFile() {
      add(previous.path.snapshot, file.gaps)
      if file.gaps.isEmpty, history.noteBelied(by: file) != nil { add(previous.path.snapshot, .damagedFile) }
    }
    try check(archive, history, journal)
  }

  /// Checks the files of the journal, each as what follows the one before it.
  private mutating func check(
    _ archive: JournalArchive, _ history: JournalHistory, _ journal: FileSalvage
  ) throws(StoreError) {
    var chain: LineHash?
    let end = max(history.end.segment, (archive.segments.last ?? 0) + 1)
    for number in (archive.segments.first ?? end)..<end {
      let path = archive.path.segment(number)
      spare.insert(path)
      guard archive.segments.contains(number) else {
        add(path, .missingSegment)
        chain = nil
        continue
      }
      let segment: FileSalvage
      do throws(Errno) { segment = try FileSalvage.readJournal(path) } catch { throw .unreadable(path, error) }
      chain = check(path, segment, JournalHistory(segment.bytes), after: chain)
    }
    _ = check(archive.path.journal, journal, history, after: chain)
  }

  private mutating func add(_ file: String, _ fault: Fault) { findings.append(Finding(file: file, fault: fault)) }

  private mutating func add(_ file: String, _ gaps: [Range<Int>]) {
    for gap in gaps { add(file, .unreadable(gap)) }
  }

  private static func faults(
    of file: SnapshotFile?, _ history: JournalHistory, _ loader: StoreLoader
  ) throws(StoreError) -> [Fault] {
    guard let file else { return history.isWhole ? [] : [.snapshotMissing] }
    if history.noteBelied(by: file) != nil { return [.damagedFile] }
    let fixture: Fixture
    switch file.content {
    case .success(let read): fixture = read
    case .failure(.fixture(let error)):
      var errors = FixtureSalvage(try loader.readBytes(), schemas: loader.schemas).faults.map(\.error)
      // The same, though it does not know which record that is, or in other words.
      let same = errors.firstIndex { $0.line == error.line && [error.reason, .recordExpected].contains($0.reason) }
      if let same { errors.remove(at: same) }
      // Whom a record refers to may be one of those that cannot be read.
      if error.reason != .refersToNobody { errors.removeAll { $0.reason == .refersToNobody } }
      return ([error] + errors).map(Fault.fixture)
    case .failure: return []
    }
    // What a damaged journal no longer says may be what the file covers.
    if case .corrupt = history.tail { return [] }
    let unwritten = history.end.seq - history.written
    guard unwritten > 0, history.covers(fixture) == nil, !loader.joins(fixture, history) else { return [] }
    return [.changedOutside(unwritten: unwritten)]
  }

  /// Checks a file of the journal. A line that follows a damaged one is taken for its successor. Where the file that is
  /// written ends in a line with NUL bytes, a part of that line has not got to the disk.
  ///
  /// - Parameter chain: the hash of the last line before it; `nil` if that is not known.
  /// - Returns: the hash of its last line.
  private mutating func check(
    _ path: String, _ journal: FileSalvage, _ history: JournalHistory, after chain: LineHash?
  ) -> LineHash? {
    let parser = JSONParser()
    add(path, journal.gaps)
    var lines = journal.bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    let rest = lines.popLast() ?? []
    var before = chain
    var isSound = rest.isEmpty && journal.gaps.isEmpty
    func fault(_ fault: Fault) {
      findings.append(Finding(file: path, fault: fault))
      isSound = false
    }
    saveCount += history.entries.count
    for (index, bytes) in lines.enumerated() {
      guard let line = JournalLine.decode(bytes, parser) else {
        if index >= history.end.lines, history.tail == .torn, bytes.contains(0), journal.gaps.isEmpty,
          path == store.journal
        {
          fault(.unfinishedLine(index + 1))
          return before
        }
        fault(.damagedLine(index + 1))
        before = nil
        continue
      }
      if let before, line.previous != before {
        if index == 0, case .segment(let header) = line.line {
          add(store.segment(header.number - 1), .missingEnd)
        } else {
          fault(.misplacedLine(index + 1))
        }
      }
      if line.line == nil { fault(.unknownLine(index + 1)) }
      before = line.hash
    }
    if !rest.isEmpty, !journal.isGap(journal.bytes.count - 1) { fault(.unfinishedLine(lines.count + 1)) }
    guard isSound else { return before }
    // Each line may be sound, and yet the last lines of a batch be missing.
    switch history.tail {
    case .none, .newer: break
    case .torn: fault(.unfinishedLine(lines.count))
    case .corrupt(let line): fault(.misplacedLine(line))
    }
    return before
  }
}

extension StoreCheck.Finding {
  fileprivate var isUnfinished: Bool { if case .unfinishedLine = fault { true } else { false } }
}
