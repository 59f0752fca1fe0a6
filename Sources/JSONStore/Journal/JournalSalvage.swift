/// What the sound lines of a damaged journal say, whatever they follow, and what was lost with the others.
struct JournalSalvage {
  /// A line of one of the journal's files.
  struct Place: Comparable {
    /// Its number among the files that are there, and its path.
    let file: (number: Int, path: String)
    /// From 1.
    let line: Int

    var next: Place { Place(file: file, line: line + 1) }

    static func == (a: Place, b: Place) -> Bool { (a.file.number, a.line) == (b.file.number, b.line) }
    static func < (a: Place, b: Place) -> Bool { (a.file.number, a.line) < (b.file.number, b.line) }
  }

  /// The sound lines, their entries in order and each once.
  let history: JournalHistory
  /// The saves that are lost, where they stood, and the damaged lines there.
  private(set) var lost: [(saves: ClosedRange<Int>, place: Place, extent: Extent)] = []
  /// The other damaged lines, each run of them once, and the save before: nobody knows what they said.
  private(set) var lostLines: [(place: Place, extent: Extent, after: Int)] = []
  /// The sound lines that a newer version wrote.
  private(set) var unknownLines: [Place] = []

  /// - Parameter files: the archived ones, and the one that is written last.
  init(_ files: [(path: String, content: FileSalvage)]) {
    let parser = JSONParser()
    var sound: [(line: JournalLine, place: Place)] = []
    var damaged: [Damaged] = []
    var durable = 0
    for (number, (path, content)) in files.enumerated() {
      let bytes = content.bytes
      var lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      // What no newline ends was never acknowledged; unless that cannot be read.
      if !content.isGap(bytes.count - 1) { lines.removeLast() }
      for (index, line) in lines.enumerated() {
        let place = Place(file: (number, path), line: index + 1)
        if let proven = JournalLine.decode(line, parser) {
          guard let line = proven.line else {
            unknownLines.append(place)
            continue
          }
          durable = max(durable, proven.durable)
          sound.append((line, place))
        } else {
          damaged.append((place, line.count + 1))
        }
      }
    }
    let (notes, entries) = Self.sorted(sound)
    history = JournalHistory(notes: notes, entries: entries.map(\.entry))
    guard let first = files.first else { return }
    let start = Place(file: (0, first.path), line: 0)
    var before = (seq: Self.start(of: sound, entries, damaged), place: start)
    for (entry, place) in entries {
      note(damaged.filter { before.place < $0.place && $0.place < place }, place, before: entry.seq, after: before.seq)
      before = (entry.seq, place)
    }
    note(damaged.filter { before.place < $0.place }, before.place.next, before: durable + 1, after: before.seq)
  }

  private typealias Damaged = (place: Place, bytes: Int)

  /// The last save before those of the first file: what was before was dropped, not lost.
  private static func start(
    of lines: [(line: JournalLine, place: Place)], _ entries: [(entry: JournalEntry, place: Place)],
    _ damaged: [Damaged]
  ) -> Int {
    if let first = lines.first, first.place.line == 1, case .segment(let header) = first.line {
      return header.snapshot.covers
    }
    // Where the line that says so is damaged, no more can be lost than there are damaged lines.
    guard let first = entries.first else { return 0 }
    return max(first.entry.seq - 1 - damaged.count { $0.place < first.place }, 0)
  }

  /// Takes note of what is missing between two saves.
  private mutating func note(_ damaged: [Damaged], _ place: Place, before next: Int, after last: Int) {
    if next > last + 1 {
      let extent = Extent(lines: damaged.count, bytes: damaged.reduce(0) { $0 + $1.bytes })
      lost.append((last + 1...next - 1, damaged.first?.place ?? place, extent))
      return
    }
    var end: Place?
    for (place, bytes) in damaged {
      if place == end, let run = lostLines.popLast() {
        lostLines.append((run.place, run.extent + Extent(lines: 1, bytes: bytes), last))
      } else {
        lostLines.append((place, Extent(lines: 1, bytes: bytes), last))
      }
      end = place.next
    }
  }

  /// The entries by their numbers and each once, as far as their parts are there, and all other lines.
  private static func sorted(
    _ lines: [(line: JournalLine, place: Place)]
  ) -> (notes: [JournalLine], entries: [(entry: JournalEntry, place: Place)]) {
    var notes: [JournalLine] = []
    var entries: [Int: (entry: JournalEntry, place: Place)] = [:]
    var unfinished: (entry: JournalEntry, place: Place)?
    for (line, place) in lines {
      guard case .entry(let part, let more) = line else {
        notes.append(line)
        continue
      }
      if var whole = unfinished, whole.entry.seq == part.seq {
        whole.entry.append(part)
        unfinished = (whole.entry, place)
      } else {
        unfinished = (part, place)
      }
      if !more, let entry = unfinished.take(), entries[part.seq] == nil { entries[part.seq] = entry }
    }
    return (notes, entries.values.sorted { $0.entry.seq < $1.entry.seq })
  }
}
