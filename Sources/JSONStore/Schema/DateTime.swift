/// A date and time as Django's `DateTimeField` reads and writes it.
///
/// It keeps what the text says: the clock on the wall and, if the text names one, the offset from UTC. Two values of the
/// same instant with different offsets are therefore not equal; compare `unixMicroseconds` for that.
public struct DateTime: Hashable, Sendable {
  /// Microseconds from 1970-01-01T00:00 to what the clock on the wall showed: one integer instead of seven fields,
  /// because a store of a million users holds two million of these.
  private let wallMicroseconds: Int64
  private let offset: Int32?

  private init(date: CivilDate, time: ClockTime, offset: Int?) {
    wallMicroseconds = Int64(date.daysSince1970) * .microsecondsPerDay + time.microsecondsSinceMidnight
    self.offset = offset.map(Int32.init)
  }

  /// The instant in UTC, moved to the nearest end of the years 1 to 9999 if it lies outside of them.
  public init(unixMicroseconds: Int64) {
    let earliest = Int64(CivilDate.first) * .microsecondsPerDay
    let latest = Int64(CivilDate.last + 1) * .microsecondsPerDay - 1
    wallMicroseconds = min(max(unixMicroseconds, earliest), latest)
    offset = 0
  }

  /// Microseconds since 1970-01-01T00:00Z; a value without an offset is taken as UTC.
  public var unixMicroseconds: Int64 { wallMicroseconds - Int64(offset ?? 0) * 1_000_000 }

  /// The year, 1 to 9999.
  public var year: Int { date.year }
  /// The month, 1 to 12.
  public var month: Int { date.month }
  /// The day of the month, from 1.
  public var day: Int { date.day }
  /// The hour, 0 to 23.
  public var hour: Int { time.hour }
  /// The minute, 0 to 59.
  public var minute: Int { time.minute }
  /// The second, 0 to 59: Python knows no leap seconds.
  public var second: Int { time.second }
  /// The microsecond within the second.
  public var microsecond: Int { time.microsecond }
  /// Seconds east of UTC, less than a day either way; nil for a naive value, whose zone nobody wrote down.
  public var utcOffsetSeconds: Int? { offset.map(Int.init) }

  private var date: CivilDate {
    CivilDate(daysSince1970: Int(wallMicroseconds.flooredQuotient(by: .microsecondsPerDay)))
  }

  private var time: ClockTime {
    let days = wallMicroseconds.flooredQuotient(by: .microsecondsPerDay)
    return ClockTime(microsecondsSinceMidnight: wallMicroseconds - days * .microsecondsPerDay)
  }
}

// MARK: - Writing

extension DateTime {
  /// The text Django's `DjangoJSONEncoder` writes: `2026-11-22T15:04:05.123Z`.
  ///
  /// Cut to milliseconds, no fraction when the microsecond is 0, no offset when the value is naive.
  public var text: String {
    let (date, time) = (date, time)
    var text = Text()
    text.append(date.year, digits: 4)
    text.append("-", date.month)
    text.append("-", date.day)
    text.append("T", time.hour)
    text.append(":", time.minute)
    text.append(":", time.second)
    if time.microsecond != 0 { text.append(".", time.microsecond / 1000, digits: 3) }
    if let offset { text.append(offset: Int(offset)) }
    return String(decoding: text.bytes, as: UTF8.self)
  }

  private struct Text {
    private(set) var bytes: [UInt8] = []

    init() { bytes.reserveCapacity(32) }

    mutating func append(_ separator: Unicode.Scalar, _ number: Int, digits: Int = 2) {
      bytes.append(UInt8(ascii: separator))
      append(number, digits: digits)
    }

    /// A number of at most so many digits, with zeros before it.
    mutating func append(_ number: Int, digits: Int) {
      if digits > 1 { append(number / 10, digits: digits - 1) }
      bytes.append(UInt8(ascii: "0") + UInt8(number % 10))
    }

    /// Seconds east of UTC.
    mutating func append(offset: Int) {
      if offset == 0 { return bytes.append(UInt8(ascii: "Z")) }
      let seconds = abs(offset)
      append(offset < 0 ? "-" : "+", seconds / 3600)
      append(":", seconds / 60 % 60)
      if seconds % 60 != 0 { append(":", seconds % 60) }
    }
  }
}

// MARK: - Reading

extension DateTime {
  /// Reads what `DateTimeField.to_python` accepts, nil for what it refuses; see `init(utf8:)`.
  public init?(_ text: String) {
    var text = text
    guard let value = text.withUTF8({ DateTime(utf8: $0) }) else { return nil }
    self = value
  }

  /// Reads what `DateTimeField.to_python` accepts, nil for what it refuses. Allocates nothing.
  ///
  /// That is ISO 8601 as Python's `datetime.fromisoformat` understands it (`2024-03-01T09:00:00.123456+09:00`,
  /// `20240301T090000Z`, `2024-W09-5`, any one character in place of the `T`), and Django's own looser form
  /// (`2024-3-1 9:00:00 +09`). A date alone is that midnight, naive. What is finer than a microsecond is cut off.
  ///
  /// Refused although Django reads them: digits other than 0 to 9, also in place of the `T`; offsets with a fraction of
  /// a second; and what CPython's parser lets pass by accident (`T09.5`, `T09:00:00.Z`, `T0900xZ`).
  public init?(utf8 bytes: UnsafeBufferPointer<UInt8>) {
    guard let value = Self.iso8601(bytes) ?? Self.loose(bytes) else { return nil }
    self = value
  }

  /// `datetime.fromisoformat`.
  private static func iso8601(_ bytes: UnsafeBufferPointer<UInt8>) -> DateTime? {
    var scanner = DateTimeScanner(bytes)
    guard let date = scanner.isoDate() else { return nil }
    if scanner.isAtEnd { return DateTime(date: date, time: .midnight, offset: nil) }
    guard scanner.skipSeparator(), let time = scanner.isoTime() else { return nil }
    if scanner.isAtEnd { return DateTime(date: date, time: time, offset: nil) }
    guard let offset = scanner.offset(), scanner.isAtEnd else { return nil }
    return DateTime(date: date, time: time, offset: offset)
  }

  /// `django.utils.dateparse.datetime_re` and `date_re`; their `$` lets one newline pass at the end.
  private static func loose(_ bytes: UnsafeBufferPointer<UInt8>) -> DateTime? {
    var scanner = DateTimeScanner(bytes)
    guard let date = scanner.looseDate() else { return nil }
    if scanner.isAtEndOrLastNewline { return DateTime(date: date, time: .midnight, offset: nil) }
    guard scanner.take("T") || scanner.take(" "), let time = scanner.looseTime() else { return nil }
    scanner.skipWhitespace()
    if scanner.isAtEnd { return DateTime(date: date, time: time, offset: nil) }
    guard let offset = scanner.offset(seconds: false), scanner.isAtEndOrLastNewline else { return nil }
    return DateTime(date: date, time: time, offset: offset)
  }
}
