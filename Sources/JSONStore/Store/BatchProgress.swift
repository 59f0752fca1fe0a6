/// How far a change of several records has come.
public enum BatchProgress: Sendable, Equatable {
  /// So many of so many records are seen to. Nothing is saved yet, and cancelling the task leaves it at that.
  case preparing(Int, of: Int)
  /// It is being saved, all of it: that cannot be cancelled.
  case writing
}
