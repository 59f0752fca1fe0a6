/// How the panes share the screen. What somebody has dragged is kept as a part of the whole, so that it goes with the
/// screen's size.
struct Split: Sendable, Equatable {
  struct Share: Sendable, Equatable {
    let part: Int
    let whole: Int

    func of(_ length: Int) -> Int { length * part / whole }
  }

  /// The log's share of the height; `nil` until somebody drags its border.
  var log: Share?
  /// The detail's share of the width where it stands beside the list.
  var detail: Share?
}

/// A border between panes that can be dragged.
enum Divider: Sendable {
  /// The one above the log.
  case log
  /// The one between the list and the detail beside it.
  case detail
}

extension Model {
  /// Moves the border beside the detail by a few columns.
  mutating func moveDetailBorder(_ direction: Int) {
    drag(.detail, to: Position(x: layout.detail.x + direction * Self.borderStep, y: layout.detail.y))
  }

  private static let borderStep = 4

  /// Moves a border to a place, or as near as the panes' smallest sizes let it.
  mutating func drag(_ divider: Divider, to position: Position) {
    let whole = layout.help
    // What is kept is what came of it, so that a border that was pulled too far does not stick there.
    switch divider {
    case .log:
      split.log = Split.Share(part: whole.y + whole.height - position.y, whole: whole.height)
      split.log = Split.Share(part: layout.log.height, whole: whole.height)
    case .detail:
      split.detail = Split.Share(part: width - position.x, whole: width)
      split.detail = Split.Share(part: layout.detail.width, whole: width)
    }
    fitToLayout()
  }
}
