/// The glyphs of a text, from left to right, laid out as they are asked for.
///
/// Text is data here, never terminal control: controls are shown as pictures (`␛`), what cannot be seen as its number
/// (`<202E>`), flags as their letters, and joined emoji as their parts. Every column of a text is in exactly one glyph, so
/// adding up widths gives straight columns.
///
/// Right-to-left letters keep the order they have in the text, and no isolates (U+2066 to U+2069) are put around them:
/// terminals that reorder what is on the screen do not remember those (https://terminal-wg.pages.freedesktop.org/bidi),
/// others may draw boxes for them. What reorders moves letters within their row, and no row is longer for it.
public struct Glyphs: Sequence {
  private let text: Substring

  /// Wraps a text; costs nothing until the glyphs are asked for.
  public init(_ text: some StringProtocol) {
    self.text = Substring(text)
  }

  /// Starts at the left.
  public func makeIterator() -> Iterator { Iterator(text) }

  /// Lays out one character after the other.
  public struct Iterator: IteratorProtocol {
    private let text: Substring
    private var position: Substring.Index
    private var builder = GlyphBuilder()
    private var taken = 0

    init(_ text: Substring) {
      self.text = text
      position = text.startIndex
    }

    /// The next glyph, or nil at the end of the text.
    public mutating func next() -> Glyph? {
      while taken == builder.glyphs.count {
        guard position < text.endIndex else { return nil }
        if let ascii = printableASCII() { return Glyph(ascii, width: 1) }
        builder.layOut(text[position])
        position = text.index(after: position)
        taken = 0
      }
      defer { taken += 1 }
      return builder.glyphs[taken]
    }

    /// Takes a character that surely is one: where ASCII follows, nothing can combine with it.
    private mutating func printableASCII() -> Unicode.Scalar? {
      let bytes = text.utf8
      let byte = bytes[position]
      guard (0x20...0x7E).contains(byte) else { return nil }
      let next = bytes.index(after: position)
      guard next == text.endIndex || bytes[next] < 0x80 else { return nil }
      position = next
      return Unicode.Scalar(byte)
    }
  }
}

extension Glyphs {
  /// The columns of a whole text. Lays all of it out: for a text of unknown length, ask `fitting` instead.
  static func width(of text: some StringProtocol) -> Int {
    Glyphs(text).reduce(0) { $0 + $1.width }
  }

  /// The glyphs that fit into so many columns, the last of them an ellipsis if the text had to be cut.
  ///
  /// A wide glyph is never halved: a space stands in for the half that would fit. Costs as much as is shown, however long
  /// the text is.
  /// - Parameter pads: Adds spaces, so that the glyphs fill exactly `columns`.
  func fitting(_ columns: Int, pads: Bool = false) -> [Glyph] {
    layOut(columns, pads: pads, ellipsis: true)
  }

  /// Like `fitting`, but a cut leaves no ellipsis.
  func clipped(to columns: Int, pads: Bool = false) -> [Glyph] {
    layOut(columns, pads: pads, ellipsis: false)
  }

  private func layOut(_ columns: Int, pads: Bool, ellipsis: Bool) -> [Glyph] {
    guard columns > 0 else { return [] }
    var shown: [Glyph] = []
    var width = 0
    var isCut = false
    for glyph in self {
      guard width + glyph.width <= columns else {
        isCut = true
        break
      }
      shown.append(glyph)
      width += glyph.width
    }
    if isCut && ellipsis {
      while width >= columns, let last = shown.popLast() { width -= last.width }
      shown.append(.ellipsis)
      width += 1
    }
    if isCut || pads { shown += repeatElement(.space, count: columns - width) }
    return shown
  }
}
