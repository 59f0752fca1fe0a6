import Foundation
import JSONStore
import Testing

@Suite struct `Date and time` {
  /// One row of `datetimes.json`: what Django on Python 3.11 makes of a text, as `isoformat()`.
  struct Fact: Decodable, Sendable {
    let text: String
    let parsed: String?

    var isRefused: Bool { parsed?.hasPrefix("ValueError") ?? true }

    static func all() throws -> [Fact] {
      let url = Bundle.module.url(forResource: "datetimes", withExtension: "json", subdirectory: "Fixtures/facts")
      return try JSONDecoder().decode([Fact].self, from: Data(contentsOf: #require(url)))
    }
  }

  @Test(arguments: try Fact.all())
  func `a text is read as Django reads it`(fact: Fact) throws {
    guard !fact.isRefused, let parsed = fact.parsed else {
      #expect(DateTime(fact.text) == nil)
      return
    }
    #expect(try isoFormat(#require(DateTime(fact.text))) == parsed)
  }

  /// Python's `datetime.isoformat()`, of which the facts are made; it keeps microseconds and never writes `Z`.
  private func isoFormat(_ value: DateTime) -> String {
    var text = String(format: "%04d-%02d-%02d", value.year, value.month, value.day)
    text += String(format: "T%02d:%02d:%02d", value.hour, value.minute, value.second)
    if value.microsecond != 0 { text += String(format: ".%06d", value.microsecond) }
    guard let offset = value.utcOffsetSeconds else { return text }
    text += offset < 0 ? "-" : "+"
    return text + String(format: "%02d:%02d", abs(offset) / 3600, abs(offset) / 60 % 60)
  }

  @Test func `the fields are those of the text, not of UTC`() throws {
    let value = try #require(DateTime("2024-03-01T00:30:15.000250+09:00"))
    #expect((value.year, value.month, value.day) == (2024, 3, 1))
    #expect((value.hour, value.minute, value.second, value.microsecond) == (0, 30, 15, 250))
    #expect(value.utcOffsetSeconds == 32_400)
  }

  @Test(arguments: ["2023-02-29", "1900-02-29", "2024-04-31", "2024-13-01", "2024-00-10", "2024-01-00", "0000-01-01"])
  func `a day that the calendar lacks is refused`(text: String) {
    #expect(DateTime(text) == nil)
  }

  @Test(arguments: ["2024-02-29", "2000-02-29", "2024-12-31", "0001-01-01", "9999-12-31"])
  func `the last and the leap days of the calendar are read`(text: String) {
    #expect(DateTime(text)?.text == text + "T00:00:00")
  }

  @Test func `a leap second is refused`() {
    #expect(DateTime("2016-12-31T23:59:60Z") == nil)
  }

  @Test(arguments: ["2024-03-01 09:00:00+00", "2024-03-01 09:00:00+0000", "2024-3-1 9:0:0 Z", "2024-03-01T09:00:00Z\n"])
  func `the forms of SQL and of hand-written files are read`(text: String) {
    #expect(DateTime(text)?.text == "2024-03-01T09:00:00Z")
  }

  @Test(arguments: ["2020-W53-5", "2020W535", "2021-01-01"])
  func `a week date is the day it names`(text: String) {
    #expect(DateTime(text)?.text == "2021-01-01T00:00:00")
  }

  @Test(arguments: ["2024-W53-1", "2024-W00-1", "2024-W09-8", "9999-W52-7"])
  func `a week date that no year has is refused`(text: String) {
    #expect(DateTime(text) == nil)
  }

  @Test(arguments: [
    "", "2024", "2024-03-01T", "2024-03-01T09:00:", "2024-03-01T09:00:00.", "2024-03-01T09:00:00+",
    "2024-03-01T09:00:00+9", "2024-03-01T09:0000", "2024-03-01T09:00:00Z ", "2024-03-01T09:00:00ZZ",
    "2024-03-01T09:00:00-24:00", "٢٠٢٤-03-01",
  ])
  func `a text that is cut off or has too much is refused`(text: String) {
    #expect(DateTime(text) == nil)
  }

  @Test(arguments: [
    ("2026-11-22T15:04:05.123999Z", "2026-11-22T15:04:05.123Z"),
    ("2026-11-22T15:04:05.000001Z", "2026-11-22T15:04:05.000Z"),
    ("2026-11-22T15:04:05.000000Z", "2026-11-22T15:04:05Z"),
    ("2026-11-22T15:04:05-00:30", "2026-11-22T15:04:05-00:30"),
    ("2026-11-22T15:04:05-00:00", "2026-11-22T15:04:05Z"),
    ("2026-11-22T15:04:05+09:00:30", "2026-11-22T15:04:05+09:00:30"),
    ("0009-01-02 03:04", "0009-01-02T03:04:00"),
  ])
  func `it is written as Django writes it`(text: String, written: String) {
    #expect(DateTime(text)?.text == written)
  }

  @Test func `bytes are read like the text they are`() {
    let read = Array("2024-03-01T09:00:00Z".utf8).withUnsafeBufferPointer { DateTime(utf8: $0) }
    #expect(read == DateTime("2024-03-01T09:00:00Z"))
  }

  @Test(arguments: [
    (0, "1970-01-01T00:00:00Z"),
    (-1_000, "1969-12-31T23:59:59.999Z"),
    (1_795_359_845_123_000, "2026-11-22T15:04:05.123Z"),
    (Int64.max, "9999-12-31T23:59:59.999Z"),
    (Int64.min, "0001-01-01T00:00:00Z"),
  ])
  func `an instant is counted from 1970 and kept within the years 1 to 9999`(microseconds: Int64, text: String) {
    #expect(DateTime(unixMicroseconds: microseconds).text == text)
  }

  @Test func `the same instant with another offset is another value`() throws {
    let seoul = try #require(DateTime("2024-03-01T09:00:00+09:00"))
    let utc = try #require(DateTime("2024-03-01T00:00:00Z"))
    #expect(seoul.unixMicroseconds == utc.unixMicroseconds)
    #expect(seoul != utc)
  }

  @Test func `every day of four centuries survives being written and read`() {
    let microsecondsPerDay: Int64 = 86_400_000_000
    let lost = (-146_097...146_097).filter { day in
      let value = DateTime(unixMicroseconds: Int64(day) * microsecondsPerDay)
      return DateTime(value.text) != value
    }
    #expect(lost.isEmpty)
  }
}
