/// Arithmetic of conjoining jamo, the decomposed spelling of Hangul (file names of macOS, for one), which most terminals
/// do not put together.
enum Hangul {
  private static let syllables: ClosedRange<UInt32> = 0xAC00...0xD7A3
  private static let leads: ClosedRange<UInt32> = 0x1100...0x1112
  private static let vowels: ClosedRange<UInt32> = 0x1161...0x1175
  private static let tails: ClosedRange<UInt32> = 0x11A8...0x11C2
  private static let tailCount: UInt32 = 28

  /// Final consonants as letters that stand alone, in the order of `tails`.
  private static let tailLetters = Array("ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ".unicodeScalars)

  /// The syllable that a leading consonant and a vowel, or a syllable and a final consonant make.
  static func composed(_ first: Unicode.Scalar, _ second: Unicode.Scalar) -> Unicode.Scalar? {
    let (first, second) = (first.value, second.value)
    if leads.contains(first), vowels.contains(second) {
      let lead = first - leads.lowerBound
      let vowel = second - vowels.lowerBound
      return Unicode.Scalar(syllables.lowerBound + (lead * UInt32(vowels.count) + vowel) * tailCount)
    }
    if syllables.contains(first), (first - syllables.lowerBound) % tailCount == 0, tails.contains(second) {
      return Unicode.Scalar(first + second - tails.lowerBound + 1)
    }
    return nil
  }

  /// The letter with columns of its own that shows a vowel or final consonant without a syllable, or nil for old jamo.
  static func letter(for jamo: Unicode.Scalar) -> Unicode.Scalar? {
    switch jamo.value {
    case vowels: Unicode.Scalar(0x314F + jamo.value - vowels.lowerBound)
    case tails: tailLetters[Int(jamo.value - tails.lowerBound)]
    default: nil
    }
  }

  /// Whether a terminal draws the scalar into the syllable before it.
  static func isMedialOrFinal(_ scalar: Unicode.Scalar) -> Bool {
    (0x1160...0x11FF).contains(scalar.value) || (0xD7B0...0xD7FF).contains(scalar.value)
  }

  /// Whether medial and final jamo can be drawn into the scalar.
  static func takesJamo(_ scalar: Unicode.Scalar) -> Bool {
    (0x1100...0x115F).contains(scalar.value) || (0xA960...0xA97C).contains(scalar.value)
      || syllables.contains(scalar.value)
  }

  // MARK: Initial consonants

  /// Whether a scalar is a leading consonant. (What a keyboard types, ㄱ, is one once it is folded.)
  static func isInitial(_ scalar: Unicode.Scalar) -> Bool { leads.contains(scalar.value) }

  /// The leading consonant, in UTF-8, of the syllable that stands at a place in a text; `nil` if none stands there.
  static func initial(ofSyllableAt place: Int, in text: UnsafeRawBufferPointer) -> [UInt8]? {
    let value = UInt32(text[place] & 0x0F) << 12 | UInt32(text[place + 1] & 0x3F) << 6 | UInt32(text[place + 2] & 0x3F)
    guard text[place] & 0xF0 == 0xE0, syllables.contains(value) else { return nil }
    let lead = leads.lowerBound + (value - syllables.lowerBound) / (UInt32(vowels.count) * tailCount)
    return [0xE0 | UInt8(lead >> 12), 0x80 | UInt8(lead >> 6 & 0x3F), 0x80 | UInt8(lead & 0x3F)]
  }
}
