import Foundation

/// A store's files in a directory of their own, read as anybody else would: with Foundation, not with the program's code.
final class StoreFiles {
  private let directory: TemporaryDirectory
  let name: String

  /// No file yet.
  init(name: String = "users.json") throws {
    directory = try TemporaryDirectory()
    self.name = name
  }

  /// A file of this text.
  convenience init(_ text: String, name: String = "users.json") throws {
    try self.init(name: name)
    try Data(text.utf8).write(to: URL(filePath: path))
  }

  /// A file of these users, each with its profile; their keys count from 1.
  convenience init(users: [FixtureText.Person]) throws {
    try self.init(FixtureText.of(users))
  }

  var path: String { directory.file(name) }
  var directoryPath: String { directory.path }

  func file(_ name: String) -> String { directory.file(name) }

  /// What is in a file, without the NUL bytes that an open store fills its journal ahead with.
  func data(_ suffix: String = "") throws -> Data {
    let data = try Data(contentsOf: URL(filePath: path + suffix))
    return data.prefix((data.lastIndex { $0 != 0 } ?? -1) + 1)
  }

  /// The lines of a text file beside the store's.
  func lines(_ suffix: String = "") throws -> [String] {
    String(decoding: try data(suffix), as: UTF8.self).split(separator: "\n").map(String.init)
  }

  var fileNames: [String] {
    get throws { try FileManager.default.contentsOfDirectory(atPath: directory.path).sorted() }
  }

  /// The permission bits of a file.
  func mode(of name: String) throws -> Int {
    try FileManager.default.attributesOfItem(atPath: file(name))[.posixPermissions] as? Int ?? 0
  }

  // MARK: What is in them

  var records: [FixtureRecord] { get throws { try Self.decoder.decode([FixtureRecord].self, from: try data()) } }

  var users: [FixtureRecord] { get throws { try records.filter { $0.model == "auth.user" } } }

  var profiles: [FixtureRecord] { get throws { try records.filter { $0.model == "users.userprofile" } } }

  /// The saves in the journal, which has lines of other kinds too.
  var saves: [JournalSave] {
    get throws {
      try lines(".journal").filter { $0.contains(#""op":"save""#) }
        .map { try Self.decoder.decode(JournalSave.self, from: Data($0.utf8)) }
    }
  }

  private static let decoder: JSONDecoder = {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return decoder
  }()
}

/// A record of the fixture, with the fields that the tests look at.
struct FixtureRecord: Decodable {
  let model: String
  let pk: Int
  let fields: Fields

  struct Fields: Decodable {
    let username: String?
    let firstName: String?
    let lastName: String?
    let email: String?
    let password: String?
    let isStaff: Bool?
    let user: Int?
    let phonenumber: String?
    let address: String?
  }
}

/// A save in the journal.
struct JournalSave: Decodable {
  let seq: Int
  let model: String?
  let pk: Int?
  let origin: String?
  let cause: Cause?

  struct Cause: Decodable, Equatable {
    let seq: Int
    let receiver: String
  }
}
