extension FilterPrompt {
  /// What the word before the cursor may become.
  ///
  /// - Parameters:
  ///   - values: What may stand behind a name that takes any value, once that is typed or before.
  ///   - counts: How much each term of a filter would leave of what passes the rest of this one.
  func offers<Condition>(
    values: (_ name: String, _ isTyped: Bool) -> [String] = { _, _ in [] },
    counts: (_ offered: Filter<Condition>, _ rest: Filter<Condition>) -> [Int]?
  ) -> [FilterOffer] {
    let word = word
    var terms: [String] = []
    var names: [String] = []
    for name in Condition.names {
      if let value = word.value(of: name.name) {
        let known = Self.completions(of: value, among: name.values + (name.takesAny ? values(name.name, true) : []))
        terms += known.compactMap(TypedWord.typed).map { name.name + $0 }
      } else if word.begins(name.name) {
        let known = name.values + (name.takesAny ? values(name.name, false) : [])
        terms += known.compactMap(TypedWord.typed).map { name.name + $0 }
        if name.takesAny { names.append(name.name) }
      }
    }
    let sign = word.isNegated ? "-" : ""
    let offered = terms.map { sign + $0 }.filter { Condition(TypedWord($0[...])) != nil }
    let rest = typed.textBeforeCursor.dropLast(word.typed.count) + typed.textAfterCursor
    let counted = offered.isEmpty ? nil : counts(Filter(offered.joined(separator: " ")), Filter(String(rest)))
    return offered.enumerated().map { FilterOffer(text: $1, isTerm: true, count: counted?[$0]) }
      + names.map { FilterOffer(text: sign + $0, isTerm: false) }
  }

  /// The values that begin as one does; where none does, those that have it somewhere.
  private static func completions(of begun: String, among values: [String]) -> [String] {
    guard let word = FilterWord(begun) else { return Array(values.prefix(most)) }
    let beginning = values.filter { word.begins($0) }
    return Array((beginning.isEmpty ? values.filter { word.isFound(in: $0) } : beginning).prefix(most))
  }

  /// Nobody goes through more than these.
  private static let most = 10
}
