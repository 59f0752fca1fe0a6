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

  /// The status of the file under a name; `nil` if there is none. What cannot be looked at may be there.
  static func status(of path: String) throws(Errno) -> stat? {
    var status = stat()
    if stat(path, &status) == 0 { return status }
    if errno == ENOENT { return nil }
    throw .last
  }

  /// Gives a file another name, if nothing has that.
  static func rename(_ path: String, toNew name: String) throws(Errno) {
    if link(path, name) == 0 {
      unlink(path)
      return
    }
    // Some file systems have no second names.
    guard [EPERM, ENOTSUP].contains(errno) else { throw .last }
    if try status(of: name) != nil { throw Errno(code: EEXIST) }
    if Glibc.rename(path, name) != 0 { throw .last }
  }

  func extent() throws(Errno) -> FileExtent { try FileExtent(ofOpen: descriptor) }

  func status() throws(Errno) -> stat {
    var status = stat()
    if fstat(descriptor, &status) != 0 { throw .last }
    return status
  }

  /// Reads until the buffer is full or the file ends.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(Errno) -> Int {
    var done = 0
    while done < buffer.count {
      let count = try Self.uninterrupted {
        Glibc.read(descriptor, buffer.baseAddress.map { $0 + done }, buffer.count - done)
      }
      if count == 0 { break }
      done += count
    }
    return done
  }

  /// Reads from a place to the end of the file as it is now.
  func readAll(from place: Int = 0) throws(Errno) -> [UInt8] {
    let count = try extent().size - place
    guard count > 0 else { return [] }
    if lseek(descriptor, place, SEEK_SET) < 0 { throw .last }
    var bytes = [UInt8](repeating: 0, count: count)
    let done = try bytes.withUnsafeMutableBufferPointer { buffer throws(Errno) in
      try read(into: UnsafeMutableRawBufferPointer(buffer))
    }
    bytes.removeLast(count - done)
    return bytes
  }

  /// Reads so many bytes from a place, or as many as are there.
  func read(at place: Int, count: Int) throws(Errno) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    let done = try Self.uninterrupted { pread(descriptor, &bytes, count, place) }
    bytes.removeLast(count - done)
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
        done += try Self.uninterrupted {
          Glibc.write(descriptor, buffer.baseAddress.map { $0 + done }, buffer.count - done)
        }
      }
    }
  }

  /// Writes all of it at a place, over what is there.
  func write(_ bytes: [UInt8], at place: Int) throws(Errno) {
    try bytes.withBytes { buffer throws(Errno) in
      var done = 0
      while done < buffer.count {
        done += try Self.uninterrupted {
          pwrite(descriptor, buffer.baseAddress.map { $0 + done }, buffer.count - done, place + done)
        }
      }
    }
  }

  func truncate(to size: Int) throws(Errno) {
    _ = try Self.uninterrupted { ftruncate(descriptor, size) }
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

  /// Takes a file away from all but its owner: it holds password hashes, and somebody may have written it for all to
  /// read. That of another stays as it is.
  static func makePrivate(_ path: String) {
    guard let file = try? File(path, O_RDONLY | O_NONBLOCK), let mode = try? file.status().st_mode & 0o777,
      mode != mode & 0o600
    else { return }
    try? file.setMode(mode & 0o600)
  }

  /// Makes the file that of another's owner: what root writes beside it, its owner must be able to read. Only root may
  /// give a file away; for others it stays theirs.
  func giveToOwner(of path: String) {
    var status = stat()
    if stat(path, &status) == 0 { _ = fchown(descriptor, status.st_uid, status.st_gid) }
  }

  /// Makes a call, and makes it again if a signal has interrupted it.
  private static func uninterrupted<Result: SignedInteger>(_ call: () -> Result) throws(Errno) -> Result {
    while true {
      let result = call()
      if result >= 0 { return result }
      if errno != EINTR { throw .last }
    }
  }

  // MARK: Locks

  /// Takes the lock of the file if nobody has it: flock(2).
  func tryLock(isShared: Bool) throws(Errno) -> Bool {
    do throws(Errno) {
      _ = try Self.uninterrupted { flock(descriptor, (isShared ? LOCK_SH : LOCK_EX) | LOCK_NB) }
      return true
    } catch {
      if error.code == EWOULDBLOCK { return false }
      throw error
    }
  }

  /// Waits for the lock of the file; blocks the thread.
  func lock(isShared: Bool) {
    _ = try? Self.uninterrupted { flock(descriptor, isShared ? LOCK_SH : LOCK_EX) }
  }

  func unlock() { _ = try? Self.uninterrupted { flock(descriptor, LOCK_UN) } }

  /// Another descriptor of the same open file: what is locked by one is locked by both.
  func copy() throws(Errno) -> File { try File(copying: descriptor) }

  private init(copying original: Int32) throws(Errno) {
    descriptor = fcntl(original, F_DUPFD_CLOEXEC, 0)
    if descriptor < 0 { throw .last }
  }

  /// Open file description locks, fcntl(2): they go with the descriptor, and have nothing to do with ``tryLock``.
  /// The header has them as macros.
  private enum OpenFileLock {
    static let get: Int32 = 36
    static let set: Int32 = 37
  }

  /// Marks a byte, which need not exist, for as long as the file is open.
  ///
  /// - Throws: `EAGAIN` where somebody else has.
  func mark(at offset: Int64) throws(Errno) { try set(F_WRLCK, Self.byte(offset)) }

  /// Takes the mark away again.
  func unmark(at offset: Int64) { try? set(F_UNLCK, Self.byte(offset)) }

  /// Whether somebody else has marked a byte.
  func isMarked(at offset: Int64) throws(Errno) -> Bool { try obstacle(to: Self.byte(offset)) != nil }

  /// Marks bytes as others may too, besides those that are marked.
  func share(_ bytes: Range<Int>) throws(Errno) { try set(F_RDLCK, bytes) }

  /// All that somebody else shares who shares some of these bytes.
  func sharedRange(in bytes: Range<Int>) throws(Errno) -> Range<Int>? {
    guard let lock = try obstacle(to: bytes), lock.l_type == F_RDLCK, lock.l_len > 0 else { return nil }
    return lock.l_start..<lock.l_start + lock.l_len
  }

  private func set(_ type: Int32, _ bytes: Range<Int>) throws(Errno) {
    var lock = Self.lock(type, bytes)
    _ = try Self.uninterrupted { fcntl(descriptor, OpenFileLock.set, &lock) }
  }

  /// A lock of somebody else's that keeps bytes from being marked.
  private func obstacle(to bytes: Range<Int>) throws(Errno) -> flock? {
    var lock = Self.lock(F_WRLCK, bytes)
    _ = try Self.uninterrupted { fcntl(descriptor, OpenFileLock.get, &lock) }
    return lock.l_type == F_UNLCK ? nil : lock
  }

  private static func byte(_ offset: Int64) -> Range<Int> { Int(offset)..<Int(offset) + 1 }

  private static func lock(_ type: Int32, _ bytes: Range<Int>) -> flock {
    flock(
      l_type: Int16(type), l_whence: Int16(SEEK_SET), l_start: bytes.lowerBound, l_len: bytes.count, l_pid: 0)
  }
}
