import Users

/// A text as it is found and sorted by: without case, accents and the difference between full and half width, in UTF-8,
/// whose order puts Hangul behind Latin.
enum FoldedText {
  /// Puts a folded text behind others. What is ASCII or Hangul of it costs nanoseconds.
  static func append(_ text: String, to bytes: inout [UInt8]) {
    var text = text
    text.withUTF8 { utf8 in
      var rest = utf8[...]
      while !rest.isEmpty {
        let ascii = rest.prefix { $0 < 0x80 }
        let others = rest[ascii.endIndex...].prefix { $0 >= 0x80 }
        rest = rest[others.endIndex...]
        guard !isHangul(others) else {
          append(ascii: ascii, to: &bytes)
          bytes.append(contentsOf: others)
          continue
        }
        // A mark may belong to the letter before it.
        let letters = ascii.dropLast()
        append(ascii: letters, to: &bytes)
        let beyond = String(decoding: utf8[letters.endIndex..<others.endIndex], as: UTF8.self)
        bytes.append(contentsOf: folded(beyond).utf8.lazy.map { max($0, 1) })
      }
    }
  }

  private static func append(ascii: Slice<UnsafeBufferPointer<UInt8>>, to bytes: inout [UInt8]) {
    for byte in ascii { bytes.append(byte &- UInt8(ascii: "A") < 26 ? byte | 0x20 : max(byte, 1)) }
  }

  /// Whether characters beyond ASCII are syllables of Hangul alone, which stay as they are, or none at all.
  private static func isHangul(_ utf8: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    stride(from: utf8.startIndex, to: utf8.endIndex, by: 3).allSatisfy { place in
      // Of a valid text, two bytes follow on one that begins three.
      guard utf8[place] & 0xF0 == 0xE0 else { return false }
      let high = UInt32(utf8[place] & 0xF) << 12 | UInt32(utf8[place + 1] & 0x3F) << 6
      return (0xAC00...0xD7A3).contains(high | UInt32(utf8[place + 2] & 0x3F))
    }
  }

  static func bytes(_ text: String) -> [UInt8] {
    var bytes: [UInt8] = []
    append(text, to: &bytes)
    return bytes
  }

  /// Upper case first: ß becomes ss, and a Greek word's last sigma is like any other.
  private static func folded(_ text: String) -> String {
    text.nfkc { !accents.contains($0) }.uppercased().lowercased()
  }

  /// Combining diacritical marks of Latin, Greek and Cyrillic. Those of other scripts make other letters.
  private static let accents: ClosedRange<UInt32> = 0x300...0x36F
}
