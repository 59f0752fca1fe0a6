public import JSONStore
public import Users

/// Something to do in the world: what ``update(_:_:)`` asks for.
public enum Effect: Sendable, Equatable {
  case add(UserDraft)
  case save(PrimaryKey, UserDraft)
  case delete(PrimaryKey)
  case loadSample
  /// Paint everything anew, whatever is thought to be on the screen.
  case redraw
  case suspend
  case quit
}
