/// Words that are looked for in short texts, each of which must be found somewhere: found as the list finds users.
struct Search: Sendable {
  private let words: [FilterWord]

  init(_ query: String) { words = query.split(whereSeparator: \.isWhitespace).compactMap { FilterWord($0) } }

  /// How well texts fit, from 0, the best; `nil` if a word is in none of them.
  ///
  /// - Parameters:
  ///   - text: The text that counts: its beginning is worth most, then that of its words.
  ///   - names: Short ones that may be looked for as well. One that is all that is looked for is worth more than anything.
  func rank(of text: String, _ names: [String]) -> Int? {
    let text = FoldedText.bytes(text)
    let names = names.map(FoldedText.bytes)
    let isFound = words.allSatisfy { word in
      ([text] + names).contains { $0.withUnsafeBytes { word.isFound(in: $0) } }
    }
    guard isFound else { return nil }
    if words.count == 1, names.contains(words[0].bytes) { return 0 }
    let places = words.map { Self.ranges(of: $0, in: text).map(\.lowerBound) }
    if places.first?.first == 0 { return 1 }
    let space = UInt8(ascii: " ")
    return places.allSatisfy { $0.contains { $0 == 0 || text[$0 - 1] == space } } ? 2 : 3
  }

  /// The columns of the screen, from where a text begins, in which the words stand.
  func hits(in text: String) -> [Range<Int>] {
    let ruler = FoldedRuler(text)
    return words.flatMap { Self.ranges(of: $0, in: ruler.folded).map(ruler.columns) }
  }

  private static func ranges(of word: FilterWord, in text: [UInt8]) -> [Range<Int>] {
    text.withUnsafeBytes { text in
      var ranges: [Range<Int>] = []
      while let range = word.range(in: text, from: ranges.last?.upperBound ?? 0) { ranges.append(range) }
      return ranges
    }
  }
}
