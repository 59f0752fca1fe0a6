import JSONStore
import Users

extension UserIndex {
  /// The users that pass a filter, in the order of the file; with words that are fuzzy, the best first.
  func slots(matching filter: UserFilter, marks: Set<Slot>) -> [Slot] {
    let filter = knowingSlots(filter)
    return withTexts { texts in
      guard filter.isRanked else {
        return entries.compactMap { Self.passes($0, filter, texts, marks) ? $0.slot : nil }
      }
      // In groups of those that fit as well: to sort all of them would take longer than to find them.
      var groups: [Int: [Slot]] = [:]
      for entry in entries {
        guard let score = Self.score(entry, filter, texts, marks) else { continue }
        // Of those that fit as well, the one with the least else.
        groups[score << 16 - texts[entry].count, default: []].append(entry.slot)
      }
      return groups.sorted { $0.key > $1.key }.flatMap(\.value)
    }
  }

  /// Whether a user passes a filter.
  func passes(_ slot: Slot, _ filter: UserFilter, marks: Set<Slot>) -> Bool {
    guard let entry = self[slot] else { return false }
    let filter = knowingSlots(filter)
    return withTexts { Self.score(entry, filter, $0, marks) != nil }
  }

  /// How many of the users that pass a filter each term of another one would leave.
  func counts(of offered: UserFilter, among filter: UserFilter, marks: Set<Slot>) -> [Int] {
    let (offered, filter) = (knowingSlots(offered), knowingSlots(filter))
    var counts = [Int](repeating: 0, count: offered.terms.count)
    withTexts { texts in
      for entry in entries where Self.score(entry, filter, texts, marks) != nil {
        for (number, term) in offered.terms.enumerated() where Self.passes(entry, term, texts, marks) {
          counts[number] += 1
        }
      }
    }
    return counts
  }

  /// The users of a name, which is folded.
  func slots(named name: [UInt8]) -> [Slot] {
    withTexts { texts in
      entries.filter { !$0.flags.contains(.isGone) && texts[$0, .username].elementsEqual(name) }.map(\.slot)
    }
  }

  /// A filter that knows where the users are whose keys it names: no entry need be asked for its key.
  private func knowingSlots(_ filter: UserFilter) -> UserFilter {
    var filter = filter
    filter.updateConditions { condition in
      if case .pk(let pk, _) = condition { condition = .pk(pk, snapshot.slot(of: .integer(pk), in: User.self)) }
    }
    return filter
  }

  /// How well a user's texts fit; 0 where nothing is fuzzy, `nil` where it does not pass.
  private static func score(_ entry: Entry, _ filter: UserFilter, _ texts: UserTexts, _ marks: Set<Slot>) -> Int? {
    guard filter.isFuzzy else { return passes(entry, filter, texts, marks) ? 0 : nil }
    guard !entry.flags.contains(.isGone) else { return nil }
    var sum = 0
    for term in filter.terms {
      if !term.isNegated, case .word(let word, let field) = term.condition {
        guard let score = score(entry, word, field, texts) else { return nil }
        sum += score
      } else if !passes(entry, term, texts, marks) {
        return nil
      }
    }
    return sum
  }

  /// How well a word fits one of a user's texts, or the best of them.
  private static func score(_ entry: Entry, _ word: FilterWord, _ field: Text?, _ texts: UserTexts) -> Int? {
    if let field { return word.fuzzyScore(in: texts[entry, field]) }
    return texts.bestScore(entry) { word.fuzzyScore(in: $0) }
  }

  private static func passes(_ entry: Entry, _ filter: UserFilter, _ texts: UserTexts, _ marks: Set<Slot>) -> Bool {
    guard !entry.flags.contains(.isGone) else { return false }
    for term in filter.terms where !passes(entry, term, texts, marks) { return false }
    return true
  }

  private static func passes(
    _ entry: Entry, _ term: UserFilter.Term, _ texts: UserTexts, _ marks: Set<Slot>
  ) -> Bool {
    let holds =
      switch term.condition {
      case .word(let word, nil): word.isFound(in: texts[entry])
      case .word(let word, let field?): word.isFound(in: texts[entry, field])
      case .flag(let flag, let isSet): entry.flags.contains(flag) == isSet
      case .marked: marks.contains(entry.slot)
      case .pk(_, let slot): entry.slot == slot
      case .date(.joined, let range): range.contains(entry.joined)
      case .date(.lastLogin, let range): range.contains(entry.lastLogin)
      case .neverLoggedIn: entry.lastLogin == 0
      }
    return holds != term.isNegated
  }
}
