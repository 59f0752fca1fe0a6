import JSONStore

/// Which users the list shows: what is typed behind `/`.
///
/// Words, each of which must be found somewhere, and terms such as `is:staff` and `joined:>2026-01`; a `-` in front of
/// one means that it must not hold. A `~` in front of all makes the words fuzzy, and sorts by how well they fit.
struct UserFilter: Sendable, Equatable {
  /// As it was typed.
  let text: String
  let isFuzzy: Bool
  let terms: [FilterTerm]
  /// What looks like a term and is none, or is not finished: it filters nothing.
  let unknown: [String]

  init(_ text: String = "") {
    self.text = text
    isFuzzy = text.hasPrefix("~")
    var terms: [FilterTerm] = []
    var unknown: [String] = []
    for word in text.drop(while: { $0 == "~" }).split(separator: " ") {
      if let term = FilterTerm(word) { terms.append(term) } else { unknown.append(String(word)) }
    }
    self.terms = terms
    self.unknown = unknown
  }

  static func == (a: UserFilter, b: UserFilter) -> Bool { a.text.utf8.elementsEqual(b.text.utf8) }

  /// Whether all users pass it.
  var isEmpty: Bool { terms.isEmpty }

  /// Whether it has an order of its own.
  var isRanked: Bool { isFuzzy && !words.isEmpty }

  /// The words that are to be found, for the hits to be shown.
  var words: [FilterWord] {
    terms.compactMap { term in
      if !term.isNegated, case .word(let word, _) = term.kind { word } else { nil }
    }
  }
}

/// One condition of a filter.
struct FilterTerm: Sendable {
  let isNegated: Bool
  let kind: Kind

  enum Kind: Sendable {
    /// A text, in one field or in any.
    case word(FilterWord, in: UserIndex.Text?)
    case flag(UserIndex.Flags)
    case marked
    case date(DateColumn, DateRange)
  }

  enum DateColumn: Sendable { case joined, lastLogin }

  /// The terms that are written whole, by how they are written, in the order in which they are offered.
  static let flags: [(name: String, kind: Kind)] = [
    ("is:active", .flag(.isActive)), ("is:staff", .flag(.isStaff)), ("is:superuser", .flag(.isSuperuser)),
    ("is:marked", .marked), ("no:profile", .flag(.hasProfile)), ("no:password", .flag(.hasPassword)),
  ]

  /// The terms that a value follows.
  static let fields: [String] = texts.map(\.name) + dates.map(\.name)

  private static let texts: [(name: String, field: UserIndex.Text)] = [
    ("username:", .username), ("name:", .name), ("email:", .email), ("phone:", .phone), ("address:", .address),
  ]
  private static let dates: [(name: String, column: DateColumn)] = [("joined:", .joined), ("login:", .lastLogin)]

  /// - Returns: `nil` for what is not finished or nothing.
  init?(_ typed: Substring) {
    let isMinus = typed.hasPrefix("-") && typed.count > 1
    let text = isMinus ? typed.dropFirst() : typed
    if let flag = Self.flags.first(where: { $0.name == text }) {
      // That there is no profile is that there is one, negated.
      isNegated = isMinus != flag.name.hasPrefix("no:")
      kind = flag.kind
      return
    }
    isNegated = isMinus
    if text.hasPrefix("is:") || text.hasPrefix("no:") { return nil }
    if let field = Self.texts.first(where: { text.hasPrefix($0.name) }) {
      guard let word = FilterWord(text.dropFirst(field.name.count)) else { return nil }
      kind = .word(word, in: field.field)
    } else if let date = Self.dates.first(where: { text.hasPrefix($0.name) }) {
      guard let range = DateRange(text.dropFirst(date.name.count)) else { return nil }
      kind = .date(date.column, range)
    } else {
      guard let word = FilterWord(text) else { return nil }
      kind = .word(word, in: nil)
    }
  }
}

/// A comparison with a year, a month or a day: `>2026-01` is what comes after that month.
struct DateRange: Sendable {
  private let comparison: Comparison
  private let bound: Int64
  /// What a moment is divided by, to have as many digits as the bound.
  private let scale: Int64

  private enum Comparison: String, CaseIterable {
    case atMost = "<="
    case atLeast = ">="
    case before = "<"
    case after = ">"
    case within = ""
  }

  init?(_ text: Substring) {
    guard let comparison = Comparison.allCases.first(where: { text.hasPrefix($0.rawValue) }) else { return nil }
    let parts = text.dropFirst(comparison.rawValue.count).split(separator: "-", omittingEmptySubsequences: false)
    guard parts.map(\.utf8.count) == Array([4, 2, 2].prefix(parts.count)),
      let bound = Int64(parts.joined()), bound >= 0
    else { return nil }
    self.comparison = comparison
    self.bound = bound
    scale = repeatElement(10, count: LocalClock.sortableDigits - parts.joined().count).reduce(1, *)
  }

  /// Whether a moment, as ``LocalClock/sortable(_:)`` has it, is in it; one that never was is in none.
  func contains(_ moment: Int64) -> Bool {
    guard moment > 0 else { return false }
    let moment = moment / scale
    return switch comparison {
    case .atMost: moment <= bound
    case .atLeast: moment >= bound
    case .before: moment < bound
    case .after: moment > bound
    case .within: moment == bound
    }
  }
}
