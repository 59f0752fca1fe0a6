/// What a line of a journal proves itself by, and what the next one continues: the SHA-256, cut to 128 bits, of all that
/// stands before it, in hexadecimal digits.
struct LineHash: Equatable {
  private let digits: SIMD32<UInt8>

  /// What the first line continues.
  static let none = LineHash(digits: SIMD32(repeating: UInt8(ascii: "0")))

  private init(digits: SIMD32<UInt8>) { self.digits = digits }

  /// That of a line that begins so.
  init(of bytes: UnsafeRawBufferPointer) {
    var digits = SIMD32<UInt8>()
    withUnsafeMutableBytes(of: &digits) { digits in
      var hash = SHA256()
      hash.update(bytes)
      hash.finish(digits)
    }
    self.digits = digits
  }

  /// That which a line without its newline ends with; `nil` if it is not the line's.
  init?(provenBy line: UnsafeRawBufferPointer) {
    let end = line.count - Self.behind.count
    let place = end - SIMD32<UInt8>.scalarCount
    let start = place - Self.before.count
    guard start > 0, line[start...].starts(with: Self.before), line[end...].elementsEqual(Self.behind) else {
      return nil
    }
    self.init(of: UnsafeRawBufferPointer(rebasing: line[..<start]))
    guard line.loadUnaligned(fromByteOffset: place, as: SIMD32<UInt8>.self) == digits else { return nil }
  }

  /// One that is written in a line.
  init?(_ json: JSONToken) {
    guard let text = json.utf8, text.count == SIMD32<UInt8>.scalarCount else { return nil }
    digits = text.loadUnaligned(as: SIMD32<UInt8>.self)
  }

  /// The last member of its line, and the line's end but for the newline.
  var ending: [UInt8] { Self.before + withUnsafeBytes(of: digits, Array.init) + Self.behind }

  private static let before = Array("\"hash\":\"".utf8)
  private static let behind = Array("\"}".utf8)
}

extension LineHash: CustomStringConvertible {
  /// The digits.
  var description: String { withUnsafeBytes(of: digits) { String(decoding: $0, as: UTF8.self) } }
}
