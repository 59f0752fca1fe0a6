/// Some columns of some rows; nothing of it need lie on a frame.
struct Rect: Equatable, Sendable {
  /// The leftmost column.
  var x: Int

  /// The top row.
  var y: Int

  /// Columns; never negative.
  var width: Int

  /// Rows; never negative.
  var height: Int

  /// A rectangle; a negative size counts as none.
  init(x: Int, y: Int, width: Int, height: Int) {
    self.x = x
    self.y = y
    self.width = max(0, width)
    self.height = max(0, height)
  }

  /// The columns.
  var columns: Range<Int> { x..<(x + width) }

  /// The rows.
  var rows: Range<Int> { y..<(y + height) }

  /// What a box along the edge of the rectangle leaves free.
  var interior: Rect { Rect(x: x + 1, y: y + 1, width: width - 2, height: height - 2) }

  /// One of its rows, counted from its top.
  func row(_ offset: Int) -> Rect { Rect(x: x, y: y + offset, width: width, height: 1) }

  /// All of its rows.
  var lines: [Rect] { (0..<height).map(row) }

  /// Whether a cell lies inside, as for a click.
  func contains(_ position: Position) -> Bool {
    columns.contains(position.x) && rows.contains(position.y)
  }
}
