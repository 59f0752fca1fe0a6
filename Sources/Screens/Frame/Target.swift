import Users

/// What a click on a place of the screen is meant for. Views say so as they draw: what is clicked is what is seen.
enum Target: Equatable, Sendable {
  case pane(Model.Pane)
  /// A user in the list.
  case user(row: Int)
  /// What the list can be sorted by.
  case heading(UserColumn)
  case logLine(SignalLog.Position)
  /// What stands for a key: a hint, an answer.
  case key(Key)
  case field(UserField)
  /// The box of a flag, not its label.
  case flag(UserField)
  /// A line of a list of commands.
  case command(row: Int)
  /// A line of the dialog in which columns are chosen.
  case column(row: Int)
  /// A border that can be dragged.
  case divider(Divider)

  /// Whether it is out of reach while a dialog is open, but for the filter, which is typed below them.
  var isOfPanes: Bool {
    switch self {
    case .pane, .user, .heading, .logLine, .divider: true
    case .key, .field, .flag, .command, .column: false
    }
  }
}

extension Frame {
  /// A part of the frame and what a click there is meant for; nothing if `nil`.
  struct Spot: Equatable, Sendable {
    let rect: Rect
    let target: Target?
  }

  /// Says what a click is meant for, in place of what was said of these cells before.
  mutating func target(_ target: Target, in rect: Rect) { spots.append(Spot(rect: rect, target: target)) }

  /// Takes what lies under these cells out of reach.
  mutating func cover(_ rect: Rect) { spots.append(Spot(rect: rect, target: nil)) }

  func target(at position: Position) -> Target? { spots.last { $0.rect.contains(position) }?.target }
}
