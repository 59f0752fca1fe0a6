/// A day of the proleptic Gregorian calendar, years 1 to 9999, as Python's `datetime.date`.
struct CivilDate {
  let year: Int
  let month: Int
  let day: Int

  /// 0001-01-01 and 9999-12-31, in days since 1970-01-01.
  static let first = -719_162
  static let last = 2_932_896

  init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1 else { return nil }
    guard day <= 28 || day <= Self.length(of: month, in: year) else { return nil }
    (self.year, self.month, self.day) = (year, month, day)
  }

  /// A day of the ISO week calendar, whose first week is the one that holds January 4th.
  init?(isoYear: Int, week: Int, weekday: Int) {
    guard (1...53).contains(week), (1...7).contains(weekday) else { return nil }
    guard let fourth = CivilDate(year: isoYear, month: 1, day: 4)?.daysSince1970 else { return nil }
    let mondayBefore = fourth - (fourth + 3).flooredRemainder(by: 7)  // 1970-01-01 was a Thursday
    let monday = mondayBefore + (week - 1) * 7
    // A week belongs to the year of its Thursday: most years have no week 53.
    guard CivilDate(daysSince1970: monday + 3).year == isoYear else { return nil }
    let days = monday + weekday - 1
    guard (Self.first...Self.last).contains(days) else { return nil }
    self.init(daysSince1970: days)
  }

  // The two conversions follow Howard Hinnant, "chrono-compatible low-level date algorithms": years begin in March, so
  // that the leap day is the last of its year, and 400 of them are an era of always 146,097 days.

  init(daysSince1970: Int) {
    let days = daysSince1970 + 719_468
    let era = days.flooredQuotient(by: 146_097)
    let dayOfEra = days - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  }

  var daysSince1970: Int {
    let marchYear = month <= 2 ? year - 1 : year
    let era = marchYear.flooredQuotient(by: 400)
    let yearOfEra = marchYear - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  private static func length(of month: Int, in year: Int) -> Int {
    switch month {
    case 2: year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400)) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}

extension FixedWidthInteger {
  func flooredQuotient(by divisor: Self) -> Self {
    (self - flooredRemainder(by: divisor)) / divisor
  }

  func flooredRemainder(by divisor: Self) -> Self {
    let remainder = self % divisor
    return remainder < 0 ? remainder + divisor : remainder
  }
}
