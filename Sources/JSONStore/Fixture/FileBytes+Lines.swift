import Signals

/// Where the newlines are, as far as they were looked for.
struct Newlines {
  private(set) var offsets: [Int] = []
  private var end = 0

  mutating func extend(to offset: Int, in bytes: UnsafeRawBufferPointer) {
    guard end < offset else { return }
    for place in end..<offset where bytes[place] == UInt8(ascii: "\n") { offsets.append(place) }
    end = offset
  }
}

extension FileBytes {
  /// The line that an offset is on, from 1. Costs a walk to it where nobody has asked for one so far behind yet.
  func line(at offset: Int) -> Int {
    newlines.withLock { newlines in
      newlines.extend(to: offset, in: self[0..<offset])
      return newlines.offsets.partitioningIndex { $0 >= offset } + 1
    }
  }

  /// The line on which a record's member of that name stands; the record's own where it has none.
  func line(ofName name: String, in span: Range<Int>) -> Int {
    let quoted = Array("\"\(name)\"".utf8)
    let text = self[span]
    var at = 0
    while at + quoted.count <= text.count {
      if text[at..<(at + quoted.count)].elementsEqual(quoted) { return line(at: span.lowerBound + at) }
      at += 1
    }
    return line(at: span.lowerBound)
  }
}
