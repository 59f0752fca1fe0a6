import Users

/// A text as it is found and sorted by: without case, accents and the difference between full and half width, in UTF-8,
/// whose order puts Hangul behind Latin.
enum FoldedText {
  /// Puts a folded text behind others. What is ASCII of it costs nanoseconds.
  static func append(_ text: String, to bytes: inout [UInt8]) {
    var text = text
    text.withUTF8 { utf8 in
      var rest = utf8[...]
      while !rest.isEmpty {
        var ascii = rest.prefix { $0 < 0x80 }
        let others = rest[ascii.endIndex...].prefix { $0 >= 0x80 }
        rest = rest[others.endIndex...]
        // A mark may belong to the letter before it.
        if !others.isEmpty { ascii = ascii.dropLast() }
        bytes.append(contentsOf: ascii.lazy.map { $0 &- UInt8(ascii: "A") < 26 ? $0 | 0x20 : max($0, 1) })
        let beyond = utf8[ascii.endIndex..<others.endIndex]
        guard !beyond.isEmpty else { continue }
        bytes.append(contentsOf: folded(String(decoding: beyond, as: UTF8.self)).utf8.lazy.map { max($0, 1) })
      }
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
