public import JSONStore

/// What a change of many users would come to: what a person is told before it is made.
public struct BulkTally: Sendable, Equatable {
  /// The change.
  public let change: BulkChange
  /// Those who are there, of the users that were asked about.
  public private(set) var users: [PrimaryKey] = []
  /// How many of them are as they would be already.
  public private(set) var unchanged = 0
  /// How many of those to be deleted have a profile, which goes with them.
  public private(set) var profiles = 0
  /// The username, of one alone.
  public private(set) var username: String?

  /// Counts; some microseconds for each user.
  ///
  /// - Throws: `CancellationError` if the task was cancelled.
  public init(
    _ change: BulkChange, of users: [PrimaryKey], in snapshot: StoreSnapshot,
    onProgress: (BatchProgress) -> Void = { _ in }
  ) throws {
    self.change = change
    for (count, pk) in users.enumerated() {
      try Task.checkCancellation()
      onProgress(.preparing(count, of: users.count))
      guard let user = snapshot[User.self, pk: pk] else { continue }
      self.users.append(pk)
      switch change {
      case .set(let field, let value): if user[flag: field] == value { unchanged += 1 }
      case .delete: if snapshot.profile(of: pk) != nil { profiles += 1 }
      }
      username = self.users.count == 1 ? user.username : nil
    }
  }
}
