/// A picture of the screen, or of a part of it: rows of cells, and where the cursor is.
///
/// Views draw frames and the terminal layer paints them. Drawing outside a frame does nothing, and the cells of a row
/// always take exactly `width` columns, whatever text was drawn.
public struct Frame: Equatable, Sendable {
  /// Columns.
  public let width: Int

  /// Rows.
  public let height: Int

  /// Where the terminal's cursor stands, or nil when it is hidden.
  public var cursor: Position?

  /// What clicks are meant for, the uppermost last.
  var spots: [Spot] = []

  private var cells: [Cell]

  /// An empty frame; a negative size counts as none.
  init(width: Int, height: Int, style: Style = .plain) {
    self.width = max(0, width)
    self.height = max(0, height)
    cells = Array(repeating: .blank(style), count: self.width * self.height)
  }

  /// All of the frame.
  var bounds: Rect { Rect(x: 0, y: 0, width: width, height: height) }

  /// The cells of one row, which must be on the frame, from left to right. Rows compare at the cost of their width.
  public func row(_ y: Int) -> ArraySlice<Cell> {
    cells[(y * width)..<((y + 1) * width)]
  }

  /// The cell at a column and a row, which must be on the frame.
  subscript(x: Int, y: Int) -> Cell {
    precondition(bounds.contains(Position(x: x, y: y)), "No cell (\(x), \(y)) on a frame of \(width) × \(height)")
    return cells[y * width + x]
  }

  /// Draws one glyph.
  ///
  /// Where half of it is off the frame, the other half becomes a space. What is left of a wide glyph that it covers half
  /// of becomes a space too.
  mutating func put(_ glyph: Glyph, x: Int, y: Int, style: Style) {
    guard bounds.rows.contains(y) else { return }
    var style = style
    style.isEscape = style.isEscape || glyph.isEscape
    if glyph.width == 2 {
      guard x >= 0, x + 1 < width else {
        put(.space, x: x, y: y, style: style)
        put(.space, x: x + 1, y: y, style: style)
        return
      }
      clear(x, y)
      clear(x + 1, y)
      cells[y * width + x] = Cell(scalars: glyph.scalars, width: 2, style: style)
      cells[y * width + x + 1] = .continuation(style)
    } else if bounds.columns.contains(x) {
      clear(x, y)
      cells[y * width + x] = Cell(scalars: glyph.scalars, width: 1, style: style)
    }
  }

  /// Blanks the other half of a wide glyph, before a cell is overwritten.
  private mutating func clear(_ x: Int, _ y: Int) {
    let index = y * width + x
    switch cells[index].width {
    case 0: cells[index - 1] = .blank(cells[index - 1].style)
    case 2: cells[index + 1] = .blank(cells[index + 1].style)
    default: break
    }
  }

  /// Gives cells another role and leaves what they show. A wide glyph that is only half inside changes as a whole.
  mutating func restyle(_ rect: Rect, as role: Style.Role) { restyle(rect) { $0.role = role } }

  /// Shows that the cursor is on these cells, in the pane that has the keyboard or in another; each stays what it is.
  mutating func select(_ rect: Rect, isFocused: Bool = true) {
    restyle(rect) { $0.selection = isFocused ? .focused : .unfocused }
  }

  private mutating func restyle(_ rect: Rect, _ change: (inout Style) -> Void) {
    for y in rect.rows.clamped(to: bounds.rows) {
      for x in rect.columns.clamped(to: bounds.columns) {
        let index = y * width + x
        change(&cells[index].style)
        switch cells[index].width {
        case 0: change(&cells[index - 1].style)
        case 2: change(&cells[index + 1].style)
        default: break
        }
      }
    }
  }
}

extension Frame: CustomStringConvertible {
  /// The rows as text, without the spaces at their ends: what tests compare.
  public var description: String {
    (0..<height).map { y in
      let cells = row(y)
      let end = cells.lastIndex { $0.scalars != Glyph.space.scalars && $0.width > 0 }
      return end.map { cells[...$0].map(\.text).joined() } ?? ""
    }.joined(separator: "\n")
  }
}
