import Signals

/// What the log has for its filter to be made of.
extension SignalLog {
  /// How many of the entries that pass a filter each term of another one would leave.
  func counts(of offered: LogFilter, among filter: LogFilter) -> [Int] {
    var (offered, filter) = (offered, filter)
    for entry in entries {
      offered.updateUsers { $0.learn(entry) }
      filter.updateUsers { $0.learn(entry) }
    }
    var counts = [Int](repeating: 0, count: offered.terms.count)
    for entry in entries where filter.passes(entry, told: lines) {
      for (number, term) in offered.terms.enumerated()
      where offered.passes(entry, term, told: lines) {
        counts[number] += 1
      }
    }
    return counts
  }

  /// The usernames that it tells, the latest first.
  var usernames: [String] { entries.reversed().flatMap { $0.told.compactMap(\.label) } }

  /// The receivers that ran, the latest first.
  var receivers: [String] { entries.reversed().flatMap { $0.runs.map(\.uid.name) } }
}
