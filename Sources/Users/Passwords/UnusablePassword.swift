/// The mark of a user who cannot log in with a password: Django's `make_password(None)`.
public enum UnusablePassword {
  /// What it begins with. Alone it marks such a user too.
  static let mark = "!"

  /// The mark and 40 random characters, so that no two users have the same.
  public static func make() -> String { mark + .random(length: 40) }
}
