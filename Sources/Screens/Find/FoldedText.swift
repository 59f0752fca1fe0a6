import Foundation

/// A text as it is found and sorted by: without case, accents and the difference between full and half width, in UTF-8,
/// whose order puts Hangul behind Latin.
enum FoldedText {
  /// Puts a folded text behind others. One that is all ASCII costs nanoseconds.
  static func append(_ text: String, to bytes: inout [UInt8]) {
    var text = text
    let isASCII = text.withUTF8 { utf8 in
      guard utf8.allSatisfy({ $0 < 0x80 }) else { return false }
      bytes.append(contentsOf: utf8.lazy.map { $0 &- UInt8(ascii: "A") < 26 ? $0 | 0x20 : max($0, 1) })
      return true
    }
    if !isASCII { bytes.append(contentsOf: folded(text).utf8) }
  }

  static func bytes(_ text: String) -> [UInt8] {
    var bytes: [UInt8] = []
    append(text, to: &bytes)
    return bytes
  }

  /// Upper case first: ß becomes ss, and a Greek word's last sigma is like any other.
  private static func folded(_ text: String) -> String {
    let bare = text.decomposedStringWithCompatibilityMapping.unicodeScalars.filter { !accents.contains($0.value) }
    return String(String.UnicodeScalarView(bare)).precomposedStringWithCanonicalMapping.uppercased().lowercased()
      .replacingOccurrences(of: "\0", with: "\u{1}")
  }

  /// Combining diacritical marks of Latin, Greek and Cyrillic. Those of other scripts make other letters.
  private static let accents: ClosedRange<UInt32> = 0x300...0x36F
}
