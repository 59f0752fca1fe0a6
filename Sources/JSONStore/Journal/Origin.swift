/// Where a save came from.
public enum Origin: String, Sendable {
  /// A person at the screen.
  case screen
  /// A command of the command line.
  case command
  /// Records taken in from another file: Django's `raw`.
  case `import`
  /// The store's file was changed by another program.
  case external
  /// A person who takes something back, or makes it again.
  case undo
  /// A receiver of a signal.
  case receiver
  /// Delivered again after a restart.
  case replay
}
