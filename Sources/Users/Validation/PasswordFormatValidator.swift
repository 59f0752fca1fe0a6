/// Whether Django knows what to do with a stored password, after `is_password_usable` and `identify_hasher` of
/// Django 5.2. It reads the name of the algorithm only: whether the hash behind it is sound, a login will tell.
public enum PasswordFormatValidator {
  /// The `algorithm` names of the hashers that Django 5.2 ships; `bcrypt` and `md5` work once a project lists them.
  public static let algorithms = [
    "pbkdf2_sha256", "pbkdf2_sha1", "argon2", "bcrypt_sha256", "bcrypt", "scrypt", "md5",
  ]

  /// Whether the text is blank, starts with `!` (`set_unusable_password`), or is `algorithm$…` of a known algorithm.
  ///
  /// Django 5.1 dropped the hashes without a salt: 32 bare digits of MD5, `md5$$…` and `sha1$$…`.
  public static func isValid(_ stored: String) -> Bool {
    if stored.isEmpty || stored.utf8.first == UInt8(ascii: "!") { return true }
    return beginnings.contains { stored.utf8.starts(with: $0.utf8) } && !isUnsaltedMD5(stored)
  }

  private static let beginnings = algorithms.map { $0 + "$" }

  private static func isUnsaltedMD5(_ stored: String) -> Bool {
    stored.utf8.starts(with: "md5$$".utf8) && stored.unicodeScalars.count == 37
  }
}
