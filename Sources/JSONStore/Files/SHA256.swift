import CNettle

/// SHA-256, by Nettle, of bytes that come in pieces.
struct SHA256 {
  private var context = sha256_ctx()

  init() { nettle_sha256_init(&context) }

  mutating func update(_ bytes: UnsafeRawBufferPointer) {
    nettle_sha256_update(&context, bytes.count, bytes.assumingMemoryBound(to: UInt8.self).baseAddress)
  }

  /// The digest in hexadecimal digits. It begins anew afterwards.
  mutating func hexadecimal() -> String {
    let count = Int(SHA256_DIGEST_SIZE) * 2
    return String(unsafeUninitializedCapacity: count) { digits in
      finish(UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(digits)[..<count]))
      return count
    }
  }

  static func hexadecimal(of text: UnsafeRawBufferPointer) -> String {
    var hash = SHA256()
    hash.update(text)
    return hash.hexadecimal()
  }

  /// Fills a buffer with the digest's first lower-case hexadecimal digits, two for each byte. It begins anew afterwards.
  mutating func finish(_ digits: UnsafeMutableRawBufferPointer) {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: digits.count / 2) { digest in
      nettle_sha256_digest(&context, digest.count, digest.baseAddress)
      for (index, byte) in digest.enumerated() {
        digits[index * 2] = Self.digit(byte >> 4)
        digits[index * 2 + 1] = Self.digit(byte & 15)
      }
    }
  }

  private static func digit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
  }
}
