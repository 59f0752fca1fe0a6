/// What a new password can break: Django's codes `password_too_similar`, `password_too_short`, `password_too_common` and
/// `password_entirely_numeric`. No case carries anything of the password but its length.
public enum PasswordProblem: Hashable, Sendable {
  /// Too similar to another field of the user.
  case tooSimilar(to: UserField)
  /// Fewer Unicode scalars than there must be.
  case tooShort(minimum: Int, length: Int)
  /// One of those that everybody uses.
  case tooCommon
  /// Digits only.
  case entirelyNumeric
}
