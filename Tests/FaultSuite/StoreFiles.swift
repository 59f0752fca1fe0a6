import Foundation
import JSONStore
import Users

/// A directory of a store's files, gone with the value's last owner.
final class StoreFiles: Sendable {
  let directory: String
  var path: String { directory + "/users.json" }

  init() throws {
    directory = FileManager.default.temporaryDirectory.path + "/faults-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: false)
  }

  /// With these files.
  convenience init(_ files: [String: [UInt8]]) throws {
    try self.init()
    for (name, bytes) in files { try Data(bytes).write(to: URL(filePath: directory + "/" + name)) }
  }

  /// With the files of others, one of which is the same file under another name.
  convenience init(linking name: String, of files: StoreFiles) throws {
    var contents = try files.contents
    contents[name] = nil
    try self.init(contents)
    try FileManager.default.linkItem(atPath: files.directory + "/" + name, toPath: directory + "/" + name)
  }

  deinit { try? FileManager.default.removeItem(atPath: directory) }

  /// All files but the lock.
  var contents: [String: [UInt8]] {
    get throws {
      let names = try FileManager.default.contentsOfDirectory(atPath: directory).filter { !$0.hasSuffix(".lock") }
      return try Dictionary(
        uniqueKeysWithValues: names.map { ($0, try [UInt8](Data(contentsOf: URL(filePath: directory + "/" + $0)))) })
    }
  }

  /// Changes a bit of the store's file, or changes it back, as a disk does: no time tells of it.
  func rot(_ index: Int) throws {
    var status = stat()
    guard stat(path, &status) == 0 else { throw Unexpected("there is no file to damage") }
    let file = try FileHandle(forUpdating: URL(filePath: path))
    try file.seek(toOffset: UInt64(index))
    let byte = try file.read(upToCount: 1)?.first ?? 0
    try file.seek(toOffset: UInt64(index))
    try file.write(contentsOf: Data([byte ^ 1]))
    try file.close()
    utimensat(AT_FDCWD, path, [status.st_atim, status.st_mtim], 0)
  }

  static func app(at path: String, isReadOnly: Bool = false) async throws -> UsersApp {
    var options = OpenOptions(actor: "anna@host")
    options.checkpointDelay = nil
    // Every checkpoint archives the journal.
    options.journalLimit = 1
    // Long: what failed is for the next process to see to.
    options.retryPauses = [.seconds(1_000)]
    options.isReadOnly = isReadOnly
    let store = try await JSONStore.open(path, models: UsersApp.models, options: options)
    let app = UsersApp.ready(store)
    await store.redeliver()
    return app
  }

  /// Tells what a check and a repair of a store say, and what an opening is like.
  static func examine(_ path: String) async throws {
    for finding in try StoreCheck(path, models: UsersApp.models).findings {
      if case .unreadable(let bytes) = finding.fault {
        say("unreadable \(finding.file) \(bytes.lowerBound) \(bytes.upperBound)")
      }
    }
    let repair = try StoreRepair(path, models: UsersApp.models)
    say("repaired \(repair.recordCount)")
    say("lost \(repair.losses.count)")
    if repair.isHistoryAlone { say("history alone") }
    let app = try await app(at: path)
    say(app.store.report.readOnly == nil ? "saves" : "reads")
    say("people \(people(in: await app.store.snapshot).count)")
    try await app.store.close()
  }

  /// How much of a journal's file are lines: NUL bytes follow, until its store is closed.
  static func endOfLines(_ journal: [UInt8]) -> Int { (journal.lastIndex { $0 != 0 } ?? -1) + 1 }

  /// What the file holds by itself, as another program would read it.
  var peopleOfFile: People {
    let bytes = (try? Data(contentsOf: URL(filePath: path))).map { [UInt8]($0) } ?? Array("[]".utf8)
    return (try? StoreSnapshot(fixture: bytes, models: UsersApp.models)).map(Self.people) ?? [:]
  }

  /// Opens the store as the next person would, twice, and says what is not as it should be.
  ///
  /// - Parameter isAllowed: whether these people may be what it holds.
  func problem(_ isAllowed: (People) -> Bool) async -> String? {
    do {
      let app = try await Self.app(at: path)
      if let reason = app.store.report.readOnly { return "it is read-only: \(reason)" }
      try await app.store.close()
      let snapshot = await app.store.snapshot
      if let problem = Self.problem(snapshot, isAllowed) { return problem }
      let files = try contents
      if files["users.json.journal"]?.contains(0) == true { return "its journal is no text" }
      let again = try await Self.app(at: path)
      try await again.store.close()
      if let problem = Self.problem(await again.store.snapshot, isAllowed) { return "the second time \(problem)" }
      return try contents == files ? nil : "opening it a second time changed something"
    } catch {
      return "it does not open: \(error)"
    }
  }

  private static func problem(_ snapshot: StoreSnapshot, _ isAllowed: (People) -> Bool) -> String? {
    let people = people(in: snapshot)
    guard people.count == snapshot.userCount else { return "a username is there twice" }
    guard isAllowed(people) else { return "it holds \(people.count) people: \(people.keys.sorted().prefix(20))" }
    guard snapshot.count(of: UserProfile.self) == snapshot.userCount,
      (0..<snapshot.userCount).allSatisfy({ snapshot.account(row: $0).profile != nil })
    else { return "not every user has one profile" }
    return nil
  }

  static func people(in snapshot: StoreSnapshot) -> People {
    let users = (0..<snapshot.userCount).map { snapshot.account(row: $0).user }
    return Dictionary(users.map { ($0.username, People.told($0)) }, uniquingKeysWith: { first, _ in first })
  }
}
