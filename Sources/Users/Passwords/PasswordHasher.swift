import CNettle
import FoundationEssentials

/// Hashes passwords as Django 5.2 does unless it is told otherwise (`PBKDF2PasswordHasher`), so that its
/// `check_password` knows them again: PBKDF2 with HMAC-SHA-256, by Nettle, and a random salt.
public struct PasswordHasher: Sendable {
  private let rounds: Int

  /// Django's `salt()`: at least 128 bits, in letters and digits.
  private static let saltLength = 22
  private static let digestLength = 32

  /// - Parameter rounds: Django's `iterations`; fewer make hashes that are quicker to break.
  public init(rounds: Int = 1_000_000) { self.rounds = rounds }

  /// What to store for a password. A million rounds cost some tenths of a second: not for the main actor.
  public func hash(_ password: Password) -> String { hash(password, salt: .random(length: Self.saltLength)) }

  func hash(_ password: Password, salt: String) -> String {
    var digest = [UInt8](repeating: 0, count: Self.digestLength)
    password.withBytes { password in
      nettle_pbkdf2_hmac_sha256(
        password.count, password.assumingMemoryBound(to: UInt8.self).baseAddress, UInt32(rounds), salt.utf8.count,
        Array(salt.utf8), digest.count, &digest)
    }
    return "pbkdf2_sha256$\(rounds)$\(salt)$\(Data(digest).base64EncodedString())"
  }
}
