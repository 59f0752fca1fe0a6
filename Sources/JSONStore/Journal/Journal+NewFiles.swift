import Glibc

/// How a new file takes the journal's place: where somebody has removed the old one, and where that is archived.
extension Journal {
  // MARK: Where it is gone

  /// Makes the file anew that has lost its name, with these lines behind its own; under the lock, when all is read. What
  /// is under the name by now is left alone. All of it is on disk then.
  ///
  /// - Throws: ``StoreError/unwritable(_:)`` if nothing has changed, or another process would go on as well.
  func putBack(_ lines: [JournalLine]) throws(StoreError) {
    let (added, next) = try encoded(lines)
    var bytes: [UInt8]?
    do throws(Errno) { bytes = try held() } catch { throw .unwritable(error) }
    guard let bytes else { throw .unwritable(Errno(code: EIO)) }
    try place(bytes + added, upTo: next)
  }

  /// Goes on in a new file, where the one that has lost its name is not what was written any more; as ``putBack(_:)``. A
  /// snapshot file in its place must hold all of it; what receivers are owed they are by this process alone.
  ///
  /// - Parameter makeHeader: its first line, of the number that it gets.
  func beginAnew(_ makeHeader: (Int) -> JournalLine.Segment) throws(StoreError) {
    let (bytes, next) = nextSegment(makeHeader)
    try place(bytes, upTo: next)
  }

  /// Whether the open file has all that was read and appended.
  var isHeld: Bool {
    get throws(Errno) { try held() != nil }
  }

  private func held() throws(Errno) -> [UInt8]? {
    let bytes = Array(try file?.read().prefix(end.size) ?? [])
    var proof = JournalEnd()
    return proof.read(bytes).tail == .none && proof == end ? bytes : nil
  }

  /// Whether the file under the name has all that was read and appended.
  var isInPlace: Bool {
    end.size == 0 || (try? JournalFile(path.journal, O_RDONLY).hasLine(after: end)) != nil
  }

  private func place(_ bytes: [UInt8], upTo next: JournalEnd) throws(StoreError) {
    if let syncFailure { throw .unsynced(syncFailure) }
    do throws(Errno) {
      try place(bytes)
      file = try open(at: next)
    } catch {
      unlink(path.nextJournal)
      throw .unwritable(error)
    }
    end = next
    durable = end.seq
    isSynced = true
  }

  private func place(_ bytes: [UInt8]) throws(Errno) {
    try writeNext(bytes)
    try File.rename(path.nextJournal, toNew: path.journal)
    try File.syncDirectory(path.directory)
  }

  /// Writes the journal's next file, under the name that it has on its way; its bytes are on disk then.
  private func writeNext(_ bytes: [UInt8]) throws(Errno) {
    unlink(path.nextJournal)
    let new = try File(path.nextJournal, O_WRONLY | O_CREAT | O_EXCL)
    new.giveToOwner(of: path.snapshot)
    try new.write(bytes)
    try new.sync()
  }

  // MARK: Archiving

  /// Gives the file an archived one's name, and goes on in a new one; under the lock. A snapshot file in its place must
  /// hold all of it, and no receiver be owed anything.
  ///
  /// - Parameter makeHeader: its first line, of the number that it gets.
  /// - Throws: ``StoreError/unwritable(_:)`` if all is as it was; ``StoreError/unsynced(_:)`` if nobody knows.
  func archive(_ makeHeader: (Int) -> JournalLine.Segment) throws(StoreError) {
    do throws(Errno) { try cutBack() } catch { throw .unwritable(error) }
    try sync()
    let (bytes, next) = nextSegment(makeHeader)
    do throws(Errno) { try exchange(for: bytes) } catch {
      unlink(path.nextJournal)
      throw .unwritable(error)
    }
    end = next
    // Should the new name be lost in a power cut, so is what is appended to that file.
    do throws(Errno) {
      file = try open(at: end)
    } catch {
      syncFailure = error
      throw .unsynced(error)
    }
  }

  /// The first line of the file that goes on from this one, and how far that is read then.
  private func nextSegment(_ makeHeader: (Int) -> JournalLine.Segment) -> (bytes: [UInt8], end: JournalEnd) {
    var next = end.inNextSegment
    let line = JournalLine.segment(makeHeader(next.segment)).encoded(durable: durable, previous: end.hash)
    next.size = line.bytes.count
    next.lines = 1
    next.hash = line.hash
    return (line.bytes, next)
  }

  /// Puts a new file in the place of the journal, which has its archived name first.
  private func exchange(for line: [UInt8]) throws(Errno) {
    try writeNext(line)
    try nameArchived(path.segment(end.segment))
    try File.syncDirectory(path.directory)
    if rename(path.nextJournal, path.journal) != 0 { throw .last }
    close()
  }

  /// Gives the journal a second name; where the file system has none, a copy.
  private func nameArchived(_ name: String) throws(Errno) {
    // An earlier try may have been cut off.
    unlink(name)
    if link(path.journal, name) == 0 { return }
    guard [EPERM, ENOTSUP].contains(errno) else { throw .last }
    let copy = try File(name, O_WRONLY | O_CREAT | O_EXCL)
    copy.giveToOwner(of: path.snapshot)
    try copy.write(try file?.read() ?? [])
    try copy.sync()
  }
}
