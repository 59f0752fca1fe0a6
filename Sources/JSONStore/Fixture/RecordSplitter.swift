import Glibc

/// Finds where the records of a fixture's array begin and end, without looking at what is in them.
///
/// It works on a file that is still being read: where the bytes end inside a record it waits for more.
struct RecordSplitter {
  /// Where it stands in the file.
  private(set) var offset = 0
  private var expects = Expectation.array
  /// How many bytes must be there before another look at a record that was cut off: each look starts it afresh, and
  /// doubling keeps a record of any size linear.
  private var retryAt = 0

  private enum Expectation { case array, firstRecord, record, comma, nothing }

  struct Failure: Error {
    let offset: Int
    let reason: FixtureError.Reason
  }

  /// The range of the next record; `nil` when more bytes are needed, or at the end of the array.
  mutating func next(in bytes: UnsafeRawBufferPointer, isAll: Bool) throws(Failure) -> Range<Int>? {
    while true {
      skipSpace(bytes)
      guard offset < bytes.count else {
        if isAll, expects != .nothing { throw failure(offset == 0 ? .empty : Self.notClosed) }
        return nil
      }
      switch (expects, bytes[offset]) {
      case (.array, UInt8(ascii: "[")): advance(to: .firstRecord)
      case (.array, _): throw failure(Self.kind(of: bytes, at: offset))
      case (.firstRecord, UInt8(ascii: "]")), (.comma, UInt8(ascii: "]")): advance(to: .nothing)
      case (.comma, UInt8(ascii: ",")): advance(to: .record)
      case (.comma, _): throw failure(.commaExpected)
      case (.firstRecord, UInt8(ascii: "{")), (.record, UInt8(ascii: "{")):
        guard isAll || bytes.count >= retryAt else { return nil }
        guard let end = Self.end(ofObjectAt: offset, in: bytes) else {
          if isAll { throw failure(.endsInsideRecord) }
          retryAt = offset + 2 * (bytes.count - offset)
          return nil
        }
        let range = offset..<end
        offset = end
        expects = .comma
        return range
      case (.firstRecord, let byte), (.record, let byte):
        throw failure(Self.startsValue(byte) ? .recordNotAnObject : .recordExpected)
      case (.nothing, _): throw failure(.textAfterEnd)
      }
    }
  }

  private mutating func advance(to next: Expectation) {
    offset += 1
    expects = next
  }

  private func failure(_ reason: FixtureError.Reason) -> Failure { Failure(offset: offset, reason: reason) }

  private mutating func skipSpace(_ bytes: UnsafeRawBufferPointer) {
    while offset < bytes.count, [0x20, 0x0A, 0x0D, 0x09].contains(bytes[offset]) { offset += 1 }
  }

  private static func startsValue(_ byte: UInt8) -> Bool {
    [UInt8(ascii: "["), UInt8(ascii: "\""), UInt8(ascii: "-"), UInt8(ascii: "t"), UInt8(ascii: "f"), UInt8(ascii: "n")]
      .contains(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  static let notClosed = FixtureError.Reason.notJSON("the array is not closed")

  /// What a file is that does not start with `[`.
  static func kind(of bytes: UnsafeRawBufferPointer, at offset: Int) -> FixtureError.Reason {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return .byteOrderMark }
    if bytes.starts(with: [0x1F, 0x8B]) || bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) { return .compressed }
    if bytes[offset] == UInt8(ascii: "{") || startsValue(bytes[offset]) { return .notAnArray }
    return .notJSON("it does not start with [")
  }

  /// The offset behind the closing brace of the object here. Which bracket closes which is the parser's business.
  static func end(ofObjectAt offset: Int, in bytes: UnsafeRawBufferPointer) -> Int? {
    guard let base = bytes.baseAddress else { return nil }
    var depth = 0
    var at = offset
    while at < bytes.count {
      switch bytes[at] {
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        depth -= 1
        if depth == 0 { return at + 1 }
      case UInt8(ascii: "\""):
        var isEscaped: Bool
        repeat {
          guard let quote = memchr(base + at + 1, Int32(UInt8(ascii: "\"")), bytes.count - at - 1) else { return nil }
          at = UnsafeRawPointer(quote) - base
          var backslash = at - 1
          while bytes[backslash] == UInt8(ascii: "\\") { backslash -= 1 }
          isEscaped = (at - backslash) % 2 == 0
        } while isEscaped
      default: break
      }
      at += 1
    }
    return nil
  }
}
