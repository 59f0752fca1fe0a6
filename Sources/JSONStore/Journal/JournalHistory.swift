/// What a journal says, read from its beginning.
struct JournalHistory {
  /// The entries, in order.
  private(set) var entries: [JournalEntry] = []
  /// Where the good part ends.
  private(set) var end = JournalEnd()
  /// What follows the good part.
  private(set) var ending = Ending.clean
  /// The last save that is known to have been in a snapshot file in its place: the journal may be all that has the
  /// later ones.
  private(set) var written = 0
  /// Whether the entries alone make the whole store: it began with nothing, and no other program has edited its file.
  private(set) var isWhole = true

  /// The calls of durable receivers that are not acknowledged.
  private(set) var debts: [ReceiverCall: Debt] = [:]

  /// What each snapshot file covers, by its SHA-256.
  private var covered: [String: Int] = [:]
  /// The hash of the last good line.
  private var lastHash = JournalLine.noHash
  /// The parts of an entry whose last is not there yet.
  private var unfinished: JournalEntry?

  enum Debt {
    case due
    case setAside(JournalLine.SetAside)
  }

  enum Ending: Equatable {
    case clean
    /// A write that a crash cut off: it was never acknowledged.
    case torn
    /// Damage before lines that are good: acknowledged saves are lost or altered.
    case corrupt(line: Int)
    /// A line that is good and says nothing known here: a newer version wrote it.
    case newer(line: Int)
  }

  init(_ bytes: [UInt8] = []) {
    let parser = JSONParser()
    var number = 0
    var place = 0
    while place < bytes.count {
      number += 1
      guard let newline = bytes[place...].firstIndex(of: UInt8(ascii: "\n")),
        let proven = JournalLine.decode(bytes[place..<newline], parser), proven.line == nil || append(proven)
      else {
        ending = wasAcknowledged(bytes[place...], parser) ? .corrupt(line: number) : .torn
        return
      }
      guard proven.line != nil else {
        ending = .newer(line: number)
        return
      }
      place = newline + 1
      if unfinished == nil { end = JournalEnd(size: place, hash: lastHash, seq: entries.last?.seq ?? 0) }
    }
    if unfinished != nil { ending = .torn }
  }

  /// The last save that a snapshot file holds; `nil` if no store wrote that file.
  func covers(_ snapshot: Fixture) -> Int? {
    // Not hashed in vain: that is a walk through the whole file.
    covered.isEmpty ? nil : covered[snapshot.sha256]
  }

  /// Takes a line in if it continues the chain and the count.
  private mutating func append(_ proven: JournalLine.Proven) -> Bool {
    guard proven.previous == lastHash, let line = proven.line, append(line) else { return false }
    lastHash = proven.hash
    return true
  }

  private mutating func append(_ line: JournalLine) -> Bool {
    if case .entry(let part, let more) = line { return append(part, more: more) }
    guard unfinished == nil else { return false }
    switch line {
    case .entry: break
    case .checkpoint(let note):
      guard note.covers <= end.seq else { return false }
      covered[note.sha256] = note.covers
    case .snapshot(let note):
      guard note.covers <= end.seq else { return false }
      if covered[note.sha256] == nil { isWhole = false }
      covered[note.sha256] = note.covers
      written = note.covers
    case .acknowledged(let call): debts[call] = nil
    case .setAside(let note): debts[note.call] = .setAside(note)
    }
    return true
  }

  private mutating func append(_ part: JournalEntry, more: Bool) -> Bool {
    guard part.seq == end.seq + 1 else { return false }
    if unfinished?.append(part) == nil { unfinished = part }
    guard !more, let entry = unfinished.take() else { return true }
    entries.append(entry)
    for call in entry.calls { debts[call] = .due }
    if let cause = entry.cause { debts[cause] = nil }
    return true
  }

  /// Whether what follows the good part is no mere torn write: a good line out of its place, which no crash makes, or
  /// one that was written when more was on disk than is good here.
  private func wasAcknowledged(_ bytes: ArraySlice<UInt8>, _ parser: JSONParser) -> Bool {
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).dropLast()
    return lines.first.flatMap { JournalLine.decode($0, parser) } != nil
      || lines.contains { (JournalLine.decode($0, parser)?.durable ?? 0) > end.seq }
  }
}
