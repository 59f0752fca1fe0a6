/// The mark of a user who cannot log in with a password: Django's `make_password(None)`.
public enum UnusablePassword {
  private static let alphabet = Array("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")

  /// `!` and 40 random characters, so that no two users have the same.
  public static func make() -> String {
    "!" + String((0..<40).map { _ in alphabet[Int.random(in: alphabet.indices)] })
  }
}
