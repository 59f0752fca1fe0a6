import Testing
import Users

@Suite struct `Password format validator` {
  @Test(arguments: ["pbkdf2_sha256", "pbkdf2_sha1", "argon2", "bcrypt_sha256", "bcrypt", "scrypt", "md5"])
  func `a hash of an algorithm of Django is known`(algorithm: String) {
    #expect(PasswordFormatValidator.isValid("\(algorithm)$1$salt$hash"))
  }

  @Test(arguments: ["", "!", "!GU1ZMxEEFnOL4rTwBkCIOZHnBMuZnjPGyvWs5GFM"])
  func `no password and an unusable one are known`(stored: String) {
    #expect(PasswordFormatValidator.isValid(stored))
  }

  @Test(arguments: ["secret", "secret$1", "$1$abc", "PBKDF2_SHA256$1$salt$hash", "pbkdf2_sha256", "crypt$$hash"])
  func `a password in clear and an unknown algorithm are not`(stored: String) {
    #expect(!PasswordFormatValidator.isValid(stored))
  }

  @Test(arguments: [
    "5f4dcc3b5aa765d61d8327deb882cf99",
    "md5$$5f4dcc3b5aa765d61d8327deb882cf99",
    "sha1$$5baa61e4c9b93f3f0682250b6cf8331b7ee68fd8",
  ])
  func `a hash without a salt is no longer known`(stored: String) {
    #expect(!PasswordFormatValidator.isValid(stored))
  }

  @Test(arguments: ["md5$", "md5$$5f4dcc3b5aa765d61d8327deb882cf9", "md5$$5f4dcc3b5aa765d61d8327deb882cf990"])
  func `what is longer or shorter than one is left to the login`(stored: String) {
    #expect(PasswordFormatValidator.isValid(stored))
  }

  @Test func `lengths are counted in characters`() {
    #expect(!PasswordFormatValidator.isValid("md5$$" + String(repeating: "é", count: 32)))
    #expect(PasswordFormatValidator.isValid("md5$$" + String(repeating: "é", count: 16)))
  }
}
