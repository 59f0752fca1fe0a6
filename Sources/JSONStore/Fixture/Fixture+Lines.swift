extension Fixture {
  /// Gives a record's text as one line: as it came if it is one, else without what broke it.
  func withLine<E>(_ slot: Slot, _ body: (UnsafeRawBufferPointer) throws(E) -> Void) throws(E) {
    let text = text(slot)
    guard text.has(UInt8(ascii: "\n")) || text.has(UInt8(ascii: "\r")) else { return try body(text) }
    try Self.joined(text).withBytes(body)
  }

  /// JSON text without its white space, but one space behind each comma and colon, as Python's `json.dumps` has it.
  /// Strings and numbers stay as they are written.
  private static func joined(_ text: UnsafeRawBufferPointer) -> [UInt8] {
    var line: [UInt8] = []
    line.reserveCapacity(text.count)
    var isInString = false
    var isEscaped = false
    for byte in text {
      if isInString {
        line.append(byte)
        if byte == UInt8(ascii: "\""), !isEscaped { isInString = false }
        isEscaped = byte == UInt8(ascii: "\\") && !isEscaped
        continue
      }
      switch byte {
      case 0x20, 0x09, 0x0A, 0x0D: break
      case UInt8(ascii: ","), UInt8(ascii: ":"): line += [byte, 0x20]
      default:
        isInString = byte == UInt8(ascii: "\"")
        line.append(byte)
      }
    }
    return line
  }
}
