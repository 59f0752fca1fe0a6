import JSONStore

/// Tells instants in local time, as people read them.
public struct LocalClock: Sendable {
  /// Seconds east of UTC at an instant, in seconds since 1970.
  let offset: @Sendable (Int64) -> Int

  /// A clock of a time zone.
  public init(offset: @escaping @Sendable (Int64) -> Int) { self.offset = offset }

  /// Coordinated universal time.
  static let utc = LocalClock { _ in 0 }

  /// `15:04:05.123`
  func time(_ text: String) -> String {
    guard let local = local(text) else { return text }
    return "\(two(local.hour)):\(two(local.minute)):\(two(local.second)).\(padded(local.microsecond / 1_000, 3))"
  }

  /// `2026-11-22`
  func day(_ text: String) -> String {
    local(text).map(day) ?? text
  }

  /// `2026-11-22 15:04`; a moment that names no zone is shown as it is.
  func date(_ text: String) -> String {
    guard let local = local(text) else { return text }
    return "\(day(local)) \(two(local.hour)):\(two(local.minute))"
  }

  /// `2026-11-22 15:04:05.123`
  func moment(_ text: String) -> String { local(text) == nil ? text : "\(day(text)) \(time(text))" }

  private func day(_ local: DateTime) -> String {
    "\(padded(local.year, 4))-\(two(local.month))-\(two(local.day))"
  }

  /// The same moment as a number whose digits are those of the date and the time, year first; 0 for what is none.
  func sortable(_ text: String) -> Int64 {
    guard let local = local(text) else { return 0 }
    let date = (local.year * 100 + local.month) * 100 + local.day
    let time = (local.hour * 100 + local.minute) * 100 + local.second
    return (Int64(date) * 1_000_000 + Int64(time)) * 1_000 + Int64(local.microsecond / 1_000)
  }

  /// How many digits that has.
  static let sortableDigits = 17

  private func local(_ text: String) -> DateTime? {
    guard let moment = DateTime(text) else { return nil }
    guard moment.utcOffsetSeconds != nil else { return moment }
    let instant = moment.unixMicroseconds
    return DateTime(unixMicroseconds: instant + Int64(offset(instant / 1_000_000)) * 1_000_000)
  }

  private func two(_ number: Int) -> String { padded(number, 2) }

  private func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
