extension Frame {
  /// The columns of a box's edges and of the space beside them.
  private static let dialogEdges = 4

  /// The most columns that a dialog's box leaves free: beside it, a column of the screen is seen.
  var dialogRoom: Int { Self.dialogRoom(on: width) }

  /// The same on a screen so wide.
  static func dialogRoom(on width: Int) -> Int { width - 2 - dialogEdges }

  /// Clears a box for a dialog. All that lies under it, and beside it, is out of reach.
  ///
  /// - Returns: what the box leaves free.
  mutating func dialog(
    in rect: Rect, title: String = "", note: String = "", style: Style = .borderFocused
  ) -> Rect {
    cover(bounds)
    target(.dialog, in: rect)
    fill(rect, style: .plain)
    box(rect, title: title, note: note, style: style)
    cursor = nil
    return rect.padded
  }

  /// Where on the screen a dialog's box is.
  enum DialogPlace {
    case middle
    /// At the right, from a row on: what is at the left is seen.
    case right(y: Int)
  }

  /// Clears one in some place.
  ///
  /// - Returns: what it leaves free, so wide and high where there is room.
  mutating func dialog(
    title: String = "", width: Int, height: Int, at place: DialogPlace = .middle, style: Style = .borderFocused
  ) -> Rect {
    let width = min(max(width, Glyphs.width(of: title) + 2), dialogRoom) + Self.dialogEdges
    let height = min(height + 2, self.height)
    let corner =
      switch place {
      case .middle: Position(x: (self.width - width) / 2, y: (self.height - height) / 2)
      case .right(let y): Position(x: self.width - width - 1, y: y)
      }
    return dialog(
      in: Rect(x: corner.x, y: corner.y, width: width, height: height), title: title, style: style)
  }
}
