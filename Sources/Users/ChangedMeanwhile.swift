/// Somebody else has changed a user since the form was filled in: nothing was saved.
public struct ChangedMeanwhile: Error {
  /// The user and its profile as they are now.
  public let account: Account
}
