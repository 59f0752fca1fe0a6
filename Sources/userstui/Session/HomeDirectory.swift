import Glibc

/// The shell's short form of paths in one's home directory.
enum HomeDirectory {
  private static var path: String? {
    getenv("HOME").map { String(cString: $0) }.flatMap { $0.hasPrefix("/") && $0.count > 1 ? $0 : nil }
  }

  /// A path with the home directory in place of a leading `~`.
  static func expanded(_ path: String) -> String {
    guard let home = Self.path, path == "~" || path.hasPrefix("~/") else { return path }
    return home + path.dropFirst()
  }

  /// A path with `~` in place of the home directory.
  static func abbreviated(_ path: String) -> String {
    guard let home = Self.path, path.hasPrefix(home + "/") else { return path }
    return "~" + path.dropFirst(home.count)
  }
}
