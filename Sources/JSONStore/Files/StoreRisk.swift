import Glibc

/// What others could do to a store because of how its files are kept.
public enum StoreRisk: Sendable, Equatable {
  /// Anybody may write this file, or put another in its place in this directory.
  case writableByAnybody(String)
  /// The file is this user's, who may do with it what he likes.
  case ownedByAnother(String)

  /// The worst of them; `nil` if there is none.
  init?(_ path: StorePath) {
    guard let file = Self.status(path.snapshot), let directory = Self.status(path.directory) else { return nil }
    if file.st_mode & S_IWOTH != 0 {
      self = .writableByAnybody(path.snapshot)
    } else if directory.st_mode & S_IWOTH != 0, directory.st_mode & S_ISVTX == 0 {
      self = .writableByAnybody(path.directory)
    } else if file.st_uid != geteuid() {
      self = .ownedByAnother(getpwuid(file.st_uid).map { String(cString: $0.pointee.pw_name) } ?? "\(file.st_uid)")
    } else {
      return nil
    }
  }

  private static func status(_ path: String) -> stat? {
    var status = stat()
    return stat(path, &status) == 0 ? status : nil
  }
}
