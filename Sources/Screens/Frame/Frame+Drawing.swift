extension Frame {
  /// Where text stands in the columns it is given.
  enum Alignment: Sendable {
    /// At the left.
    case left
    /// In the middle, or half a column to the left of it.
    case center
    /// At the right.
    case right
  }

  /// Draws spaces.
  mutating func fill(_ rect: Rect, style: Style) {
    for y in rect.rows.clamped(to: bounds.rows) {
      for x in rect.columns.clamped(to: bounds.columns) { put(.space, x: x, y: y, style: style) }
    }
  }

  /// Draws any text in one row, laid out by `Glyphs`; text that does not fit ends with an ellipsis.
  ///
  /// Costs as much as is shown, however long the text is.
  /// - Parameters:
  ///   - width: The columns the text may take; all to the frame's right edge if nil, which is also the most it gets.
  ///   - pads: Also draws spaces over the columns that the text leaves free.
  /// - Returns: The column after the text, where more may follow.
  @discardableResult
  mutating func write(
    _ text: some StringProtocol, x: Int, y: Int, width: Int? = nil, style: Style = .plain, alignment: Alignment = .left,
    pads: Bool = false
  ) -> Int {
    let room = max(0, min(width ?? .max, self.width - x))
    guard bounds.rows.contains(y), room > 0 else { return x }
    let glyphs = Glyphs(text).fitting(room)
    let free = room - glyphs.reduce(0) { $0 + $1.width }
    if pads { fill(Rect(x: x, y: y, width: room, height: 1), style: style) }
    let start =
      switch alignment {
      case .left: x
      case .center: x + free / 2
      case .right: x + free
      }
    return write(glyphs, x: start, y: y, style: style)
  }

  /// Draws glyphs in one row, as many as are on the frame.
  /// - Returns: The column after the last glyph.
  @discardableResult
  mutating func write(_ glyphs: some Sequence<Glyph>, x: Int, y: Int, style: Style = .plain) -> Int {
    var x = x
    for glyph in glyphs {
      guard x < width else { break }
      put(glyph, x: x, y: y, style: style)
      x += glyph.width
    }
    return x
  }
}
