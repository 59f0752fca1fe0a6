public import JSONStore
public import Users

/// Something to do in the world: what ``update(_:_:)`` asks for. A save is answered by ``Message/saved(_:_:)``, and what
/// fails by ``Message/failed(_:)``.
public enum Effect: Sendable, Equatable {
  /// Save a new user and its profile.
  case add(UserDraft)
  /// Save what differs of a user and its profile.
  case save(PrimaryKey, UserDraft)
  /// Hash a new password; answered by ``Message/hashed(_:as:)``.
  case hash(Password)
  /// Delete a user and its profile; answered by ``Message/deleted(_:_:)``.
  case delete(PrimaryKey)
  /// Count what a change of many users would come to; answered by ``Message/tallied(_:)``.
  case tally(BulkChange, ChosenUsers)
  /// Count that anew after a save, for those who were counted; answered by ``Message/recounted(_:seq:)``.
  case recount(BulkChange, [PrimaryKey], seq: Int)
  /// Make a change of many users; answered by ``Message/done(_:_:)``.
  case change(BulkChange, [PrimaryKey])
  /// Look whether a file for users can be made of a path; answered by ``Message/pathFound(_:_:)``.
  case findPath(String, ChosenUsers)
  /// Write users and their profiles into a new file, with their password hashes or without; answered by
  /// ``Message/done(_:_:)``.
  case export(ChosenUsers, path: String, withPasswords: Bool)
  /// Take back what was done last; answered by ``Message/done(_:_:)``.
  case undo
  /// Make again what was taken back last; answered by ``Message/done(_:_:)``.
  case redo
  /// Cancel what is being done of the above, if it is not too late.
  case cancel
  /// Add the sample's users.
  case loadSample
  /// Call a durable receiver again that failed.
  case retry(ReceiverCall)
  /// Read what the journal has from before a save; answered by ``Message/history(_:)``.
  case readHistory(before: Int)
  /// Read what the journal has of a record's fields before an event of a save; answered by
  /// ``Message/oldValues(_:seq:place:)``.
  case readOldValues(of: String, PrimaryKey, seq: Int, place: Int)
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
