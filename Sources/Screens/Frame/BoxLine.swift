/// The directions in which a box drawing character leads.
struct BoxLine: OptionSet {
  let rawValue: Int

  static let up = BoxLine(rawValue: 1)
  static let down = BoxLine(rawValue: 2)
  static let left = BoxLine(rawValue: 4)
  static let right = BoxLine(rawValue: 8)
  static let horizontal: BoxLine = [.left, .right]
  static let vertical: BoxLine = [.up, .down]

  /// The characters by raw value.
  private static let scalars = Array(" ╵╷│╴┘┐┤╶└┌├─┴┬┼".unicodeScalars)

  init(rawValue: Int) { self.rawValue = rawValue }

  init(up: Bool = false, down: Bool = false, left: Bool = false, right: Bool = false) {
    self = []
    if up { insert(.up) }
    if down { insert(.down) }
    if left { insert(.left) }
    if right { insert(.right) }
  }

  /// The directions of a character, or nil if it is not a line.
  init?(drawnBy scalars: GlyphScalars) {
    guard let scalar = scalars.first, scalars.count == 1, (0x2500...0x257F).contains(scalar.value),
      let index = Self.scalars.firstIndex(of: scalar)
    else { return nil }
    rawValue = index
  }

  /// The character that leads in these directions.
  var scalar: Unicode.Scalar { Self.scalars[rawValue] }
}
