import JSONStore

extension Unicode.Scalar {
  /// How many columns a terminal gives this scalar: 0 for what is drawn over the scalar before it, 2 for East Asian wide
  /// characters and emoji, else 1.
  ///
  /// Asks nothing of the locale, so it is the same in every terminal. Scalars that must not be sent to a terminal have a
  /// meaningless 1; `Glyphs` never lets them through.
  var displayWidth: Int {
    if value < 0x300 { return 1 }
    if isSyllableOrIdeograph { return 2 }
    if isCombiningMark || Hangul.isMedialOrFinal(self) { return 0 }
    return isWide ? 2 : 1
  }

  /// Whether the scalar is of the two large blocks, Hangul syllables and kanji, where all are letters and wide; saves
  /// looking up their properties.
  var isSyllableOrIdeograph: Bool { (0xAC00...0xD7A3).contains(value) || (0x4E00...0x9FFF).contains(value) }

  /// Whether the scalar is drawn over the one before it and takes no column of its own.
  var isCombiningMark: Bool {
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark: true
    default: false
    }
  }

  private var isWide: Bool {
    let range = (0..<(wideRanges.count / 2)).partitioningIndex { wideRanges[2 * $0 + 1] >= value }
    return range < wideRanges.count / 2 && wideRanges[2 * range] <= value
  }
}
