import Foundation
import JSONStore
import Testing

@Suite struct `Damaged and doubtful files` {
  /// What is expected of the file that starts with these digits: the reason, the line and the field, or that it opens.
  struct Expectation: Sendable, CustomTestStringConvertible {
    let number: String
    let outcome: String
    var testDescription: String { "\(number) \(outcome)" }
  }

  static let all = try? FileManager.default.contentsOfDirectory(
    atPath: Bundle.module.bundleURL.appending(path: "Fixtures/damaged").path())

  static let opening = [
    "016", "031", "034", "049", "052", "055", "061", "070", "073", "079", "088", "094", "100", "106", "109", "112",
    "121", "124", "127", "130", "136", "139", "142",
  ]

  static let refused = [
    ("001", "line 1: empty"),
    ("004", "line 3, record 2: endsInsideRecord"),
    ("007", "line 1: byteOrderMark"),
    ("010", #"line 3, record 2: notJSON("The input is not valid UTF-8")"#),
    ("013", "line 1: compressed"),
    ("019", "line 8: recordExpected"),
    ("022", "line 2: recordExpected"),
    (
      "025",
      #"line 6, record 5, phonenumber: notJSON("The JSON document has an improper structure: missing or superfluous commas, braces, missing keys, etc.")"#
    ),
    ("028", #"line 3, record 2, first_name: notJSON("Problem while parsing a string")"#),
    ("037", "line 3, record 2, pk: pkNotAnInteger"),
    ("040", "line 1: notAnArray"),
    ("043", "line 7, record 6: recordNotAnObject"),
    ("046", "line 8, record 7, fields: memberMissing"),
    ("058", "line 5, record 4, username: valueTwice(firstLine: 3)"),
    ("064", #"line 8, record 7, user: wrongType(expected: "key", found: "null")"#),
    ("067", "line 8, record 7, user: refersToNobody"),
    ("076", "line 3, record 2, pk: pkNotAnInteger"),
    ("082", "line 3, record 2, pk: pkNotAnInteger"),
    ("085", "line 3, record 2, pk: pkNotAnInteger"),
    ("091", #"line 6, record 5, address: wrongType(expected: "string", found: "array")"#),
    ("097", #"line 3, record 2, username: wrongType(expected: "string", found: "null")"#),
    ("103", #"line 3, record 2, first_name: wrongType(expected: "string", found: "null")"#),
    ("115", #"line 3, record 2, is_active: wrongType(expected: "boolean", found: "string")"#),
    ("118", #"line 3, record 2, is_active: wrongType(expected: "boolean", found: "number")"#),
    ("133", "line 3, record 2, date_joined: notADateTime"),
  ].map { Expectation(number: $0.0, outcome: $0.1) }

  private func place(_ number: String) throws -> Place {
    try Place(copyOf: "damaged/" + #require(Self.all?.first { $0.hasPrefix(number) }))
  }

  @Test(arguments: opening)
  func `that Django can load open`(number: String) async throws {
    let snapshot = try await place(number).open().snapshot
    #expect(snapshot.count(of: Person.self) >= 2)
  }

  @Test(arguments: refused)
  func `are refused with line, record, field and reason, and stay as they are`(expected: Expectation) async throws {
    let place = try place(expected.number)
    let before = try place.data()
    let error = await #expect(throws: StoreError.self) { _ = try await place.open() }
    guard case .fixture(let fault)? = error else {
      Issue.record("another error: \(String(describing: error))")
      return
    }
    #expect(describe(fault) == expected.outcome)
    #expect(try place.data() == before)
    #expect(try place.files == ["users.json"])
  }

  private func describe(_ fault: FixtureError) -> String {
    var text = "line \(fault.line)"
    if let record = fault.record { text += ", record \(record)" }
    if let field = fault.field { text += ", \(field)" }
    return text + ": \(fault.reason)"
  }

  @Test func `are all spoken of here`() throws {
    let files = try #require(Self.all).map { String($0.prefix(3)) }
    #expect(files.sorted() == (Self.opening + Self.refused.map(\.number) + ["145", "148"]).sorted())
  }

  @Test(arguments: ["145", "148"])
  func `of JSON Lines are refused by name`(number: String) async throws {
    let place = try Place()
    let path = place.directory + "/users.jsonl"
    try Place.fixture("damaged/" + #require(Self.all?.first { $0.hasPrefix(number) })).write(to: URL(filePath: path))
    await #expect(throws: StoreError.jsonLines) {
      _ = try await JSONStore.open(path, models: [Person.self, Badge.self], options: OpenOptions(actor: "anna"))
    }
  }
}
