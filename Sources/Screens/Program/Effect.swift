public import JSONStore
public import Users

/// Something to do in the world: what ``update(_:_:)`` asks for. What the store is asked for is answered by
/// ``Message/saved(_:_:)`` or ``Message/failed(_:)``.
public enum Effect: Sendable, Equatable {
  /// Save a new user and its profile.
  case add(UserDraft)
  /// Save what differs of a user and its profile.
  case save(PrimaryKey, UserDraft)
  /// Hash a new password; answered by ``Message/hashed(_:as:)``.
  case hash(Password)
  /// Delete a user and its profile.
  case delete(PrimaryKey)
  /// Add the sample's users.
  case loadSample
  /// Call a durable receiver again that failed.
  case retry(ReceiverCall)
  /// Read what the journal has from before a save; answered by ``Message/history(_:)``.
  case readHistory(before: Int)
  /// Make what users are found and sorted by of what the store holds; answered by ``Message/indexed(_:)``.
  case indexUsers
  /// Have the terminal take a text to the clipboard.
  case copy(String)
  /// Paint everything anew, whatever is thought to be on the screen.
  case redraw
  /// Give the terminal back to the shell until it continues us.
  case suspend
  case quit
}
