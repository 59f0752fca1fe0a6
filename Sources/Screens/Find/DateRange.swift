import JSONStore

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

  /// - Returns: `nil` for what is none, or for a date that no calendar has.
  init?(_ text: String) {
    guard let comparison = Comparison.allCases.first(where: { text.hasPrefix($0.rawValue) }) else { return nil }
    let parts = text.dropFirst(comparison.rawValue.count).split(separator: "-", omittingEmptySubsequences: false)
    let digits = parts.joined()
    guard parts.map(\.utf8.count) == Array([4, 2, 2].prefix(parts.count)), let bound = Int64(digits),
      DateTime((parts + ["01", "01"]).prefix(3).joined(separator: "-")) != nil
    else { return nil }
    self.comparison = comparison
    self.bound = bound
    scale = repeatElement(10, count: LocalClock.sortableDigits - digits.count).reduce(1, *)
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
