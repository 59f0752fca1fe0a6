import Glibc

/// What others could do to a store because of how its files are kept.
public enum StoreRisk: Sendable, Equatable {
  /// Anybody may write this file, or put another in its place in this directory.
  case writableByAnybody(String)
  /// The file is this user's, who may do with it what he likes.
  case ownedByAnother(String)

  /// The worst of them; `nil` if there is none.
  init?(_ path: StorePath) {
    let files = [path.snapshot, path.journal].compactMap { name in Self.status(name).map { (name, $0) } }
    if let directory = Self.status(path.directory), directory.st_mode & S_IWOTH != 0, directory.st_mode & S_ISVTX == 0 {
      self = .writableByAnybody(path.directory)
    } else if let (name, _) = files.first(where: { $0.1.st_mode & S_IWOTH != 0 }) {
      self = .writableByAnybody(name)
    } else if let (_, status) = files.first(where: { $0.1.st_uid != geteuid() }) {
      self = .ownedByAnother(UserName.of(status.st_uid))
    } else {
      return nil
    }
  }

  private static func status(_ path: String) -> stat? {
    var status = stat()
    return stat(path, &status) == 0 ? status : nil
  }
}
