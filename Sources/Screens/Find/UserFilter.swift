/// Which users the list shows. Fuzzy words sort them by how well they fit.
typealias UserFilter = Filter<UserCondition>

extension UserFilter {
  /// Whether it has an order of its own.
  var isRanked: Bool { isFuzzy && !words { _ in true }.isEmpty }

  /// What of it is looked for in a column of the list.
  func search(in column: UserColumn) -> Search {
    Search(column.text.map { text in words { $0 == nil || $0 == text } } ?? [], isFuzzy: isFuzzy)
  }

  private func words(_ isWanted: (UserIndex.Text?) -> Bool) -> [FilterWord] {
    terms.compactMap { term in
      if !term.isNegated, case .word(let word, let text) = term.condition, isWanted(text) { word } else { nil }
    }
  }
}
