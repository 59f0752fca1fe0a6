/// What the mouse did, and on which cell.
public struct Mouse: Equatable, Sendable {
  /// What it did.
  public enum Action: Equatable, Sendable {
    /// The left button went down.
    case press
    /// It went down again at once, on the same cell.
    case doublePress
    /// It is held, and the mouse moved.
    case drag
    case release
    case wheelUp, wheelDown
  }

  /// What it did.
  public var action: Action
  /// Where.
  public var position: Position

  /// Something that the mouse did.
  public init(_ action: Action, at position: Position) {
    self.action = action
    self.position = position
  }
}
