/// One column of one row of a frame. Only a frame makes cells, so that the widths of a row always add up.
public struct Cell: Equatable, Sendable {
  /// What to send to the terminal; none when `width` is 0.
  public let scalars: GlyphScalars

  /// Columns: 1, 2 for a wide glyph, 0 for the column a wide glyph to the left spreads into.
  public let width: UInt8

  /// What the cell is for.
  public internal(set) var style: Style

  /// Whether it is an empty column in the style of ordinary text: what a terminal shows that was sent nothing.
  public var isBlank: Bool { self == .blank(.plain) }

  /// An empty column.
  static func blank(_ style: Style) -> Cell { Cell(scalars: Glyph.space.scalars, width: 1, style: style) }

  /// The column to the right of a wide glyph.
  static func continuation(_ style: Style) -> Cell { Cell(scalars: GlyphScalars(), width: 0, style: style) }

  /// The scalars as text.
  var text: String { scalars.text }
}
