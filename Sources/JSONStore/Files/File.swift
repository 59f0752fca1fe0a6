import Glibc

/// An open file: the few calls a store makes, each telling the truth about what happened.
struct File: ~Copyable {
  private let descriptor: Int32

  /// Opens a file, never across an `exec`; one that is made is readable and writable for its owner alone.
  init(_ path: String, _ flags: Int32) throws(Errno) {
    descriptor = open(path, flags | O_CLOEXEC, 0o600)
    if descriptor < 0 { throw .last }
  }

  deinit { close(descriptor) }

  /// Makes the names in a directory durable: those created in it, renamed, removed.
  static func syncDirectory(_ path: String) throws(Errno) {
    let directory = try File(path, O_RDONLY | O_DIRECTORY)
    if fsync(directory.descriptor) != 0 { throw .last }
  }

  func status() throws(Errno) -> stat {
    var status = stat()
    if fstat(descriptor, &status) != 0 { throw .last }
    return status
  }

  /// Reads until the buffer is full or the file ends.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(Errno) -> Int {
    var done = 0
    while done < buffer.count {
      let count = Glibc.read(descriptor, buffer.baseAddress.map { $0 + done }, buffer.count - done)
      if count == 0 { break }
      if count < 0 {
        if errno == EINTR { continue }
        throw .last
      }
      done += count
    }
    return done
  }

  /// Reads the whole file from its beginning.
  func readAll() throws(Errno) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: Int(try status().st_size))
    if lseek(descriptor, 0, SEEK_SET) < 0 { throw .last }
    let count = try bytes.withUnsafeMutableBufferPointer { buffer throws(Errno) in
      try read(into: UnsafeMutableRawBufferPointer(buffer))
    }
    bytes.removeLast(bytes.count - count)
    return bytes
  }

  /// Reads to the end of a file that does not say how large it is.
  func readStream() throws(Errno) -> [UInt8] {
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1 << 14)
    while true {
      let count = try piece.withUnsafeMutableBufferPointer { buffer throws(Errno) in
        try read(into: UnsafeMutableRawBufferPointer(buffer))
      }
      if count == 0 { return bytes }
      bytes += piece[..<count]
    }
  }

  /// Writes all of it, in one call where the system takes it in one.
  func write(_ bytes: [UInt8]) throws(Errno) {
    try bytes.withBytes { buffer throws(Errno) in
      var done = 0
      while done < buffer.count {
        let count = Glibc.write(descriptor, buffer.baseAddress.map { $0 + done }, buffer.count - done)
        if count < 0 {
          if errno == EINTR { continue }
          throw .last
        }
        done += count
      }
    }
  }

  func truncate(to size: Int) throws(Errno) {
    while ftruncate(descriptor, size) != 0 {
      if errno != EINTR { throw .last }
    }
  }

  /// Makes what was written durable. After a failure nobody knows what the disk has: never try again.
  func syncData() throws(Errno) {
    if fdatasync(descriptor) != 0 { throw .last }
  }

  /// Makes what was written durable, and the file's attributes.
  func sync() throws(Errno) {
    if fsync(descriptor) != 0 { throw .last }
  }

  func setMode(_ mode: mode_t) throws(Errno) {
    if fchmod(descriptor, mode) != 0 { throw .last }
  }

  /// Makes the file that of another's owner: what root writes beside it, its owner must be able to read. Only root may
  /// give a file away; for others it stays theirs.
  func giveToOwner(of path: String) {
    var status = stat()
    if stat(path, &status) == 0 { _ = fchown(descriptor, status.st_uid, status.st_gid) }
  }

  /// Takes the exclusive lock of the file if nobody has it.
  func tryLock() throws(Errno) -> Bool {
    while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
      if errno == EWOULDBLOCK { return false }
      if errno != EINTR { throw .last }
    }
    return true
  }
}
