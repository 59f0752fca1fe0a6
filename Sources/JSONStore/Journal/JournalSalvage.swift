/// What the sound lines of a damaged journal say, whatever they follow, and what was lost with the others.
struct JournalSalvage {
  /// The sound lines, their entries in order and each once.
  let history: JournalHistory
  /// The saves that are lost, and the line where they stood.
  private(set) var lost: [(saves: ClosedRange<Int>, line: Int)] = []
  /// The other damaged lines, and the save before each: nobody knows what they said.
  private(set) var lostLines: [(line: Int, after: Int)] = []
  /// The sound lines that a newer version wrote.
  private(set) var unknownLines: [Int] = []

  init(_ journal: [UInt8]) {
    let parser = JSONParser()
    var sound: [(line: JournalLine, number: Int)] = []
    var damaged: [Int] = []
    var durable = 0
    // What no newline ends was never acknowledged.
    let lines = journal.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).dropLast()
    for (index, bytes) in lines.enumerated() {
      if let proven = JournalLine.decode(bytes, parser) {
        durable = max(durable, proven.durable)
        if let line = proven.line { sound.append((line, index + 1)) } else { unknownLines.append(index + 1) }
      } else {
        damaged.append(index + 1)
      }
    }
    let (notes, entries) = Self.sorted(sound)
    history = JournalHistory(notes: notes, entries: entries.map(\.entry))
    var before = (seq: 0, line: 0)
    for (entry, line) in entries {
      note(damaged.filter { (before.line..<line).contains($0) }, line, before: entry.seq, after: before.seq)
      before = (entry.seq, line)
    }
    note(damaged.filter { $0 > before.line }, before.line + 1, before: durable + 1, after: before.seq)
  }

  /// Takes note of what is missing between two saves.
  private mutating func note(_ damaged: [Int], _ line: Int, before next: Int, after last: Int) {
    if next > last + 1 {
      lost.append((last + 1...next - 1, damaged.first ?? line))
    } else {
      lostLines += damaged.map { ($0, last) }
    }
  }

  /// The entries that are whole, by their numbers and each once, and all other lines.
  private static func sorted(
    _ lines: [(line: JournalLine, number: Int)]
  ) -> (notes: [JournalLine], entries: [(entry: JournalEntry, line: Int)]) {
    var notes: [JournalLine] = []
    var entries: [Int: (entry: JournalEntry, line: Int)] = [:]
    var unfinished: (entry: JournalEntry, line: Int)?
    for (line, number) in lines {
      guard case .entry(let part, let more) = line else {
        notes.append(line)
        unfinished = nil
        continue
      }
      // The parts of one entry stand one behind the other.
      if var whole = unfinished, whole.entry.seq == part.seq, whole.line + 1 == number {
        whole.entry.append(part)
        unfinished = (whole.entry, number)
      } else {
        unfinished = (part, number)
      }
      if !more, let entry = unfinished.take(), entries[part.seq] == nil { entries[part.seq] = entry }
    }
    return (notes, entries.values.sorted { $0.entry.seq < $1.entry.seq })
  }
}
