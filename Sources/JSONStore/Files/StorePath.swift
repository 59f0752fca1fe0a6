import Glibc

/// Where a store's files are.
struct StorePath: Sendable {
  /// The snapshot. A symbolic link is followed, so that it is the file behind it that is replaced, not the link.
  let snapshot: String

  init(_ path: String) {
    var path = path
    // A link to a file that is not there yet is followed too: two writers must not take two names for two stores.
    var links = 0
    while let target = Self.link(path), links < 40 {
      path = target.hasPrefix("/") ? target : Self.directory(of: path) + "/" + target
      links += 1
    }
    // Of a file that is not there yet its directory is: another by that name may come into its place.
    snapshot =
      Self.resolved(path)
      ?? Self.resolved(Self.directory(of: path)).map { ($0 == "/" ? "" : $0) + "/" + Self.name(of: path) }
      ?? path
  }

  private static func resolved(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  private static func link(_ path: String) -> String? {
    var target = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = readlink(path, &target, target.count)
    return count < 0 ? nil : String(decoding: target.prefix(count).map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  var journal: String { snapshot + ".journal" }
  /// A file of the journal that was archived, by its number from 1.
  func segment(_ number: Int) -> String {
    let digits = String(number)
    return journal + "." + String(repeating: "0", count: max(6 - digits.count, 0)) + digits
  }
  /// A journal's next file on its way.
  var nextJournal: String { journal + ".userstui-new" }
  var lock: String { snapshot + ".lock" }
  /// The snapshot before the last checkpoint.
  var previous: String { snapshot + ".1" }
  /// A checkpoint on its way.
  var temporary: String { snapshot + ".userstui-new" }
  /// The snapshot that is about to be ``previous``.
  var nextPrevious: String { snapshot + ".userstui-old" }
  /// Where a snapshot is put aside that the disk has damaged.
  var damaged: String { snapshot + ".damaged" }
  /// Where is put what could be saved of a damaged store.
  var repaired: String { snapshot + ".repaired" }
  /// Where is put what a store held whose files are gone.
  var rescued: String { snapshot + ".rescued" }
  /// Where a torn end of the journal is put aside.
  var torn: String { journal + ".torn" }

  var directory: String { Self.directory(of: snapshot) }

  /// The last part of a path.
  static func name(of path: String) -> String { path.split(separator: "/").last.map(String.init) ?? path }

  static func directory(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }
}
