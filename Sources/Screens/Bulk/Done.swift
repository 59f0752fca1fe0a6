public import Users

/// What came of something that may have taken its time.
public enum Done: Sendable, Equatable {
  /// Users were changed; `nil` if there was nothing to change.
  case changed(UserAction?)
  /// The last action was taken back; `nil` if there was none.
  case undone(UserAction?)
  /// It was made again; `nil` if there was none.
  case redone(UserAction?)
  /// So many users were written into a file.
  case exported(Int, path: String)
}
