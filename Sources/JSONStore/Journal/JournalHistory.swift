/// What a journal says, from its beginning.
struct JournalHistory {
  /// The entries, in order and without gaps.
  private(set) var entries: [JournalEntry] = []
  /// Where the good part ends.
  private(set) var end = JournalEnd()
  /// What follows the good part.
  private(set) var tail = JournalEnd.Tail.none
  /// The last save that is known to have been in a snapshot file in its place: the journal may be all that has the
  /// later ones.
  private(set) var written = 0
  /// Whether the entries alone make the whole store: it began with nothing, and no other program has edited its file.
  private(set) var isWhole = true
  /// The saves behind which another program's file was found and nothing said of what differs in it, ascending.
  private(set) var grounds: [Int] = []

  /// The calls of durable receivers that are not acknowledged.
  private(set) var debts: [ReceiverCall: Debt] = [:]
  /// The file that may be about to get into its place, or has got there.
  private(set) var intent: JournalLine.SnapshotNote?

  /// The highest pks that records had when the file was begun.
  private(set) var highestPKs: [(model: String, pk: Int64)] = []
  /// What was said of snapshot files, in order.
  private(set) var notes: [JournalLine.SnapshotNote] = []
  /// What each of them covers, by its SHA-256.
  private var covered: [String: Int] = [:]

  enum Debt {
    /// A process sees to it, if it lives.
    case due(SessionID?)
    case setAside(JournalLine.SetAside)
  }

  /// The last save before the first of the entries: it is archived, with all before it.
  var start: Int { entries.first.map { $0.seq - 1 } ?? end.start }

  init(_ bytes: [UInt8] = []) { read(bytes) }

  /// What the file and the archived ones say; `nil` if one of these is missing or damaged.
  init?(_ bytes: [UInt8], behind archive: JournalArchive) {
    for segment in archive.segments {
      guard let archived = try? archive.read(segment) else { return nil }
      read(archived)
      guard tail == .none else { return nil }
      end = end.inNextSegment
    }
    read(bytes)
  }

  /// What the file says that goes on from the archived ones. If it does not, its beginning is damaged. What cannot be
  /// read may be what was acknowledged.
  init(_ journal: FileSalvage, after archive: JournalArchive) {
    self.init(journal.bytes)
    if !journal.gaps.isEmpty, [.none, .torn].contains(tail) { tail = .corrupt(line: end.lines + 1) }
    if archive.segments.last ?? 0 >= end.segment { tail = .corrupt(line: 1) }
  }

  /// What is left of a journal and its archive.
  init(notes: [JournalLine], entries: [JournalEntry]) {
    for entry in entries { append(.entry(entry)) }
    for note in notes {
      append(note)
      if case .segment(let header) = note { end.start = header.snapshot.covers }
    }
    end.seq = max(end.start, entries.last?.seq ?? 0)
  }

  /// The last save that a snapshot file holds; `nil` if no store wrote that file.
  func covers(_ snapshot: Fixture) -> Int? {
    // Not hashed in vain: that is a walk through the whole file.
    covered.isEmpty ? nil : covered[snapshot.sha256]
  }

  /// The note on a file that says that it is another: nobody has written it since, and yet it has changed. Only a disk
  /// does that.
  func noteBelied(by file: SnapshotFile) -> JournalLine.SnapshotNote? {
    note(of: file.stamp).flatMap { file.isWhat($0) ? nil : $0 }
  }

  /// What was said of the file with this stamp.
  func note(of stamp: FileStamp) -> JournalLine.SnapshotNote? { notes.last { $0.stamp == stamp } }

  private mutating func read(_ bytes: [UInt8]) {
    let (lines, tail) = end.read(bytes)
    self.tail = tail
    for line in lines { append(line) }
  }

  private mutating func append(_ line: JournalLine) {
    switch line {
    case .segment(let segment):
      highestPKs = segment.highestPKs
      for note in [segment.previous, segment.snapshot].compactMap(\.self) {
        // The archived files have announced it.
        if covered[note.sha256] == nil { isWhole = false }
        covered[note.sha256] = note.covers
        append(.snapshot(note))
      }
    case .entry(let entry, _):
      entries.append(entry)
      for call in entry.calls { debts[call] = .due(entry.session) }
      if let cause = entry.cause { debts[cause] = nil }
    case .checkpoint(let note):
      notes.append(note)
      covered[note.sha256] = note.covers
      intent = note
    case .snapshot(let note):
      notes.append(note)
      if covered[note.sha256] == nil {
        isWhole = false
        // Where it was taken in, a save says what differs.
        if entries.last?.origin != .external { grounds.append(note.covers) }
      }
      covered[note.sha256] = note.covers
      written = note.covers
      intent = nil
    case .acknowledged(let call): debts[call] = nil
    case .claimed(let call, let session): if debts[call] != nil { debts[call] = .due(session) }
    case .setAside(let note): debts[note.call] = .setAside(note)
    }
  }
}
