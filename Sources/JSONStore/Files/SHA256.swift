import COpenSSL

/// SHA-256, by OpenSSL, of bytes that come in pieces.
struct SHA256: ~Copyable {
  private let context: OpaquePointer

  /// The algorithm, looked up once: that takes longer than a short text.
  ///
  /// Safe: it never changes. OpenSSL would take itself down when the process exits, under a store that another thread is
  /// still reading.
  private nonisolated(unsafe) static let algorithm =
    OPENSSL_init_crypto(UInt64(OPENSSL_INIT_NO_ATEXIT), nil) == 1 ? EVP_MD_fetch(nil, "SHA256", nil) : nil

  init() {
    guard let algorithm = Self.algorithm, let context = EVP_MD_CTX_new(),
      EVP_DigestInit_ex(context, algorithm, nil) == 1
    else {
      preconditionFailure("OpenSSL has SHA-256")
    }
    self.context = context
  }

  deinit { EVP_MD_CTX_free(context) }

  mutating func update(_ bytes: UnsafeRawBufferPointer) {
    EVP_DigestUpdate(context, bytes.baseAddress, bytes.count)
  }

  /// The digest in lower-case hexadecimal digits, two for each of its first bytes. Nothing may be added afterwards.
  mutating func hexadecimal(bytes: Int = 32) -> String {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: Int(EVP_MAX_MD_SIZE)) { digest in
      EVP_DigestFinal_ex(context, digest.baseAddress, nil)
      return String(unsafeUninitializedCapacity: bytes * 2) { digits in
        for index in 0..<bytes {
          digits[index * 2] = Self.digit(digest[index] >> 4)
          digits[index * 2 + 1] = Self.digit(digest[index] & 15)
        }
        return bytes * 2
      }
    }
  }

  static func hexadecimal(of text: UnsafeRawBufferPointer, bytes: Int = 32) -> String {
    var hash = SHA256()
    hash.update(text)
    return hash.hexadecimal(bytes: bytes)
  }

  private static func digit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
  }
}
