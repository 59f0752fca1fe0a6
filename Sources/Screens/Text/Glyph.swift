/// What one column of the screen shows, or two for a wide character.
public struct Glyph: Equatable, Sendable {
  /// Safe to send to any terminal.
  var scalars: GlyphScalars

  /// Columns: 1 or 2.
  let width: Int

  /// Whether this stands for something that cannot be seen or sent as it is, such as a control character; drawn in
  /// another style, so that nobody takes `<200B>` for seven letters of a name.
  var isEscape: Bool

  /// An empty column.
  static let space = Glyph(" ", width: 1)

  /// What stands at the end of a text that was cut.
  static let ellipsis = Glyph("…", width: 1)

  init(_ base: Unicode.Scalar, width: Int, isEscape: Bool = false) {
    scalars = GlyphScalars(base)
    self.width = width
    self.isEscape = isEscape
  }

  /// The scalars as text.
  public var text: String { scalars.text }
}
