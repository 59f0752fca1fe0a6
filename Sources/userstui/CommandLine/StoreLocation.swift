import Glibc

/// Where the store is that nobody named, and where its users go if that place is gone.
enum StoreLocation {
  /// `$USERSTUI_STORE`, else `users.json` under the XDG data directory, which is made for its owner alone.
  static func standard() -> String {
    if let path = variable("USERSTUI_STORE") { return path }
    let data = directory("XDG_DATA_HOME") ?? (variable("HOME") ?? ".") + "/.local/share"
    let directory = data + "/userstui"
    makeDirectory(directory)
    return directory + "/users.json"
  }

  /// The user's directories for what a program leaves behind, the best first, and those for what is temporary.
  static var rescue: [String] {
    ["XDG_STATE_HOME", "HOME", "TMPDIR"].compactMap(directory) + ["/tmp"]
  }

  /// A path from the root on; as it is where nobody can tell in which directory that is.
  static func absolute(_ path: String) -> String {
    guard !path.hasPrefix("/"), let directory = getcwd(nil, 0) else { return path }
    defer { free(directory) }
    let parent = String(cString: directory)
    return (parent == "/" ? "" : parent) + "/" + (path.hasPrefix("./") ? path.dropFirst(2) : path[...])
  }

  /// Makes a directory and those above it. A failure shows when the store is opened.
  private static func makeDirectory(_ path: String) {
    guard access(path, F_OK) != 0 else { return }
    if let slash = path.lastIndex(of: "/"), slash != path.startIndex { makeDirectory(String(path[..<slash])) }
    mkdir(path, 0o700)
  }

  /// A directory that an environment variable names; XDG takes a relative one for none.
  private static func directory(_ name: String) -> String? { variable(name).flatMap { $0.hasPrefix("/") ? $0 : nil } }

  /// An environment variable; XDG takes an empty one for none.
  private static func variable(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
  }
}
