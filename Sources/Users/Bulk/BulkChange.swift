/// What can be done with many users at once.
public enum BulkChange: Hashable, Sendable {
  /// Sets a flag, or takes it away.
  case set(UserField, Bool)
  /// Deletes them and their profiles.
  case delete
}
