/// Takes the parts of a date and time off the front of a text. Each returns nil for a part that is not there or is no
/// real date or time; the scanner is then of no more use.
struct DateTimeScanner {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var position = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  var isAtEnd: Bool { position == bytes.count }
  var isAtEndOrLastNewline: Bool { isAtEnd || (position == bytes.count - 1 && next == UInt8(ascii: "\n")) }

  private var next: UInt8? { position < bytes.count ? bytes[position] : nil }
  private var nextIsDigit: Bool { isDigit(at: position) }

  private func isDigit(at index: Int) -> Bool {
    index < bytes.count && bytes[index] &- UInt8(ascii: "0") < 10
  }

  mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard let next, next == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  mutating func twoDigits() -> Int? {
    guard nextIsDigit, isDigit(at: position + 1) else { return nil }
    defer { position += 2 }
    return Int(bytes[position] &- UInt8(ascii: "0")) * 10 + Int(bytes[position + 1] &- UInt8(ascii: "0"))
  }

  mutating func year() -> Int? {
    guard let century = twoDigits(), let year = twoDigits() else { return nil }
    return century * 100 + year
  }

  /// At least one digit.
  mutating func number(atMost limit: Int) -> Int? {
    var value = 0
    let start = position
    while position - start < limit, nextIsDigit {
      value = value * 10 + Int(bytes[position] &- UInt8(ascii: "0"))
      position += 1
    }
    return position > start ? value : nil
  }

  /// `YYYY-MM-DD`, `YYYYMMDD`, `YYYY-Www`, `YYYY-Www-D`, `YYYYWww` or `YYYYWwwD`.
  mutating func isoDate() -> CivilDate? {
    guard let year = year() else { return nil }
    let dashed = take("-")
    if take("W") {
      guard let week = twoDigits() else { return nil }
      return isoWeekday(dashed: dashed).flatMap { CivilDate(isoYear: year, week: week, weekday: $0) }
    }
    guard let month = twoDigits(), !dashed || take("-"), let day = twoDigits() else { return nil }
    return CivilDate(year: year, month: month, day: day)
  }

  private mutating func isoWeekday(dashed: Bool) -> Int? {
    guard dashed else { return nextIsDigit ? number(atMost: 1) : 1 }
    // In `2024-W09-10:00` the dash stands where a `T` would, as Python reads it.
    guard next == UInt8(ascii: "-"), !isDigit(at: position + 2) else { return 1 }
    position += 1
    return number(atMost: 1)
  }

  /// Any one character but a digit, which would be a time that runs into its date.
  mutating func skipSeparator() -> Bool {
    guard !isAtEnd, !nextIsDigit else { return false }
    position += 1
    while let next, next & 0xC0 == 0x80 { position += 1 }
    return true
  }

  /// `HH`, `HH:MM`, `HH:MM:SS`, the same without colons, and a fraction if there are seconds.
  mutating func isoTime() -> ClockTime? {
    clockFields(seconds: true).flatMap(ClockTime.init)
  }

  private mutating func clockFields(seconds: Bool) -> (hour: Int, minute: Int, second: Int, microsecond: Int)? {
    guard let hour = twoDigits() else { return nil }
    let colons = take(":")
    guard colons || nextIsDigit else { return (hour, 0, 0, 0) }
    guard let minute = twoDigits() else { return nil }
    guard seconds, colons ? take(":") : nextIsDigit else { return (hour, minute, 0, 0) }
    guard let second = twoDigits(), let microsecond = fraction() else { return nil }
    return (hour, minute, second, microsecond)
  }

  /// The microseconds behind a decimal point or comma, 0 if there is none.
  private mutating func fraction(atMost limit: Int = .max) -> Int? {
    guard take(".") || take(",") else { return 0 }
    let start = position
    guard var microsecond = number(atMost: 6) else { return nil }
    for _ in (position - start)..<6 { microsecond *= 10 }
    while nextIsDigit { position += 1 }
    return position - start <= limit ? microsecond : nil
  }

  /// `Z`, or a sign and a time of less than a day, in seconds. Python lets the minutes run to 99 here.
  mutating func offset(seconds: Bool = true) -> Int? {
    if take("Z") { return 0 }
    let west = take("-")
    guard west || take("+"), let time = clockFields(seconds: seconds), time.microsecond == 0 else { return nil }
    let offset = time.hour * 3600 + time.minute * 60 + time.second
    guard offset < 86_400 else { return nil }
    return west ? -offset : offset
  }

  mutating func looseDate() -> CivilDate? {
    guard let year = year(), take("-"),
      let month = number(atMost: 2), take("-"),
      let day = number(atMost: 2)
    else { return nil }
    return CivilDate(year: year, month: month, day: day)
  }

  mutating func looseTime() -> ClockTime? {
    guard let hour = number(atMost: 2), take(":"), let minute = number(atMost: 2) else {
      return nil
    }
    guard take(":") else { return ClockTime((hour, minute, 0, 0)) }
    guard let second = number(atMost: 2), let microsecond = fraction(atMost: 12) else { return nil }
    return ClockTime((hour, minute, second, microsecond))
  }

  mutating func skipWhitespace() {
    while let next, (9...13).contains(next) || (28...32).contains(next) { position += 1 }
  }
}
