/// How far a journal was read: what its next line continues.
struct JournalEnd: Equatable {
  /// Which of the journal's files it is, from 1; those before it are archived.
  var segment = 1
  /// The last save before those in this file.
  var start = 0
  /// The size in bytes of what was read: where the next line goes.
  var size = 0
  /// How many lines that is.
  var lines = 0
  /// The hash of the last line.
  var hash = LineHash.none
  /// The number of the last save.
  var seq = 0

  /// Which file of a journal these bytes begin: the first, if they do not say.
  static func segment(of bytes: [UInt8]) -> Int {
    if case .segment(let header)? = JournalLine.first(of: bytes)?.line { header.number } else { 1 }
  }

  /// What follows the part of a journal that counts.
  enum Tail: Equatable {
    case none
    /// A write that a crash cut off, or that is under way: it was never acknowledged.
    case torn
    /// Damage before lines that are good: acknowledged saves are lost or altered.
    case corrupt(line: Int)
    /// A line that is good and says nothing known here: a newer version wrote it.
    case newer(line: Int)
  }

  /// The beginning of the file that goes on from this one, of which this was the end.
  var inNextSegment: JournalEnd {
    var next = self
    next.segment += 1
    next.start = seq
    next.size = 0
    next.lines = 0
    return next
  }

  /// Reads what follows, as far as it continues the chain and the count. The lines of an entry that takes several come
  /// as one, once the last of them is there.
  mutating func read(_ bytes: [UInt8], _ parser: JSONParser = JSONParser()) -> (lines: [JournalLine], tail: Tail) {
    var lines: [JournalLine] = []
    var unfinished: JournalEntry?
    var next = self
    var place = 0
    while place < bytes.count {
      guard let newline = bytes.firstIndex(of: UInt8(ascii: "\n"), from: place),
        let proven = JournalLine.decode(bytes[place..<newline], parser), next.isFollowed(by: proven),
        proven.line.map({ continues($0, unfinished) }) ?? true
      else {
        return (lines, wasAcknowledged(bytes[place...], parser) ? .corrupt(line: next.lines + 1) : .torn)
      }
      guard let line = proven.line else { return (lines, .newer(line: next.lines + 1)) }
      next.size += newline + 1 - place
      next.lines += 1
      next.hash = proven.hash
      place = newline + 1
      if case .segment(let segment) = line {
        next.segment = segment.number
        next.start = segment.snapshot.covers
        next.seq = segment.snapshot.covers
      }
      if case .entry(let part, let more) = line {
        if unfinished?.append(part) == nil { unfinished = part }
        guard !more, let entry = unfinished.take() else { continue }
        next.seq = entry.seq
        lines.append(.entry(entry))
      } else {
        lines.append(line)
      }
      self = next
    }
    return (lines, unfinished == nil ? .none : .torn)
  }

  /// Whether a line continues the chain. Where nothing was read so far, it may begin with any of the journal's files.
  private func isFollowed(by line: JournalLine.Proven) -> Bool {
    switch line.line {
    case nil, .segment?: self == JournalEnd() || line.previous == hash
    default: line.previous == hash
    }
  }

  /// Whether a line that proves itself may stand here.
  private func continues(_ line: JournalLine, _ unfinished: JournalEntry?) -> Bool {
    if case .segment(let header) = line {
      return self == JournalEnd() || size == 0 && header.number == segment && header.snapshot.covers == seq
    }
    guard size > 0 || segment == 1 else { return false }
    return switch line {
    case .segment: false
    case .entry(let part, _): part.seq == seq + 1
    case .checkpoint(let note), .snapshot(let note): unfinished == nil && note.covers <= seq
    case .acknowledged, .claimed, .setAside: unfinished == nil
    }
  }

  /// Whether what follows the good part is no mere torn write: a good line out of its place, or one that was written when
  /// more was on disk than is good here, or one that is there to its end and yet not good. A crash makes none of these:
  /// where a part of a line did not get to the disk, there is NUL.
  private func wasAcknowledged(_ bytes: ArraySlice<UInt8>, _ parser: JSONParser) -> Bool {
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).dropLast()
    return lines.enumerated().contains { index, bytes in
      guard let line = JournalLine.decode(bytes, parser) else { return !bytes.contains(0) }
      return index == 0 || line.durable > seq
    }
  }
}
