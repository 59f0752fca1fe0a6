import Glibc

/// A snapshot file on its way: under a temporary name, not yet in its place. One that never gets there is removed.
///
/// The name is the same for all processes. Whoever begins one takes it away from who had it, under the store's lock; and
/// whoever would put one in its place, under the lock again, finds out there that it is not his any more.
final class Checkpoint: Sendable {
  private let path: StorePath
  /// Open until it is over with: nothing else can get its inode.
  private let file: File
  private let id: FileID

  /// Makes the file, empty; under the lock.
  init(at path: StorePath) throws(Errno) {
    unlink(path.temporary)
    let file = try File(path.temporary, O_WRONLY | O_CREAT | O_EXCL)
    do throws(Errno) {
      try Self.keepAttributes(of: path.snapshot, on: file)
      id = FileID(try file.status())
    } catch {
      unlink(path.temporary)
      throw error
    }
    self.path = path
    self.file = consume file
  }

  deinit { if (try? FileID(path.temporary)) == id { unlink(path.temporary) } }

  /// Whether another process has begun one since, which will hold all that this one does.
  var isOvertaken: Bool {
    get throws(Errno) { try FileID(path.temporary).map { $0 != id } ?? false }
  }

  /// Whether the file has lost its name: to another process's that is in its place by now, or to somebody who has removed
  /// it.
  var isGone: Bool {
    get throws(Errno) { try FileID(path.temporary) == nil }
  }

  /// Writes what a store holds, and syncs it. Blocks its thread; needs no lock.
  ///
  /// - Returns: the SHA-256 of the file, and what it is known by, under whatever name.
  func write(_ snapshot: StoreSnapshot) throws(Errno) -> (sha256: String, stamp: FileStamp) {
    var output = Output()
    try snapshot.forEachPiece { piece throws(Errno) in try output.append(piece, to: file) }
    return try output.finish(file)
  }

  /// Puts the file in its place, and the one that is there in that of the one before; under the lock. The journal must
  /// have the intent by now.
  func install() throws(Errno) {
    // Its owner may have taken something away from it since this one was begun.
    try Self.keepAttributes(of: path.snapshot, on: file)
    // By way of another name, so that there is an old file at any moment. Some file systems have no second names.
    unlink(path.nextPrevious)
    let hasOld = link(path.snapshot, path.nextPrevious) == 0
    if !hasOld, ![ENOENT, EPERM, ENOTSUP].contains(errno) { throw .last }
    if hasOld { File.makePrivate(path.nextPrevious) }
    if rename(path.temporary, path.snapshot) != 0 { throw .last }
    // Not before: who writes into the file after a crash must not write into both.
    if hasOld, rename(path.nextPrevious, path.previous) != 0 { throw .last }
    try File.syncDirectory(path.directory)
  }

  /// Puts the file in its place if there is none; under the lock.
  func installAnew() throws(Errno) {
    try File.rename(path.temporary, toNew: path.snapshot)
    try File.syncDirectory(path.directory)
  }

  /// Puts the file in the place of a damaged one, which is kept; under the lock.
  func replaceDamaged() throws(Errno) {
    unlink(path.damaged)
    if link(path.snapshot, path.damaged) != 0, rename(path.snapshot, path.damaged) != 0 { throw .last }
    File.makePrivate(path.damaged)
    if rename(path.temporary, path.snapshot) != 0 { throw .last }
    try File.syncDirectory(path.directory)
  }

  /// Gives the new file the mode of the one that is there, where that is narrower than a store's files have, and its
  /// owner, where we may.
  private static func keepAttributes(of path: String, on file: borrowing File) throws(Errno) {
    var status = stat()
    guard stat(path, &status) == 0 else { return }
    try file.setMode(status.st_mode & 0o600)
    file.giveToOwner(of: path)
  }

  /// The fixture's text, hashed as it is written.
  private struct Output: ~Copyable {
    private var hash = SHA256()
    private var buffer: [UInt8] = []

    mutating func append(_ piece: UnsafeRawBufferPointer, to file: borrowing File) throws(Errno) {
      buffer += piece
      if buffer.count > 1 << 20 { try flush(to: file) }
    }

    /// - Returns: the SHA-256 of all of it, and the stamp of the file, which is on disk.
    mutating func finish(_ file: borrowing File) throws(Errno) -> (String, FileStamp) {
      try flush(to: file)
      try file.sync()
      return (hash.hexadecimal(), FileStamp(try file.status()))
    }

    private mutating func flush(to file: borrowing File) throws(Errno) {
      buffer.withUnsafeBytes { hash.update($0) }
      try file.write(buffer)
      buffer.removeAll(keepingCapacity: true)
    }
  }
}
