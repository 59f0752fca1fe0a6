import COpenSSL
import FoundationEssentials

/// Hashes passwords as Django 5.2 does unless it is told otherwise (`PBKDF2PasswordHasher`), so that its
/// `check_password` knows them again: PBKDF2 with HMAC-SHA-256, by OpenSSL, and a random salt.
public struct PasswordHasher: Sendable {
  private let rounds: Int

  /// Django's `salt()`: at least 128 bits, in letters and digits.
  private static let saltLength = 22
  private static let digestLength = 32

  /// OpenSSL would take itself down when the process exits, under a thread that is still hashing.
  private static let isReady = OPENSSL_init_crypto(UInt64(OPENSSL_INIT_NO_ATEXIT), nil) == 1

  /// - Parameter rounds: Django's `iterations`; fewer make hashes that are quicker to break.
  public init(rounds: Int = 1_000_000) { self.rounds = rounds }

  /// What to store for a password. A million rounds cost some tenths of a second: not for the main actor.
  public func hash(_ password: Password) -> String { hash(password, salt: .random(length: Self.saltLength)) }

  func hash(_ password: Password, salt: String) -> String {
    var digest = [UInt8](repeating: 0, count: Self.digestLength)
    let isHashed = password.withBytes { password in
      Self.isReady
        && PKCS5_PBKDF2_HMAC(
          password.assumingMemoryBound(to: CChar.self).baseAddress, Int32(password.count), Array(salt.utf8),
          Int32(salt.utf8.count), Int32(rounds), EVP_sha256(), Int32(digest.count), &digest) == 1
    }
    guard isHashed else { preconditionFailure("OpenSSL has PBKDF2 and SHA-256") }
    return "pbkdf2_sha256$\(rounds)$\(salt)$\(Data(digest).base64EncodedString())"
  }
}
