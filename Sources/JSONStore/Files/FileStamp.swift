import Glibc

/// What a file was when it was last looked at: tells whether somebody has replaced or written it since.
struct FileStamp: Equatable, Sendable {
  private let inode: Int64
  private let size: Int64
  /// In nanoseconds since 1970.
  private let modified: Int64

  init(_ status: stat) {
    inode = Int64(bitPattern: UInt64(status.st_ino))
    size = Int64(status.st_size)
    modified = Int64(status.st_mtim.tv_sec) * 1_000_000_000 + Int64(status.st_mtim.tv_nsec)
  }

  /// `nil` if there is no such file.
  init?(_ path: String) throws(Errno) {
    guard let status = try File.status(of: path) else { return nil }
    self.init(status)
  }

  // MARK: In the journal

  /// As the members of a journal line.
  var members: [(String, JSONValue)] {
    [("inode", JSONValue(inode)), ("size", JSONValue(size)), ("mtime", JSONValue(modified))]
  }

  init?(_ members: JSONToken) {
    guard let inode = members["inode"]?.integer, let size = members["size"]?.integer,
      let modified = members["mtime"]?.integer
    else { return nil }
    self.inode = inode
    self.size = size
    self.modified = modified
  }
}
