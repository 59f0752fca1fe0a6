/// A time of day, as Python's `datetime.time`.
struct ClockTime {
  let hour: Int
  let minute: Int
  let second: Int
  let microsecond: Int

  static let midnight = ClockTime(microsecondsSinceMidnight: 0)

  init?(_ fields: (hour: Int, minute: Int, second: Int, microsecond: Int)) {
    guard fields.hour < 24, fields.minute < 60, fields.second < 60 else { return nil }
    (hour, minute, second, microsecond) = fields
  }

  init(microsecondsSinceMidnight: Int64) {
    let total = Int(microsecondsSinceMidnight)
    hour = total / 3_600_000_000
    minute = total / 60_000_000 % 60
    second = total / 1_000_000 % 60
    microsecond = total % 1_000_000
  }

  var microsecondsSinceMidnight: Int64 {
    Int64((hour * 3600 + minute * 60 + second) * 1_000_000 + microsecond)
  }
}

extension Int64 {
  static let microsecondsPerDay: Int64 = 86_400_000_000
}
