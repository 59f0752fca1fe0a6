import Foundation
import JSONStore

/// A directory of its own for a test's store, gone with the test.
final class Place: Sendable {
  let directory: String
  var path: String { directory + "/users.json" }
  var journal: String { path + ".journal" }

  init() throws {
    directory = NSTemporaryDirectory() + "jsonstore-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: false)
  }

  /// A place with a store file of this text.
  convenience init(_ text: String) throws {
    try self.init()
    try write(Data(text.utf8))
  }

  /// A place with a copy of a file of `Fixtures`.
  convenience init(copyOf fixture: String) throws {
    try self.init()
    try write(Place.fixture(fixture))
  }

  deinit { try? FileManager.default.removeItem(atPath: directory) }

  static func fixture(_ name: String) throws -> Data {
    try Data(contentsOf: Bundle.module.bundleURL.appending(path: "Fixtures/\(name)"))
  }

  /// The names of the files there, sorted, without the lock's.
  var files: [String] {
    get throws {
      try FileManager.default.contentsOfDirectory(atPath: directory).filter { !$0.hasSuffix(".lock") }.sorted()
    }
  }

  func write(_ data: Data, to suffix: String = "") throws { try data.write(to: URL(filePath: path + suffix)) }

  /// What is in a file, without the NUL bytes that an open store fills its journal ahead with.
  func data(_ suffix: String = "") throws -> Data {
    let data = try rawData(suffix)
    return data.prefix((data.lastIndex { $0 != 0 } ?? -1) + 1)
  }

  func rawData(_ suffix: String = "") throws -> Data { try Data(contentsOf: URL(filePath: path + suffix)) }

  /// The text of a file, its bytes kept: `nil` if they are no UTF-8.
  func text(_ suffix: String = "") throws -> String? { String(data: try data(suffix), encoding: .utf8) }

  /// The lines of a file, without the empty one behind the last newline.
  func lines(_ suffix: String = "") throws -> [String] {
    var lines = (try text(suffix) ?? "").split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if lines.last == "" { lines.removeLast() }
    return lines
  }

  /// The permission bits of a file.
  func mode(_ suffix: String = "") throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: path + suffix)[.posixPermissions] as? Int
  }

  func setMode(_ mode: Int) throws {
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
  }

  /// The store; it writes its file at `close()` only, unless something else is said, and its clock stands still.
  ///
  /// - Parameters:
  ///   - pauses: those before a durable receiver that failed is called again.
  ///   - patience: how long it waits for the lock.
  ///   - journalLimit: how long a journal it archives.
  ///   - rescue: where it puts what it holds if the directory is gone.
  ///   - rewriting: the pauses before it writes its file anew, where that has failed; it writes it right after a save then.
  func open(
    readOnly: Bool = false, pauses: [Duration] = [], patience: Duration = .seconds(60), journalLimit: Int = .max,
    rescue: [String] = [], rewriting: ClosedRange<Duration>? = nil,
    onProgress: @escaping @Sendable (OpenProgress) -> Void = { _ in }
  ) async throws(StoreError) -> JSONStore {
    var options = OpenOptions(actor: "anna@host")
    options.checkpointDelay = rewriting.map { _ in .zero }
    if let rewriting { options.checkpointPauses = rewriting }
    options.isReadOnly = readOnly
    options.retryPauses = pauses
    options.lockTimeout = patience
    options.journalLimit = journalLimit
    options.rescueDirectories = rescue
    // The directory must not go while the store is in use.
    options.now = { withExtendedLifetime(self) { 1_795_359_845_123_000 } }
    return try await JSONStore.open(path, models: [Person.self, Badge.self], options: options, onProgress: onProgress)
  }
}
