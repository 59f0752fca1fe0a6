import Glibc

extension Array<UInt8> {
  /// `withUnsafeBytes` that throws what its body throws.
  func withBytes<Result, E: Error>(
    _ body: (UnsafeRawBufferPointer) throws(E) -> Result
  ) throws(E) -> Result {
    try withUnsafeBufferPointer { bytes throws(E) in try body(UnsafeRawBufferPointer(bytes)) }
  }

  /// Whether these are its first bytes.
  func starts(with bytes: [UInt8]) -> Bool {
    count >= bytes.count
      && withUnsafeBytes { all in
        bytes.withUnsafeBytes { $0.isSame(as: UnsafeRawBufferPointer(rebasing: all[..<bytes.count])) }
      }
  }

  /// Where a byte stands for the first time from a place on.
  func firstIndex(of byte: UInt8, from place: Int) -> Int? {
    withUnsafeBytes { bytes in
      guard place < count, let base = bytes.baseAddress else { return nil }
      return memchr(base + place, Int32(byte), count - place).map { UnsafeRawPointer($0) - base }
    }
  }
}

extension UnsafeRawBufferPointer {
  /// Whether the bytes are the same.
  func isSame(as other: UnsafeRawBufferPointer) -> Bool {
    guard count == other.count, let base = baseAddress, let otherBase = other.baseAddress else {
      return count == other.count
    }
    return memcmp(base, otherBase, count) == 0
  }

  /// Whether a byte is among them.
  func has(_ byte: UInt8) -> Bool {
    baseAddress.map { memchr($0, Int32(byte), count) != nil } ?? false
  }
}

extension String {
  /// Whether it is the same by Unicode scalar: Swift's `==` calls `é` and `e` + U+0301 equal.
  func isSame(as other: String) -> Bool {
    guard utf8.count == other.utf8.count else { return false }
    var (text, other) = (self, other)
    return text.withUTF8 { text in
      other.withUTF8 { UnsafeRawBufferPointer(text).isSame(as: UnsafeRawBufferPointer($0)) }
    }
  }
}
