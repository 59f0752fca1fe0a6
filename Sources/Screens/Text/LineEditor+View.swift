extension LineEditor {
  /// The same with a dot in place of each character: for what nobody may read.
  var masked: LineEditor {
    var masked = LineEditor(String(repeating: "•", count: text.count))
    for _ in cursor..<text.count { masked.moveLeft() }
    return masked
  }

  /// What a field of so many columns shows of the text, and the column the cursor is in.
  ///
  /// A long text scrolls by half the field, so that it stands still while the cursor moves inside what is shown. The
  /// cursor and the whole of the glyph it is on are always visible. Where an edge would halve a wide glyph, a space is
  /// shown. Costs as much as the text up to the right edge.
  /// - Returns: Glyphs that fill exactly `width` columns.
  func view(width: Int) -> (glyphs: [Glyph], cursorColumn: Int) {
    guard width > 0 else { return ([], 0) }
    let cursor = Glyphs.width(of: textBeforeCursor)
    let underCursor = Glyphs(textAfterCursor).first { _ in true }?.width ?? 1

    let hidden = cursor + min(underCursor, width) - width
    let step = max(1, width / 2)
    let scrolled = hidden > 0 ? (hidden + step - 1) / step * step : 0

    var glyphs: [Glyph] = []
    var column = -scrolled
    for glyph in Glyphs(text) {
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
    return (glyphs, cursor - scrolled)
  }
}
