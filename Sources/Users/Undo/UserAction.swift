/// Something that was done to users, as a person is told of it.
public struct UserAction: Sendable, Equatable {
  /// What was done.
  public let kind: Kind
  /// To how many.
  public let count: Int
  /// The username, of one alone.
  public let username: String?

  /// What can be done to users.
  public enum Kind: Sendable, Hashable {
    case add, edit, delete
    /// A flag was set, or taken away.
    case set(UserField, Bool)

    init(_ change: BulkChange) {
      switch change {
      case .set(let field, let value): self = .set(field, value)
      case .delete: self = .delete
      }
    }
  }

  /// - Parameter users: those that it was done to.
  public init(_ kind: Kind, _ users: [User]) {
    self.kind = kind
    count = users.count
    username = users.count == 1 ? users[0].username : nil
  }
}
