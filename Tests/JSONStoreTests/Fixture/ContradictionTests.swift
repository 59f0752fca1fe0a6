import Foundation
import JSONStore
import Testing

@Suite struct `A file that contradicts itself` {
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let text: String
    let line: Int
    let field: String?
    let reason: FixtureError.Reason
  }

  static let cases = [
    Case(
      testDescription: "two profiles of a user, by pk and by name",
      text: fixture(user(1, "kim"), profile(1, of: "1"), profile(2, of: #"["kim"]"#)),
      line: 4, field: "user", reason: .sameTargetTwice(firstLine: 3)),
    Case(
      testDescription: "two profiles of a user that stands behind them",
      text: fixture(profile(1, of: "7"), profile(2, of: "7"), user(7, "kim")),
      line: 3, field: "user", reason: .sameTargetTwice(firstLine: 2)),
    Case(
      testDescription: "a key twice inside fields",
      text: fixture(#"{"model": "auth.user", "pk": 1, "fields": {"username": "a", "email": "", "username": "b"}}"#),
      line: 2, field: "username", reason: .nameTwice),
    Case(
      testDescription: "a key twice, once escaped",
      text: fixture(#"{"model": "auth.user", "pk": 1, "fields": {"username": "a", "\u0075sername": "b"}}"#),
      line: 2, field: "username", reason: .nameTwice),
    Case(
      testDescription: "a key twice in the record",
      text: fixture(#"{"model": "auth.user", "pk": 1, "pk": 2, "fields": {"username": "a"}}"#),
      line: 2, field: "pk", reason: .nameTwice),
    Case(
      testDescription: "a key twice deep inside a record of another model",
      text: fixture(#"{"model": "x.y", "pk": 1, "fields": {"a": [{"b": {"c": 1, "c": 2}}]}}"#),
      line: 2, field: "c", reason: .nameTwice),
    Case(
      testDescription: "a key twice among many",
      text: fixture(
        #"{"model": "x.y", "fields": {"#
          + (0..<60).map { "\"k\($0)\": 0" }.joined(separator: ", ") + #", "k7": 1}}"#),
      line: 2, field: "k7", reason: .nameTwice),
    Case(
      testDescription: "a pk twice",
      text: fixture(user(1, "kim"), user(2, "lee"), user(1, "park")),
      line: 4, field: "pk", reason: .pkTwice(firstLine: 2)),
    Case(
      testDescription: "a pk twice in an unknown model",
      text: fixture(#"{"model": "x.y", "pk": 3, "fields": {}}"#, #"{"model": "x.y", "pk": 3, "fields": {}}"#),
      line: 3, field: "pk", reason: .pkTwice(firstLine: 2)),
    Case(
      testDescription: "a pk that is a string twice in an unknown model",
      text: fixture(#"{"model": "x.y", "pk": "k", "fields": {}}"#, #"{"model": "x.y", "pk": "\u006b", "fields": {}}"#),
      line: 3, field: "pk", reason: .pkTwice(firstLine: 2)),
    Case(
      testDescription: "a profile without a user",
      text: fixture(#"{"model": "users.userprofile", "pk": 1, "fields": {"address": null}}"#),
      line: 2, field: "user", reason: .memberMissing),
    Case(
      testDescription: "a profile of a user of another model's pk",
      text: fixture(#"{"model": "x.y", "pk": 1, "fields": {}}"#, profile(1, of: "1")),
      line: 3, field: "user", reason: .refersToNobody),
    Case(
      testDescription: "text behind the array", text: fixture(user(1, "kim")) + "[]", line: 4, field: nil,
      reason: .textAfterEnd),
    Case(
      testDescription: "brackets that close one another wrongly", text: #"[{"model": "x.y", "fields": {"a": [1}}]]"#,
      line: 1, field: nil, reason: .notJSON("")),
    Case(
      testDescription: "nesting that would take the whole stack",
      text: fixture(
        #"{"model": "x.y", "fields": {"a": "#
          + String(repeating: "[", count: 1_000_000) + String(repeating: "]", count: 1_000_000) + "}}"),
      line: 2, field: "a", reason: .notJSON("The JSON document was too deep (too many nested objects and arrays)")),
  ]

  @Test func `is refused without a word of the values in it`() async throws {
    let text = "[{\"model\": \"auth.user\", \"pk\": 1, \"fields\": {\"password\": \"pbkdf2$SECRET\" \"email\": \"\"}}]"
    let place = try Place(text)
    let error = await #expect(throws: StoreError.self) { _ = try await place.open() }
    guard case .fixture(let fault)? = error else {
      Issue.record("another error")
      return
    }
    #expect(fault.field == "password")
    #expect(!String(describing: fault).contains("SECRET"))
  }

  @Test(arguments: cases)
  func `is refused, and stays as it is`(example: Case) async throws {
    let place = try Place(example.text)
    let error = await #expect(throws: StoreError.self) { _ = try await place.open() }
    guard case .fixture(let fault)? = error else {
      Issue.record("another error: \(String(describing: error))")
      return
    }
    #expect(fault.line == example.line)
    if case (.notJSON, .notJSON("")) = (fault.reason, example.reason) { return }  // in the parser's words
    #expect(fault.field == example.field)
    #expect(fault.reason == example.reason)
    #expect(try place.text() == example.text)
  }

  @Test func `or is cut off at any byte is refused`() async throws {
    let whole = Array(fixture(user(1, #"김\"\\민수"#), profile(1, of: "1")).dropLast().utf8)
    for count in 0..<whole.count {
      let place = try Place()
      try place.write(Data(whole[..<count]))
      await #expect(throws: StoreError.self, "cut at \(count)") { _ = try await place.open() }
      #expect(try place.data() == Data(whole[..<count]))
    }
  }

  @Test func `is not one with a name in two normal forms`() async throws {
    let (composed, decomposed) = ("caf\u{E9}", "cafe\u{301}")
    let store = try await Place(fixture(user(1, composed), user(2, decomposed))).open()
    let snapshot = await store.snapshot
    #expect(snapshot.first(Person.self, where: "username", is: .string(composed))?.pk == .integer(1))
    #expect(snapshot.first(Person.self, where: "username", is: .string(decomposed))?.pk == .integer(2))
    await #expect(throws: StoreError.notUnique(model: "auth.user", field: "username")) {
      try await store.save(Person(decomposed))
    }
  }
}
