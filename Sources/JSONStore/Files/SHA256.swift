import CNettle

/// SHA-256, by Nettle, of bytes that come in pieces.
struct SHA256 {
  private var context = sha256_ctx()

  init() { nettle_sha256_init(&context) }

  mutating func update(_ bytes: UnsafeRawBufferPointer) {
    nettle_sha256_update(&context, bytes.count, bytes.assumingMemoryBound(to: UInt8.self).baseAddress)
  }

  /// The digest in lower-case hexadecimal digits, two for each of its first bytes. It begins anew afterwards.
  mutating func hexadecimal(bytes: Int = Int(SHA256_DIGEST_SIZE)) -> String {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: bytes) { digest in
      nettle_sha256_digest(&context, bytes, digest.baseAddress)
      return String(unsafeUninitializedCapacity: bytes * 2) { digits in
        for index in 0..<bytes {
          digits[index * 2] = Self.digit(digest[index] >> 4)
          digits[index * 2 + 1] = Self.digit(digest[index] & 15)
        }
        return bytes * 2
      }
    }
  }

  static func hexadecimal(of text: UnsafeRawBufferPointer, bytes: Int = Int(SHA256_DIGEST_SIZE)) -> String {
    var hash = SHA256()
    hash.update(text)
    return hash.hexadecimal(bytes: bytes)
  }

  private static func digit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
  }
}
