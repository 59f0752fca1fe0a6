extension String {
  /// The text in lines of at most so many columns, broken at spaces; a word that is wider has a line to itself.
  func wrapped(to columns: Int) -> [String] {
    var lines: [String] = []
    for word in split(separator: " ", omittingEmptySubsequences: false) {
      if let line = lines.last, Glyphs.width(of: line) + 1 + Glyphs.width(of: word) <= columns {
        lines[lines.count - 1] = "\(line) \(word)"
      } else {
        lines.append(String(word))
      }
    }
    return lines
  }

  /// The same, with a word that is wider broken as well.
  func broken(to columns: Int) -> [String] {
    wrapped(to: columns).flatMap { line in
      let pieces = line.pieces(of: columns)
      return pieces.isEmpty ? [line] : pieces
    }
  }

  /// The text in pieces of at most so many columns, as it is shown.
  func pieces(of columns: Int) -> [String] {
    var pieces: [String] = []
    var width = columns
    for glyph in Glyphs(self) {
      if width + glyph.width > columns {
        pieces.append("")
        width = 0
      }
      pieces[pieces.count - 1] += glyph.text
      width += glyph.width
    }
    return pieces
  }
}
