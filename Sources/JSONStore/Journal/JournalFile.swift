import Glibc

/// A file of a journal: lines, and behind them NUL bytes, over which the next lines are written.
///
/// The file is filled ahead, as SQLite's write-ahead log keeps its length: where a line makes no file longer, a sync has
/// nothing to write but the line, and takes little more than half the time. NUL bytes up to the end are no part of a
/// journal for whoever reads one, be it after a crash; closing a store cuts them off if it can, and what is at rest is
/// text. A disk that has lost the last lines that it said to have, and gives zeros for them, is not found out.
struct JournalFile: ~Copyable {
  /// Which file it is.
  let id: FileID
  private let file: File
  /// How long it was when it was last looked at. Should another process have cut it back since, it grows again.
  private var size: Int
  private var sharedSync = SharedSync()

  /// Up to a multiple of this it is filled: about a hundred lines' room.
  private static let piece = 1 << 16

  /// How much is read to find out whether there is more.
  private static let glance = 1 << 12

  init(_ path: String, _ flags: Int32) throws(Errno) {
    let opened = try File(path, flags)
    let extent = try opened.extent()
    file = consume opened
    id = extent.id
    size = extent.size
  }

  func extent() throws(Errno) -> FileExtent { try file.extent() }

  func giveToOwner(of path: String) { file.giveToOwner(of: path) }

  /// Makes it durable by a sync of its own.
  func sync() throws(Errno) { try file.syncData() }

  /// Makes it durable up to there, by a sync that several processes share.
  mutating func sync(to end: Int) throws(Errno) { try sharedSync.sync(file, to: end) }

  /// Takes note of where the lines end; under the store's lock, when all are read.
  mutating func noteEnd(_ end: Int) { sharedSync.noteEnd(end, of: file) }

  // MARK: Appending alone

  /// What whoever appends has marked. As a rule the store's lock is enough; but somebody may remove its file, and one that
  /// appends be stopped at that moment: then another that has made a new one must not append in the same place.
  static let reservation = Int64(1) << 62

  /// Keeps others from appending.
  ///
  /// - Throws: `EAGAIN` where another process appends.
  func reserve() throws(Errno) { try file.mark(at: Self.reservation) }

  /// Lets others append.
  func release() { file.unmark(at: Self.reservation) }

  // MARK: Reading

  /// Whether a line follows those that were read. What a crash has left behind the filling is for the next opening to find.
  ///
  /// - Throws: `ESTALE` where those do not stand there any more: the last one's hash is over all of them.
  func hasLine(after end: JournalEnd) throws(Errno) -> Bool {
    let ending = end.size > 0 ? end.hash.ending + [UInt8(ascii: "\n")] : []
    let found = try file.read(at: end.size - ending.count, count: ending.count + 1)
    guard found.starts(with: ending) else { throw Errno(code: ESTALE) }
    return found.dropFirst(ending.count).contains { $0 != 0 }
  }

  /// Reads so many bytes from a place, or as many as are there.
  func read(at place: Int, count: Int) throws(Errno) -> [UInt8] { try file.read(at: place, count: count) }

  /// Reads from a place to the end, without the filling.
  func read(from place: Int = 0) throws(Errno) -> [UInt8] {
    var bytes = try file.readAll(from: place)
    bytes.removeFilling()
    return bytes
  }

  /// Reads the lines that others have appended from a place on, and little of the filling: it may be a hundred times as
  /// long.
  ///
  /// - Parameter limit: how much is enough, though a little more is read.
  func readLines(from place: Int, limit: Int = .max) throws(Errno) -> [UInt8] {
    var bytes: [UInt8] = []
    var piece: [UInt8]
    repeat {
      piece = try file.read(at: place + bytes.count, count: Self.glance)
      bytes += piece
    } while piece.count == Self.glance && piece.last != 0 && bytes.count < limit
    bytes.removeFilling()
    return bytes
  }

  // MARK: Writing

  /// Takes note of how long the file is by now.
  mutating func update(_ extent: FileExtent) { size = extent.size }

  /// Writes lines where the last ones end, and fills the file ahead if there was no room for them.
  mutating func write(_ bytes: [UInt8], at place: Int) throws(Errno) {
    try file.write(bytes, at: place)
    if place + bytes.count <= size { return }
    size = place + bytes.count
    let filling = [UInt8](repeating: 0, count: Self.piece - size % Self.piece)
    // Where there is no room for that, the next lines make the file longer, as these have.
    if (try? file.write(filling, at: size)) != nil { size += filling.count }
  }

  /// Cuts off all from a place on.
  mutating func cut(to place: Int) throws(Errno) {
    sharedSync.noteCut()
    try file.truncate(to: place)
    size = place
  }
}

extension [UInt8] {
  /// Removes the NUL bytes that a journal's file was filled ahead with, but none before this place.
  mutating func removeFilling(downTo place: Int = 0) {
    var end = count
    withUnsafeBytes { bytes in
      // Eight at a time: there may be 64 KiB of it.
      while end - 8 >= place, bytes.loadUnaligned(fromByteOffset: end - 8, as: UInt64.self) == 0 { end -= 8 }
      while end > place, bytes[end - 1] == 0 { end -= 1 }
    }
    removeSubrange(end...)
  }
}
