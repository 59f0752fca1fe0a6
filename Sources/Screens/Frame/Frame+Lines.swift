extension Frame {
  /// Draws a line to the right, joined to the lines it meets: a line from one side of a box to the other ends in ├ and ┤.
  mutating func horizontalLine(x: Int, y: Int, length: Int, style: Style = .border) {
    for step in 0..<max(0, length) {
      join(
        BoxLine(left: step > 0, right: step < length - 1), instead: .horizontal, x: x + step, y: y, style: style)
    }
  }

  /// Draws a line down, joined to the lines it meets: a line from the top of a box to its bottom ends in ┬ and ┴.
  mutating func verticalLine(x: Int, y: Int, length: Int, style: Style = .border) {
    for step in 0..<max(0, length) {
      join(BoxLine(up: step > 0, down: step < length - 1), instead: .vertical, x: x, y: y + step, style: style)
    }
  }

  /// Draws a box along the edge of a rectangle, joined to the boxes and lines whose edges it shares; of the edge, what is
  /// drawn last keeps its style and its title.
  ///
  /// A rectangle of fewer than 2 × 2 cells has no edge to draw.
  /// - Parameters:
  ///   - title: Stands at the left of the top edge, cut if it is too long.
  ///   - note: Stands at the right of the top edge, if there is room beside the title.
  mutating func box(
    _ rect: Rect, title: String = "", note: String = "", style: Style = .border, titleStyle: Style = .title
  ) {
    guard rect.width >= 2, rect.height >= 2 else { return }
    let (left, right) = (rect.x, rect.x + rect.width - 1)
    let (top, bottom) = (rect.y, rect.y + rect.height - 1)
    for y in [top, bottom] {
      for x in left...right {
        let edge = BoxLine(
          up: y == bottom && (x == left || x == right), down: y == top && (x == left || x == right),
          left: x > left, right: x < right)
        join(edge, instead: edge, x: x, y: y, style: style)
      }
    }
    for y in (top + 1)..<max(top + 1, bottom) {
      join(.vertical, instead: .vertical, x: left, y: y, style: style)
      join(.vertical, instead: .vertical, x: right, y: y, style: style)
    }

    var free = left + 1
    if !title.isEmpty, rect.width > 4 {
      let end = write(" ", x: free, y: top, style: titleStyle)
      free = write(title, x: end, y: top, width: rect.width - 4, style: titleStyle)
      free = write(" ", x: free, y: top, style: titleStyle)
    }
    let noteWidth = Glyphs.width(of: note) + 2
    let noteStart = right - noteDistance - noteWidth
    if !note.isEmpty, noteStart > free { write(" \(note) ", x: noteStart, y: top, style: style) }
  }

  /// Draws a piece of line over the lines that are there, or something else where there are none.
  private mutating func join(_ line: BoxLine, instead alone: BoxLine, x: Int, y: Int, style: Style) {
    guard bounds.contains(Position(x: x, y: y)) else { return }
    let joined = BoxLine(drawnBy: self[x, y].scalars)?.union(line) ?? alone
    put(Glyph(joined.scalar, width: 1), x: x, y: y, style: style)
  }
}

/// Columns of edge between a note and the corner.
private let noteDistance = 4
