import Foundation
import JSONStore
import Users

/// A directory of its own for a test's store, gone with the test.
final class Place: Sendable {
  let path: String

  init(_ fixture: Data? = nil) throws {
    let directory = NSTemporaryDirectory() + "users-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: false)
    path = directory + "/users.json"
    try fixture?.write(to: URL(filePath: path))
  }

  /// With a copy of a file of `Fixtures/genuine`.
  convenience init(copyOf name: String) throws {
    try self.init(Data(contentsOf: Bundle.module.bundleURL.appending(path: "Fixtures/genuine/\(name).json")))
  }

  /// Another place, with the files as they are now: what a crash would leave.
  func copy() throws -> Place {
    let copy = try Place()
    for suffix in ["", ".journal"] where FileManager.default.fileExists(atPath: path + suffix) {
      try FileManager.default.copyItem(atPath: path + suffix, toPath: copy.path + suffix)
    }
    return copy
  }

  deinit { try? FileManager.default.removeItem(atPath: (path as NSString).deletingLastPathComponent) }

  /// The store at this place, which keeps the place for as long as it lives. Its clock stands at
  /// 2026-11-22T15:04:05.123Z.
  func open(as actor: String = "anna@host") async throws -> JSONStore {
    var options = OpenOptions(actor: actor)
    options.checkpointDelay = nil
    options.now = { [self] in withExtendedLifetime(self) { 1_795_359_845_123_000 } }
    return try await JSONStore.open(path, models: UsersApp.models, options: options)
  }

  /// The `users` app on the store.
  func app(as actor: String = "anna@host") async throws -> UsersApp { UsersApp.ready(try await open(as: actor)) }

  /// The members of the journal's lines that say what was saved by whom, oldest first; none without a journal.
  func saves() throws -> [NSDictionary] {
    guard FileManager.default.fileExists(atPath: path + ".journal") else { return [] }
    let journal = try String(contentsOfFile: path + ".journal", encoding: .utf8)
    // While its store is open, NUL bytes follow the lines.
    return try journal.prefix { $0 != "\0" }.split(separator: "\n")
      .compactMap { try JSONSerialization.jsonObject(with: Data($0.utf8)) as? NSDictionary }
      .filter { $0["op"] != nil && $0["seq"] != nil }
  }
}

extension UserDraft {
  init(_ texts: [UserField: String]) {
    self.init()
    for (field, text) in texts { self.texts[field] = text }
  }
}

extension StoreSnapshot {
  var users: [User] { (0..<userCount).map { account(row: $0).user } }
  var profileCount: Int { count(of: UserProfile.self) }
}
