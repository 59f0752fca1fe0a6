/// The scalars of a glyph: one that can be printed, then its combining marks, at most as many as a curses cell has room
/// for. None at all is what stands behind a wide glyph.
///
/// They are held in place, 21 bits each, so that the thousands of cells of a frame are made, compared and dropped without
/// counting references. U+0000 cannot be printed and is the free room.
public struct GlyphScalars: RandomAccessCollection, Equatable, Sendable {
  /// Where curses has `CCHARW_MAX`.
  static let limit = 5

  private static let width = 21
  private var bits: UInt128 = 0

  init() {}

  /// Marks beyond the limit are left out.
  public init(_ base: Unicode.Scalar, marks: some Sequence<Unicode.Scalar> = []) {
    bits = UInt128(base.value)
    for mark in marks { append(mark) }
  }

  /// Where the base is.
  public var startIndex: Int { 0 }

  /// Behind the last mark.
  public var endIndex: Int { (UInt128.bitWidth - bits.leadingZeroBitCount + Self.width - 1) / Self.width }

  /// The base, or a mark.
  public subscript(index: Int) -> Unicode.Scalar {
    let value = UInt32(truncatingIfNeeded: bits >> (index * Self.width)) & (1 << Self.width - 1)
    guard let scalar = Unicode.Scalar(value) else { preconditionFailure("No scalar at \(index) of \(count)") }
    return scalar
  }

  /// As text.
  var text: String { String(String.UnicodeScalarView(self)) }

  /// Adds a mark, if there is room.
  mutating func append(_ mark: Unicode.Scalar) {
    guard count < Self.limit else { return }
    bits |= UInt128(mark.value) << (count * Self.width)
  }
}
