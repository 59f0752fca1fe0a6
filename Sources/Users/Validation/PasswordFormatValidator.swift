/// Whether Django knows what to do with a stored password, after `is_password_usable` and `identify_hasher` of
/// Django 5.2. It reads the name of the algorithm only: whether the hash behind it is sound, a login will tell.
public enum PasswordFormatValidator {
  /// The `algorithm` names of the hashers that Django 5.2 ships; `bcrypt` and `md5` work once a project lists them.
  public static let algorithms: Set<String> = [
    "pbkdf2_sha256", "pbkdf2_sha1", "argon2", "bcrypt_sha256", "bcrypt", "scrypt", "md5",
  ]

  /// Whether the text is blank, starts with `!` (`set_unusable_password`), or is `algorithm$…` of a known algorithm.
  ///
  /// Django 5.1 dropped the hashes without a salt: 32 bare digits of MD5, `md5$$…` and `sha1$$…`.
  public static func isValid(_ stored: String) -> Bool {
    if stored.isEmpty || stored.utf8.first == UInt8(ascii: "!") { return true }
    let scalars = stored.unicodeScalars
    guard let end = scalars.firstIndex(of: "$"), algorithms.contains(String(scalars[..<end])) else { return false }
    return !isUnsaltedMD5(stored)
  }

  private static func isUnsaltedMD5(_ stored: String) -> Bool {
    stored.unicodeScalars.count == 37 && stored.unicodeScalars.starts(with: "md5$$".unicodeScalars)
  }
}
