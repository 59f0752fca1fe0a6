import Glibc

/// The write-ahead log, open for appending. One store has it at a time, under its lock.
final class Journal {
  private let file: File
  /// Behind the last line. Every save before it is on disk.
  private var end: JournalEnd

  /// Opens the journal behind what was read of it; makes it if it is not there.
  ///
  /// Syncs the directory: a new journal whose name is not durable is lost whole in a power cut.
  init(_ path: StorePath, end: JournalEnd) throws(Errno) {
    file = try File(path.journal, O_RDWR | O_CREAT | O_APPEND)
    file.giveToOwner(of: path.snapshot)
    try file.syncData()
    try File.syncDirectory(path.directory)
    self.end = end
    try requireEnd()
  }

  /// Cuts off what follows the good part, and makes that durable.
  static func cut(_ path: StorePath, to end: JournalEnd) throws(Errno) {
    let file = try File(path.journal, O_RDWR | O_CREAT | O_APPEND)
    try file.truncate(to: end.size)
    try file.syncData()
    try File.syncDirectory(path.directory)
  }

  /// Somebody who got past the lock may have written: what is there is never cut off unread.
  private func requireEnd() throws(Errno) {
    if Int(try file.status().st_size) != end.size { throw Errno(code: ESTALE) }
  }

  /// What can keep a line from becoming durable.
  enum Failure: Error {
    /// Nothing was written, or what was written is cut off again.
    case unwritable(Errno)
    /// The line is there, but nobody knows whether on disk: the journal must not be written any more.
    case unsynced(Errno)
    case tooLong
  }

  /// Appends lines in one write and returns when they are on disk. Costs one `fdatasync`.
  ///
  /// - Parameter isDurable: whether to wait for the disk. What need not be is so with the next line that has to.
  func append(_ lines: [JournalLine], isDurable: Bool = true) throws(Failure) {
    var bytes: [UInt8] = []
    var next = end
    for line in lines {
      let encoded = line.encoded(durable: end.seq, previous: next.hash)
      guard encoded.bytes.count <= JournalLine.limit else { throw .tooLong }
      bytes += encoded.bytes
      next.hash = encoded.hash
      if case .entry(let entry, _) = line { next.seq = entry.seq }
    }
    next.size += bytes.count
    do throws(Errno) { try requireEnd() } catch { throw .unwritable(error) }
    do throws(Errno) { try file.write(bytes) } catch {
      // What of it was written must go, or the next line would follow half a line.
      do throws(Errno) { try file.truncate(to: end.size) } catch { throw .unsynced(error) }
      throw .unwritable(error)
    }
    if isDurable { do throws(Errno) { try file.syncData() } catch { throw .unsynced(error) } }
    end = next
  }
}
