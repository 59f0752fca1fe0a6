import Glibc

/// A fixture of its own, beside any store.
public enum FixtureFile {
  /// Looks whether a new file of a name can be made, as far as that is to be known before.
  ///
  /// Blocks its thread.
  /// - Throws: ``StoreError/exists(_:)``, ``StoreError/noDirectory(_:_:)`` or ``StoreError/unwritable(_:)``.
  public static func requireRoom(for path: String) throws(StoreError) {
    let isThere: Bool
    do throws(Errno) { isThere = try File.status(of: path) != nil } catch { throw .unwritable(error) }
    if isThere { throw .exists(path) }
    let directory = StorePath.directory(of: path)
    guard access(directory, W_OK | X_OK) != 0 else { return }
    let error = Errno.last
    throw error == .notFound ? .noDirectory(directory, error) : .unwritable(error)
  }

  /// Writes records into a new file, one a line, readable for its owner alone. It is on disk when this returns, and never
  /// there in part.
  ///
  /// Blocks its thread. Cancelling the task leaves no file.
  /// - Parameter onProgress: how many are written.
  /// - Throws: ``StoreError/exists(_:)`` where a file of that name is there, ``StoreError/noDirectory(_:_:)``,
  ///   ``StoreError/unwritable(_:)``, or `CancellationError`: there is no file then, or still the other.
  public static func write(
    _ records: some Sequence<Record>, to path: String, onProgress: (Int) -> Void = { _ in }
  ) throws {
    try make(path) { file in try write(records, to: file, onProgress) }
  }

  /// Writes all that a store holds into a new file, by the same rules.
  static func write(_ snapshot: StoreSnapshot, to path: String) throws {
    try make(path) { file in try file.write(snapshot.text) }
  }

  private static func make(_ path: String, _ write: (borrowing File) throws -> Void) throws {
    // Of its own: another may be writing a file of the same name.
    let temporary = "\(path).\(String(UInt64.random(in: .min ... .max), radix: 36)).userstui-new"
    do {
      try requireRoom(for: path)
      let file = try File(temporary, O_WRONLY | O_CREAT | O_EXCL)
      defer { unlink(temporary) }
      try write(file)
      try file.sync()
      try give(temporary, theName: path)
      do throws(Errno) { try File.syncDirectory(StorePath.directory(of: path)) } catch {
        unlink(path)
        throw error
      }
    } catch let error as Errno {
      throw error.code == EEXIST ? StoreError.exists(path) : StoreError.unwritable(error)
    }
  }

  private static func write(
    _ records: some Sequence<Record>, to file: borrowing File, _ onProgress: (Int) -> Void
  ) throws {
    var buffer = Array("[".utf8)
    var count = 0
    for record in records {
      try Task.checkCancellation()
      onProgress(count)
      buffer += Array((count == 0 ? "\n" : ",\n").utf8)
      buffer += record.line
      count += 1
      if buffer.count > 1 << 20 {
        try file.write(buffer)
        buffer.removeAll(keepingCapacity: true)
      }
    }
    try file.write(buffer + Array("\n]\n".utf8))
  }

  /// Gives a file a name that nobody has: a rename would take it from who has it.
  private static func give(_ file: String, theName path: String) throws(Errno) {
    if link(file, path) == 0 { return }
    guard [EPERM, ENOTSUP].contains(errno) else { throw .last }
    // Some file systems have no second names: the name is taken by an empty file first.
    _ = try File(path, O_WRONLY | O_CREAT | O_EXCL)
    if rename(file, path) != 0 {
      let error = Errno.last
      unlink(path)
      throw error
    }
  }
}
