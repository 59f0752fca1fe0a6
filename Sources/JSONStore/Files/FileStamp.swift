import Glibc

/// Which file is under a name, and as of when: tells whether somebody has replaced or written it since.
struct FileStamp: Equatable, Sendable {
  private let device: dev_t
  private let inode: ino_t
  private let size: off_t
  private let modifiedSeconds: Int
  private let modifiedNanoseconds: Int

  init(_ status: stat) {
    device = status.st_dev
    inode = status.st_ino
    size = status.st_size
    modifiedSeconds = status.st_mtim.tv_sec
    modifiedNanoseconds = status.st_mtim.tv_nsec
  }

  /// `nil` if there is no such file.
  init?(_ path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    self.init(status)
  }
}
