/// All that is ever shown of a stored password.
public enum PasswordStatus: Hashable, Sendable {
  /// There is a hash to log in with.
  case usable
  /// Marked: nobody can log in with a password (Django: `set_unusable_password`).
  case unusable
  /// The field is blank or not there.
  case missing

  /// What a stored text is; a record that lacks the field is as one where it is blank.
  public init(of stored: String) {
    self = stored.isEmpty ? .missing : stored.hasPrefix(UnusablePassword.mark) ? .unusable : .usable
  }
}

extension User {
  /// What there is to log in with.
  public var passwordStatus: PasswordStatus { PasswordStatus(of: self[text: .password]) }
}
