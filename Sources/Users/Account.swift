public import JSONStore

/// A user and its profile: what a row of the list stands for, and what the form edits.
public struct Account: Sendable {
  /// The user.
  public let user: User
  /// Its profile; `nil` if the file has none for it.
  public let profile: UserProfile?

  /// What stands in a text field, of the user or of the profile.
  public func text(_ field: UserField) -> String {
    field.isProfileField ? profile?[text: field] ?? "" : user[text: field]
  }

  /// The rules that its values break. A file that breaks some is opened all the same.
  public var problems: [Problem] {
    var problems = UserField.allCases.flatMap { field in
      let fields = field.isProfileField ? profile?.record.fields : user.record.fields
      return field.problems(inFile: fields?[field.name]).map { Problem(field: field.name, problem: $0) }
    }
    if user.dateJoined == nil { problems.append(Problem(field: "date_joined", problem: .missing)) }
    return problems
  }

  /// A rule that a field breaks.
  public struct Problem: Hashable, Sendable {
    /// The field's name in the file.
    public let field: String
    /// What is wrong with it.
    public let problem: FieldProblem
  }
}

extension StoreSnapshot {
  /// How many users there are.
  public var userCount: Int { count(of: User.self) }

  /// The user in a row, and its profile. Costs a few microseconds.
  public func account(row: Int) -> Account { account(of: self[User.self, row: row]) }

  /// The user with a primary key, and its profile.
  public func account(pk: PrimaryKey) -> Account? { self[User.self, pk: pk].map { account(of: $0) } }

  /// The user in a slot, and its profile; `nil` if it is gone.
  public func account(slot: Slot) -> Account? { record(slot).map { account(of: User(record: $0)) } }

  /// The profile of a user.
  public func profile(of user: PrimaryKey) -> UserProfile? {
    first(UserProfile.self, where: "user", refersTo: user, of: User.self)
  }

  /// The slots of the users who were changed, made or deleted since an earlier snapshot, or whose profiles were; `nil`
  /// where the file was read anew.
  public func userSlots(changedSince earlier: StoreSnapshot) -> Set<Slot>? {
    slots(changedSince: earlier).map { slots in
      Set(slots.flatMap { slot in [self, earlier].compactMap { $0.userSlot(ofRecordAt: slot) } })
    }
  }

  /// The user that a record is, or whose profile it is.
  private func userSlot(ofRecordAt slot: Slot) -> Slot? {
    guard let record = record(slot) else { return nil }
    switch record.model {
    case User.schema.model: return slot
    case UserProfile.schema.model: return record.fields["user"].flatMap { self.slot(referredToBy: $0, in: User.self) }
    default: return nil
    }
  }

  private func account(of user: User) -> Account {
    Account(user: user, profile: user.pk.flatMap { profile(of: $0) })
  }
}
