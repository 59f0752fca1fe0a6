import Glibc

/// The lock of a store's one writer. It goes with its process, however that ends; the file stays, because a lock on a
/// file that is removed or replaced lets two writers in.
final class StoreLock: Sendable {
  private let file: File

  /// Takes the lock and writes down who has it; `nil` if somebody else does.
  init?(_ path: StorePath, holder: LockHolder) throws(Errno) {
    file = try File(path.lock, O_RDWR | O_CREAT)
    guard try file.tryLock() else { return nil }
    file.giveToOwner(of: path.snapshot)
    try file.truncate(to: 0)
    try file.write(holder.line)
  }

  /// Who wrote itself down last.
  static func holder(_ path: StorePath) -> LockHolder? {
    guard let file = try? File(path.lock, O_RDONLY), let bytes = try? file.readAll() else { return nil }
    return LockHolder(line: bytes)
  }
}

/// The process that holds a store's lock.
public struct LockHolder: Sendable, Equatable {
  /// Its process id.
  public let pid: Int32
  /// Who runs it: `user@host`.
  public let actor: String

  init(actor: String) {
    pid = getpid()
    self.actor = actor
  }

  init?(line: [UInt8]) {
    guard let members = try? JSONParser().value(of: line).object, let pid = members["pid"]?.integer,
      let actor = members["actor"]?.string
    else { return nil }
    self.pid = Int32(truncatingIfNeeded: pid)
    self.actor = actor
  }

  var line: [UInt8] {
    JSONEncoder.encode(["pid": JSONValue(Int64(pid)), "actor": .string(actor)], .spaced) + [UInt8(ascii: "\n")]
  }
}
