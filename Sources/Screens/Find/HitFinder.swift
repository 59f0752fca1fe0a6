/// Finds where a filter's words are in what the list shows.
struct HitFinder {
  private let words: [(word: FilterWord, field: UserIndex.Text?)]
  private let isFuzzy: Bool

  init(_ filter: UserFilter) {
    words = filter.terms.compactMap { term in
      if !term.isNegated, case .word(let word, let field) = term.kind { (word, field) } else { nil }
    }
    isFuzzy = filter.isFuzzy
  }

  /// The columns of the screen, from where the text begins, in which the hits stand.
  func columns(in text: String, _ field: UserIndex.Text) -> [Range<Int>] {
    let words = words.filter { $0.field == nil || $0.field == field }
    guard !words.isEmpty else { return [] }
    let ruler = FoldedRuler(text)
    return ruler.folded.withUnsafeBytes { folded in
      words.flatMap { word, _ in bytes(of: word, in: folded).map(ruler.columns) }
    }
  }

  private func bytes(of word: FilterWord, in text: UnsafeRawBufferPointer) -> [Range<Int>] {
    if isFuzzy { return word.fuzzyPlaces(in: text)?.map { $0..<($0 + 1) } ?? [] }
    var ranges: [Range<Int>] = []
    while let range = word.range(in: text, from: ranges.last?.upperBound ?? 0), !range.isEmpty { ranges.append(range) }
    return ranges
  }
}
