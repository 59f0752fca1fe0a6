/// A text, folded character by character, and the columns that each byte of that comes from.
struct FoldedRuler {
  private(set) var folded: [UInt8] = []
  private var places: [Range<Int>] = []

  init(_ text: String) {
    var column = 0
    for character in text {
      FoldedText.append(String(character), to: &folded)
      let width = Glyphs.width(of: String(character))
      places += repeatElement(column..<(column + width), count: folded.count - places.count)
      column += width
    }
  }

  /// - Parameter bytes: of the folded text, not empty.
  func columns(_ bytes: Range<Int>) -> Range<Int> {
    places[bytes.lowerBound].lowerBound..<places[bytes.upperBound - 1].upperBound
  }
}
