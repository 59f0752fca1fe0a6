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
  /// A dialog, where there is nothing else of it.
  case dialog
  /// A field of a dialog: its label, what is wrong with it.
  case field(InputField.Place)
  /// What is filled in there: the text, the box of a flag.
  case input(InputField.Place)
  /// A line of a list in a dialog: a command, a column, an action, a line of an event.
  case line(row: Int)
  /// What a filter may become.
  case offer(FilterOffer)
  /// A border that can be dragged.
  case divider(Divider)

  /// Whether it is out of reach while a dialog is open, but for the filter, which is typed below them.
  var isOfPanes: Bool {
    switch self {
    case .pane, .user, .heading, .logLine, .divider: true
    case .key, .dialog, .field, .input, .line, .offer: false
    }
  }

  /// Whether the wheel turns it, with all that is drawn on it.
  fileprivate var isTurned: Bool {
    switch self {
    case .pane, .dialog: true
    default: false
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

  /// What a click on a cell is meant for, and where that begins and ends.
  func spot(at position: Position) -> Spot? { spots.last { $0.rect.contains(position) } }

  /// The pane or the dialog that the wheel turns there.
  func turned(at position: Position) -> Target? {
    spots.last { $0.rect.contains(position) && $0.target?.isTurned ?? true }?.target
  }
}
