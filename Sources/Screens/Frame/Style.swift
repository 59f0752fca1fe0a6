/// What a cell is for; the terminal layer alone knows the colours.
public struct Style: Hashable, Sendable {
  /// The part a cell plays on the screen.
  public enum Role: UInt8, CaseIterable, Sendable {
    /// Ordinary text.
    case plain
    /// Text of less interest.
    case dim
    /// The name of a pane or a screen.
    case title
    /// The headings of a table.
    case header
    /// The lines around a pane.
    case border
    /// The lines around the pane that has the keyboard.
    case borderFocused
    /// A key one can press.
    case key
    /// What a key does.
    case hint
    /// Something to be careful about.
    case warning
    /// Something that went wrong.
    case error
    /// Something that went well.
    case success
    /// Something to catch the eye.
    case accent
    /// A field to type in.
    case input
    /// The field that is being typed in.
    case inputFocused
    /// What was searched for, in a text that has it.
    case match
    /// The sign of a row that is marked.
    case marked
  }

  /// Whether the cursor is on a cell's row.
  public enum Selection: UInt8, CaseIterable, Sendable {
    case none
    /// It is, in another pane than the one that has the keyboard.
    case unfocused
    /// It is, in the pane that has the keyboard.
    case focused
  }

  /// The part the cell plays.
  public var role: Role

  /// Whether the cell stands for something that cannot be shown, such as a control character; combines with every role.
  public var isEscape: Bool

  /// Whether the cursor is on the cell's row; combines with every role, so that a row keeps its signs under the cursor.
  public var selection: Selection

  /// A style for a role.
  public init(_ role: Role, isEscape: Bool = false, selection: Selection = .none) {
    self.role = role
    self.isEscape = isEscape
    self.selection = selection
  }

  /// Ordinary text.
  static let plain = Style(.plain)
  /// Text of less interest.
  static let dim = Style(.dim)
  /// The name of a pane or a screen.
  static let title = Style(.title)
  /// The headings of a table.
  static let header = Style(.header)
  /// The lines around a pane.
  static let border = Style(.border)
  /// The lines around the pane that has the keyboard.
  static let borderFocused = Style(.borderFocused)
  /// A key one can press.
  static let key = Style(.key)
  /// What a key does.
  static let hint = Style(.hint)
  /// Something to be careful about.
  static let warning = Style(.warning)
  /// Something that went wrong.
  static let error = Style(.error)
  /// Something that went well.
  static let success = Style(.success)
  /// Something to catch the eye.
  static let accent = Style(.accent)
  /// A field to type in.
  static let input = Style(.input)
  /// The field that is being typed in.
  static let inputFocused = Style(.inputFocused)
  /// What was searched for, in a text that has it.
  static let match = Style(.match)
  /// The sign of a row that is marked.
  static let marked = Style(.marked)
}
