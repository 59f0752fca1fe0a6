/// Words that are looked for in short texts: found as the list finds users.
struct Search: Sendable {
  private let words: [FilterWord]
  private let isFuzzy: Bool

  init(_ words: [FilterWord], isFuzzy: Bool = false) {
    self.words = words
    self.isFuzzy = isFuzzy
  }

  init(_ query: String) { self.init(query.split(whereSeparator: \.isWhitespace).compactMap { FilterWord($0) }) }

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
    let places = text.withUnsafeBytes { text in words.map { $0.ranges(in: text).map(\.lowerBound) } }
    if places.first?.first == 0 { return 1 }
    let space = UInt8(ascii: " ")
    return places.allSatisfy { $0.contains { $0 == 0 || text[$0 - 1] == space } } ? 2 : 3
  }

  /// The columns of the screen, from where a text begins, in which the words stand.
  func hits(in text: String) -> [Range<Int>] {
    guard !words.isEmpty else { return [] }
    let ruler = FoldedRuler(text)
    return ruler.folded.withUnsafeBytes { folded in
      words.flatMap { word in
        (isFuzzy ? word.fuzzyRanges(in: folded) : word.ranges(in: folded)).map(ruler.columns)
      }
    }
  }
}
