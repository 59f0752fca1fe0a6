import Glibc

/// Where a store's files are.
struct StorePath: Sendable {
  /// The snapshot. A symbolic link is followed, so that it is the file behind it that is replaced, not the link.
  let snapshot: String

  init(_ path: String) {
    guard let resolved = realpath(path, nil) else {
      snapshot = path
      return
    }
    defer { free(resolved) }
    snapshot = String(cString: resolved)
  }

  var journal: String { snapshot + ".journal" }
  var lock: String { snapshot + ".lock" }
  /// The snapshot before the last checkpoint.
  var previous: String { snapshot + ".1" }
  /// A checkpoint on its way.
  var temporary: String { snapshot + ".tmp" }
  /// Where a torn end of the journal is put aside.
  var torn: String { journal + ".torn" }

  var directory: String {
    guard let slash = snapshot.lastIndex(of: "/") else { return "." }
    return slash == snapshot.startIndex ? "/" : String(snapshot[..<slash])
  }
}
