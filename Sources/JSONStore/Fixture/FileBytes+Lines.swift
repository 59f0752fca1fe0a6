extension FileBytes {
  /// The line that an offset is on, from 1. Costs a walk through all before it: for messages.
  func line(at offset: Int) -> Int {
    self[0..<offset].reduce(1) { $1 == UInt8(ascii: "\n") ? $0 + 1 : $0 }
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
