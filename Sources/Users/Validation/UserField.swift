/// The fields of the user form, in the order it shows them.
public enum UserField: CaseIterable, Hashable, Sendable {
  case username, firstName, lastName, email
  case isActive, isStaff, isSuperuser
  /// The stored password: a hash, or a mark that there is none. It is never typed and never shown.
  case password
  case phonenumber, address

  /// The field's name in Django and in the file.
  public var name: String {
    switch self {
    case .username: "username"
    case .firstName: "first_name"
    case .lastName: "last_name"
    case .email: "email"
    case .isActive: "is_active"
    case .isStaff: "is_staff"
    case .isSuperuser: "is_superuser"
    case .password: "password"
    case .phonenumber: "phonenumber"
    case .address: "address"
    }
  }

  /// Whether the field belongs to `users.userprofile` rather than `auth.user`.
  public var isProfileField: Bool {
    self == .phonenumber || self == .address
  }

  /// Whether the field is true or false rather than text.
  public var isFlag: Bool {
    self == .isActive || self == .isStaff || self == .isSuperuser
  }

  /// The most Unicode scalars the field holds (Django: `max_length`); nil for a flag.
  public var limit: Int? {
    switch self {
    case .username: UserRules.usernameLimit
    case .firstName: UserRules.firstNameLimit
    case .lastName: UserRules.lastNameLimit
    case .email: UserRules.emailLimit
    case .isActive, .isStaff, .isSuperuser: nil
    case .password: UserRules.passwordLimit
    case .phonenumber: ProfileRules.phonenumberLimit
    case .address: ProfileRules.addressLimit
    }
  }
}
