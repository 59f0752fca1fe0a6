extension LineEditor {
  /// What a field of so many columns shows of the text, and the column the cursor is in.
  ///
  /// A long text scrolls by half the field, so that it stands still while the cursor moves inside what is shown. The
  /// cursor and the whole of the glyph it is on are always visible. Where an edge would halve a wide glyph, a space is
  /// shown. Costs as much as the text up to the right edge.
  /// - Returns: Glyphs that fill exactly `width` columns.
  func view(width: Int) -> (glyphs: [Glyph], cursorColumn: Int) {
    guard width > 0 else { return ([], 0) }
    let scrolled = hiddenColumns(width: width)
    var glyphs: [Glyph] = []
    var column = -scrolled
    for glyph in self.glyphs(of: text[...]) {
      guard column < width else { break }
      let end = column + glyph.width
      if column >= 0, end <= width {
        glyphs.append(glyph)
      } else if end > 0 {
        glyphs.append(.space)
      }
      column = end
    }
    glyphs += repeatElement(.space, count: max(0, width - column))
    return (glyphs, columns(of: textBeforeCursor) - scrolled)
  }

  /// Puts the cursor on the character that a field of so many columns shows in one of them, or behind the text.
  mutating func move(toColumn column: Int, width: Int) {
    let column = hiddenColumns(width: width) + column
    var end = 0
    let before = text.prefix { character in
      end += columns(of: Substring(String(character)))
      return end <= column
    }
    move(to: before.endIndex)
  }

  /// How many columns of the text a field does not show at its left.
  private func hiddenColumns(width: Int) -> Int {
    let underCursor = glyphs(of: textAfterCursor).first { _ in true }?.width ?? 1
    let hidden = columns(of: textBeforeCursor) + min(underCursor, width) - width
    let step = max(1, width / 2)
    return hidden > 0 ? (hidden + step - 1) / step * step : 0
  }

  private func columns(of part: Substring) -> Int { glyphs(of: part).reduce(0) { $0 + $1.width } }

  /// What is seen of a part of the text: itself, or dots.
  private func glyphs(of part: Substring) -> Glyphs {
    isHidden ? Glyphs(String(repeating: "•", count: part.count)) : Glyphs(part)
  }
}
