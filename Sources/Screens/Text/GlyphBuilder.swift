/// Turns the scalars of a character into glyphs that every terminal draws in the same number of columns.
///
/// Works on one grapheme cluster at a time, so that a text looks the same laid out whole or character by character.
struct GlyphBuilder {
  private(set) var glyphs: [Glyph] = []

  /// The scalar that combining marks go on: the last glyph's, or nil when that is an escape.
  private var base: Unicode.Scalar?
  private var marks = 0

  /// Forgets the glyphs of the last character and lays out the next one.
  mutating func layOut(_ character: Character) {
    glyphs.removeAll(keepingCapacity: true)
    base = nil

    let scalars = character.unicodeScalars
    var previous: Unicode.Scalar?
    var index = scalars.startIndex
    while index < scalars.endIndex {
      let scalar = scalars[index]
      index = scalars.index(after: index)
      let next = index < scalars.endIndex ? scalars[index] : nil
      if !absorbs(scalar, after: previous, before: next) { append(scalar) }
      previous = scalar
    }
  }

  /// Whether a scalar that only changes how an emoji looks goes without a glyph.
  ///
  /// Terminals disagree about the width of joined, coloured and selected emoji; they agree about the parts. Only well
  /// formed sequences are absorbed, for anything else may hide data in a name.
  private mutating func absorbs(
    _ scalar: Unicode.Scalar, after previous: Unicode.Scalar?, before next: Unicode.Scalar?
  ) -> Bool {
    guard let base, let previous else { return false }
    if base.isEmojiBase {
      if scalar.isEmojiVariationSelector || scalar.properties.isEmojiModifier { return previous == base }
      if scalar == zeroWidthJoiner { return next?.isEmojiBase == true }
    } else if base.isKeycapBase {
      if scalar == variationSelector16 { return previous == base && next == keycap }
      if scalar == keycap, previous == base || previous == variationSelector16, !glyphs.isEmpty {
        glyphs[glyphs.count - 1].isEscape = true
        return true
      }
    }
    return false
  }

  private mutating func append(_ scalar: Unicode.Scalar) {
    if scalar.isSyllableOrIdeograph {
      appendBase(scalar)
    } else if let picture = scalar.controlPicture {
      appendEscape(picture)
    } else if let letter = scalar.regionalIndicatorLetter {
      appendEscape(letter)
    } else if scalar.isInvisible || scalar.properties.isEmojiModifier {
      appendNumber(of: scalar)
    } else if scalar.properties.generalCategory == .spaceSeparator {
      for _ in 0..<scalar.displayWidth { appendBase(" ") }
    } else if Hangul.isMedialOrFinal(scalar) {
      appendJamo(scalar)
    } else if scalar.isCombiningMark {
      appendMark(scalar)
    } else {
      appendBase(scalar)
    }
  }

  private mutating func appendBase(_ scalar: Unicode.Scalar) {
    glyphs.append(Glyph(scalar, width: scalar.displayWidth))
    base = scalar
    marks = 0
  }

  private mutating func appendEscape(_ scalar: Unicode.Scalar) {
    glyphs.append(Glyph(scalar, width: 1, isEscape: true))
    base = nil
  }

  /// Writes a scalar as `<200B>`, like vim.
  private mutating func appendNumber(of scalar: Unicode.Scalar) {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    let zeros = String(repeating: "0", count: max(0, 4 - digits.count))
    for scalar in "<\(zeros)\(digits)>".unicodeScalars { appendEscape(scalar) }
  }

  private mutating func appendMark(_ mark: Unicode.Scalar) {
    if base == nil {
      glyphs.append(Glyph(dottedCircle, width: 1, isEscape: true))
      base = dottedCircle
      marks = 0
    }
    glyphs[glyphs.count - 1].scalars.append(mark)
    marks += 1
  }

  private mutating func appendJamo(_ jamo: Unicode.Scalar) {
    if let base, marks == 0, let syllable = Hangul.composed(base, jamo) {
      glyphs.removeLast()
      appendBase(syllable)
    } else if let base, Hangul.takesJamo(base) {
      appendMark(jamo)
    } else if let letter = Hangul.letter(for: jamo) {
      appendBase(letter)
    } else {
      base = nil
      appendMark(jamo)
    }
  }
}

private let zeroWidthJoiner: Unicode.Scalar = "\u{200D}"
private let variationSelector16: Unicode.Scalar = "\u{FE0F}"
private let keycap: Unicode.Scalar = "\u{20E3}"
private let dottedCircle: Unicode.Scalar = "\u{25CC}"
