extension String {
  /// Whether there is a text, and it is written in Hangul, Han characters or kana only.
  var isEastAsian: Bool { !isEmpty && unicodeScalars.allSatisfy(\.isEastAsianLetter) }
}

extension Unicode.Scalar {
  fileprivate var isEastAsianLetter: Bool {
    switch value {
    case ..<0x1100: false
    case 0x1100...0x11FF, 0x3131...0x318E, 0xA960...0xA97C, 0xAC00...0xD7FB: true  // Hangul
    case 0x3041...0x30FF, 0x31F0...0x31FF, 0xFF66...0xFF9F, 0x1B000...0x1B16F: true  // kana
    case 0x3005...0x3007: true  // 々 and its like
    default: properties.isUnifiedIdeograph || (0xF900...0xFAFF).contains(value)
    }
  }
}
