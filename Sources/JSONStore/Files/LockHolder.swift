import Glibc

/// The process that has a store locked, as the kernel tells it.
public struct LockHolder: Sendable, Equatable {
  /// Its process id.
  public let pid: Int32
  /// The program it runs.
  public let program: String
  /// Whose process it is.
  public let user: String
}

extension LockHolder {
  /// Who has the file locked; `nil` if nobody has, or the kernel does not tell: a process of another container, or what
  /// one that is gone has started since, by a descriptor of its.
  init?(_ path: StorePath) {
    guard let file = try? FileID(path.lock),
      let locks = try? File("/proc/locks", O_RDONLY).readStream()
    else { return nil }
    // proc_locks(5): number, kind, how binding, access, process, `major:minor:inode` with hexadecimal devices.
    for line in String(decoding: locks, as: UTF8.self).split(separator: "\n") {
      let fields = line.split(separator: " ")
      var status = stat()
      guard fields.count > 5, fields[1] == "FLOCK", fields[5] == file.text, let pid = Int32(fields[4]), pid > 0,
        stat("/proc/\(pid)", &status) == 0
      else { continue }
      let name = try? File("/proc/\(pid)/comm", O_RDONLY).readStream()
      self.init(
        pid: pid, program: String(decoding: name ?? [], as: UTF8.self).filter { $0 != "\n" },
        user: UserName.of(status.st_uid))
      return
    }
    return nil
  }
}

extension FileID {
  fileprivate var text: String {
    func digits(_ number: UInt64) -> String { (number < 16 ? "0" : "") + String(number, radix: 16) }
    return "\(digits(device.major)):\(digits(device.minor)):\(inode)"
  }
}
