import JSONStore

extension UserIndex {
  /// The users that pass a filter, in the order of the file; with words that are fuzzy, the best first.
  func slots(matching filter: UserFilter, marks: Set<Slot>) -> [Slot] {
    withTexts { texts in
      guard filter.isRanked else {
        return entries.compactMap { Self.passes($0, filter, texts, marks) ? $0.slot : nil }
      }
      var ranked: [(slot: Slot, score: Int, length: Int)] = []
      for entry in entries {
        guard let score = Self.score(entry, filter, texts, marks) else { continue }
        ranked.append((entry.slot, score, texts[entry].count))
      }
      // Of those that fit as well, the one with the least else.
      return ranked.sorted { ($1.score, $0.length, $0.slot) < ($0.score, $1.length, $1.slot) }.map(\.slot)
    }
  }

  /// Whether a user passes a filter.
  func passes(_ slot: Slot, _ filter: UserFilter, marks: Set<Slot>) -> Bool {
    guard let entry = self[slot] else { return false }
    return withTexts { Self.score(entry, filter, $0, marks) != nil }
  }

  /// How many of the users that pass a filter each of some terms would leave.
  func counts(of terms: [FilterTerm], among filter: UserFilter, marks: Set<Slot>) -> [Int] {
    var counts = [Int](repeating: 0, count: terms.count)
    withTexts { texts in
      for entry in entries where Self.score(entry, filter, texts, marks) != nil {
        for (number, term) in terms.enumerated() where Self.passes(entry, term, texts, marks) { counts[number] += 1 }
      }
    }
    return counts
  }

  /// How well a user's texts fit; 0 where nothing is fuzzy, `nil` where it does not pass.
  private static func score(_ entry: Entry, _ filter: UserFilter, _ texts: UserTexts, _ marks: Set<Slot>) -> Int? {
    guard filter.isFuzzy else { return passes(entry, filter, texts, marks) ? 0 : nil }
    guard !entry.flags.contains(.isGone) else { return nil }
    var sum = 0
    for term in filter.terms {
      if !term.isNegated, case .word(let word, let field) = term.kind {
        guard let score = word.fuzzyScore(in: field.map { texts[entry, $0] } ?? texts[entry]) else { return nil }
        sum += score
      } else if !passes(entry, term, texts, marks) {
        return nil
      }
    }
    return sum
  }

  private static func passes(_ entry: Entry, _ filter: UserFilter, _ texts: UserTexts, _ marks: Set<Slot>) -> Bool {
    guard !entry.flags.contains(.isGone) else { return false }
    for term in filter.terms where !passes(entry, term, texts, marks) { return false }
    return true
  }

  private static func passes(_ entry: Entry, _ term: FilterTerm, _ texts: UserTexts, _ marks: Set<Slot>) -> Bool {
    let holds =
      switch term.kind {
      case .word(let word, nil): word.isFound(in: texts[entry])
      case .word(let word, let field?): word.isFound(in: texts[entry, field])
      case .flag(let flag): entry.flags.contains(flag)
      case .marked: marks.contains(entry.slot)
      case .date(.joined, let range): range.contains(entry.joined)
      case .date(.lastLogin, let range): range.contains(entry.lastLogin)
      }
    return holds != term.isNegated
  }
}
