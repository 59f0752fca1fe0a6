@testable import JSONStore
import Resources
import Testing
import Users

@testable import Screens

extension Catalogue {
  static func language(_ code: String) throws -> Catalogue {
    try #require(Catalogue(json: Resources.catalogues[code] ?? []))
  }
}

/// A user and its profile, as a fixture has them.
struct Person {
  var username: String
  var first = ""
  var last = ""
  var email = ""
  var isActive = true
  var isStaff = false
  var password = "!"
  var hasProfile = true
  var phone: String?
  var address: String?

  static let ada = Person(
    username: "ada", first: "Ada", last: "Lovelace", email: "ada@example.org", isStaff: true, phone: "+44 20 7946 0018")
  static let chulsoo = Person(
    username: "chulsoo", first: "철수", last: "김", email: "kim@example.com", phone: "010-1234-5678",
    address: "서울특별시 강남구 테헤란로 1")
  static let bob = Person(
    username: "bob", first: "Bob", last: "Martin", email: "bob@example.org", isActive: false, hasProfile: false)

  static let three = [ada, chulsoo, bob]

  /// `user01` and so on.
  static func many(_ count: Int) -> [Person] {
    (1...count).map { Person(username: "user" + ($0 < 10 ? "0" : "") + String($0)) }
  }

  func user(_ pk: Int64) -> Record {
    var user = User(username: username, password: password, dateJoined: "2026-11-22T15:04:00Z")
    user[text: .firstName] = first
    user[text: .lastName] = last
    user[text: .email] = email
    user[flag: .isActive] = isActive
    user[flag: .isStaff] = isStaff
    return Record(model: "auth.user", pk: .integer(pk), fields: user.record.fields)
  }

  func profile(_ pk: Int64) -> Record {
    Record(
      model: "users.userprofile", pk: .integer(pk),
      fields: ["user": JSONValue(pk), "phonenumber": JSONValue(phone), "address": JSONValue(address)])
  }
}

extension StoreSnapshot {
  /// A store with these people, their keys counted from 1.
  init(_ people: [Person]) throws {
    let numbered = zip(Int64(1)..., people)
    try self.init(
      numbered.map { $1.user($0) } + numbered.filter(\.1.hasProfile).map { $1.profile($0) })
  }

  init(_ records: [Record]) throws {
    let lines = records.map { String(decoding: $0.line, as: UTF8.self) }
    try self.init(fixture: Array("[\n\(lines.joined(separator: ",\n"))\n]\n".utf8), models: UsersApp.models)
  }

  /// Makes a save, as the store does it.
  mutating func save(_ record: Record, changed: [String]? = nil, cause: ReceiverCall? = nil) -> StoreEvent {
    let pk = record.pk ?? .integer(0)
    return apply(
      .save(
        model: record.model, pk: pk, created: changed == nil, changed: changed ?? record.fields.members.map(\.name),
        after: record.fields),
      cause: cause)
  }

  mutating func delete(_ record: Record) -> StoreEvent {
    apply(.delete(model: record.model, pk: record.pk ?? .integer(0), before: record.fields), cause: nil)
  }

  private mutating func apply(_ operation: JournalEntry.Operation, cause: ReceiverCall?) -> StoreEvent {
    let entry = JournalEntry.sample(seq: seq + 1, [operation], cause: cause)
    return entry.events(apply(entry))[0]
  }
}

extension JournalEntry {
  static func sample(
    seq: Int, _ operations: [Operation], cause: ReceiverCall? = nil, origin: Origin = .screen
  ) -> JournalEntry {
    let second = seq % 60
    return JournalEntry(
      seq: seq, timestamp: "2026-11-22T15:04:\(second < 10 ? "0" : "")\(second).123Z", actor: "anna@host",
      origin: cause == nil ? origin : .receiver, cause: cause, session: nil, operations: operations,
      owed: operations.map { _ in [] })
  }
}
