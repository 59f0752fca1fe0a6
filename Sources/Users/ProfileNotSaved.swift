public import JSONStore

/// The user was saved, its profile was not.
public struct ProfileNotSaved: Error {
  /// Who was saved.
  public let user: PrimaryKey
  /// Why the profile was not.
  public let reason: any Error
}
