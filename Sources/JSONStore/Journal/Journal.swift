import Glibc

/// The write-ahead log, which all processes of a store append to. Whoever reads or appends has the store's lock.
final class Journal {
  /// How far it was read or written.
  var end: JournalEnd

  let path: StorePath
  private let isReader: Bool
  private let sharesSyncs: Bool
  var file: JournalFile?
  /// The last save that is known to be on disk.
  var durable: Int
  var isSynced = true
  /// Whether nothing had its name when it was last looked at under the lock.
  private(set) var isMissing = false
  private let parser = JSONParser()
  /// What follows ``end``, read without the lock.
  private var ahead: Ahead?

  private struct Ahead {
    var lines: [JournalLine] = []
    /// Where it ends.
    var end: JournalEnd
    /// What is there: more lines perhaps, or a part of one.
    var tail = JournalEnd.Tail.none
  }

  /// Why a sync failed: it is never tried again, as the next would say that all is well.
  var syncFailure: Errno?

  /// The journal behind what was read of it, all of which is on disk. Touches no file yet.
  ///
  /// - Parameter sharesSyncs: whether one sync is for all processes: those of one machine.
  init(_ path: StorePath, end: JournalEnd, isReader: Bool, sharesSyncs: Bool = true) {
    self.path = path
    self.end = end
    self.isReader = isReader
    self.sharesSyncs = sharesSyncs
    durable = end.seq
  }

  /// Whether there may be something to read, told without the lock.
  var hasNews: Bool {
    guard let found = try? FileExtent(of: path.journal) else { return false }
    guard file?.id == found.id else { return file != nil || found.size != end.size }
    return (try? file?.hasLine(after: end)) != false
  }

  /// Whether there is none under the name any more.
  var isGone: Bool {
    get throws(Errno) {
      if end.size == 0 { return false }
      return try FileExtent(of: path.journal) == nil
    }
  }

  /// Opens the file that was read so far, all of which is on disk under its name: then no removal of that takes it away.
  func hold() {
    guard file == nil, end.size > 0, let opened = try? openNow(at: end) else { return }
    file = consume opened
  }

  // MARK: Reading

  /// Reads what others have appended; also where they have archived the file since and gone on in another, and where
  /// somebody has removed it.
  ///
  /// - Parameter isReserved: whether others are kept from appending from then on, until ``release()``.
  /// - Throws: `ESTALE` for a file that is not the journal that was read so far; `ENOENT` where there is none, and none is
  ///   held; `EAGAIN` where another process appends. Nobody has heard of what was read then: it is read again.
  func catchUp(isReserved: Bool) throws(Errno) -> (lines: [JournalLine], tail: JournalEnd.Tail) {
    let ahead = ahead.take()
    let extent: FileExtent
    let found = try FileExtent(of: path.journal)
    isMissing = found == nil && end.size > 0
    if let found {
      guard file?.id == found.id else { return try moveOn(isReserved) }
      extent = found
    } else if end.size == 0 {
      file = nil
      return ([], .none)
    } else {
      guard let held = try file?.extent() else { throw .notFound }
      extent = held
    }
    if isReserved { try file?.reserve() }
    // It is not what was read any more, and nobody goes on in it: another is begun.
    if isMissing, try !isHeld { return ([], .none) }
    file?.update(extent)
    defer { file?.noteEnd(end.size) }
    var lines: [JournalLine] = []
    // What was read ahead may have been cut off again since.
    if let ahead, (try? file?.hasLine(after: ahead.end)) != nil {
      end = ahead.end
      lines = ahead.lines
    }
    let rest = try file?.hasLine(after: end) == true ? try file?.readLines(from: end.size) ?? [] : []
    let (more, tail) = end.read(rest, parser)
    lines += more
    isSynced = isSynced && lines.isEmpty
    return (lines, tail)
  }

  /// Reads some of what others have appended, without the lock: then there is less to do under it, while they wait. It
  /// counts only if it still stands there: what a process cannot write to its end it cuts off again.
  func readAhead() {
    var next = ahead ?? Ahead(end: end)
    guard next.tail == .none, (try? file?.hasLine(after: next.end)) == true,
      let bytes = try? file?.readLines(from: next.end.size, limit: JournalLine.limit)
    else { return }
    let (lines, tail) = next.end.read(bytes, parser)
    next.lines += lines
    next.tail = tail
    ahead = next
  }

  /// Goes on in the file that has the name now.
  private func moveOn(_ isReserved: Bool) throws(Errno) -> (lines: [JournalLine], tail: JournalEnd.Tail) {
    var next = end
    var lines = try readArchived(&next)
    let opened = try open(at: next)
    if isReserved { try opened.reserve() }
    guard try opened.extent().size >= next.size else { throw Errno(code: ESTALE) }
    let news = next.read(try opened.read(from: next.size))
    lines += news.lines
    end = next
    file = consume opened
    isSynced = isSynced && lines.isEmpty
    return (lines, news.tail)
  }

  /// Reads to the end of the file that was read so far, and those after it that are archived too, if the file under the
  /// name goes on from these.
  private func readArchived(_ next: inout JournalEnd) throws(Errno) -> [JournalLine] {
    let first = JournalLine.first(of: try File(path.journal, O_RDONLY).read(at: 0, count: JournalLine.limit))
    guard let first, case .segment(let header)? = first.line else { return [] }
    var lines: [JournalLine] = []
    while header.number > next.segment {
      // Where nothing is missing the archived file need not be there any more.
      if header.number > next.segment + 1 || first.previous != next.hash {
        let archived =
          file == nil || next.segment > end.segment
          ? try JournalFile(path.segment(next.segment), O_RDONLY).read(from: next.size)
          : try file?.read(from: next.size) ?? []
        let (read, tail) = next.read(archived)
        guard tail == .none else { throw Errno(code: ESTALE) }
        lines += read
      }
      next = next.inNextSegment
    }
    return lines
  }

  /// Opens the file under the name, which must be the one that was read to there, and makes sure that it stays.
  func open(at end: JournalEnd) throws(Errno) -> JournalFile {
    let opened = try openNow(at: end)
    if !isReader {
      opened.giveToOwner(of: path.snapshot)
      // A new journal whose name is not durable is lost whole in a power cut.
      do throws(Errno) { try opened.sync() } catch {
        syncFailure = error
        throw error
      }
      try File.syncDirectory(path.directory)
    }
    return opened
  }

  private func openNow(at end: JournalEnd) throws(Errno) -> JournalFile {
    let opened = try JournalFile(path.journal, isReader ? O_RDONLY : O_RDWR | (end.size > 0 ? 0 : O_CREAT))
    _ = try opened.hasLine(after: end)
    return opened
  }

  func close() { file = nil }

  // MARK: Appending

  /// Appends lines in one write; they are on disk after the next ``sync()``.
  ///
  /// - Parameter onLine: called before each, with how many were dealt with.
  /// - Throws: ``StoreError/unwritable(_:)`` if nothing was written, or what was written is cut off again;
  ///   ``StoreError/unsynced(_:)`` if it could not be; ``StoreError/tooLarge(limit:)``.
  func append(_ lines: [JournalLine], onLine: (Int) -> Void = { _ in }) throws(StoreError) {
    if let syncFailure { throw .unsynced(syncFailure) }
    let (bytes, next) = try encoded(lines, onLine)
    if file == nil { file = try begin() }
    do throws(Errno) { try file?.write(bytes, at: end.size) } catch {
      // What of it was written must go, or the next line would follow half a line.
      do throws(Errno) { try file?.cut(to: end.size) } catch {
        syncFailure = error
        throw .unsynced(error)
      }
      if let syncFailure { throw .unsynced(syncFailure) }
      throw .unwritable(error)
    }
    end = next
    isSynced = false
  }

  /// The file for the first line.
  private func begin() throws(StoreError) -> JournalFile {
    do throws(Errno) {
      let opened = try open(at: end)
      try opened.reserve()
      // Another process may have been faster, see ``JournalFile/reservation``.
      let size = try opened.extent().size
      guard end.size > 0 || size == 0 else { throw Errno(code: EAGAIN) }
      return opened
    } catch {
      if let syncFailure { throw .unsynced(syncFailure) }
      throw error.code == EAGAIN ? .busy(nil) : .unwritable(error)
    }
  }

  /// Lets others append.
  func release() { file?.release() }

  /// The lines as they follow what was read, and how far it is read then.
  func encoded(
    _ lines: [JournalLine], _ onLine: (Int) -> Void = { _ in }
  ) throws(StoreError) -> (bytes: [UInt8], end: JournalEnd) {
    var bytes: [UInt8] = []
    // The lines of a batch are full, but for the last one.
    if lines.count > 2, case .entry = lines[1] { bytes.reserveCapacity(lines.count * JournalLine.limit) }
    var next = end
    for (number, line) in lines.enumerated() {
      onLine(number)
      if case .entry(let entry, _) = line, entry.seq != end.seq + 1 { throw .unwritable(Errno(code: ESTALE)) }
      let encoded = line.encoded(durable: durable, previous: next.hash)
      guard encoded.bytes.count <= JournalLine.limit else { throw .tooLarge(limit: JournalLine.limit) }
      bytes += encoded.bytes
      next.hash = encoded.hash
      next.lines += 1
      if case .entry(let entry, _) = line { next.seq = entry.seq }
    }
    next.size += bytes.count
    return (bytes, next)
  }

  /// Makes all that was read and appended durable, if it is not. Without the lock, so that others append meanwhile.
  func sync() throws(StoreError) {
    if let syncFailure { throw .unsynced(syncFailure) }
    guard !isSynced else { return }
    do throws(Errno) { try syncFile() } catch { throw .unsynced(error) }
  }

  // MARK: The end of the file

  /// Whether there is more in the file under the name than what was read, told without the lock.
  var isFilled: Bool { (try? FileExtent(of: path.journal)).map { $0.size > end.size } ?? false }

  /// Cuts off what the file was filled ahead with; under the lock, when all is read. Another process that has it open
  /// fills it again. Anything else that follows is for the next opening to tell of.
  func cutBack() throws(Errno) {
    guard isFilled, try file?.read(from: end.size).isEmpty == true else { return }
    try file?.cut(to: end.size)
    isSynced = false
  }

  /// Cuts off what follows the good part, and makes that durable.
  ///
  /// A torn end was never acknowledged, but a person may want to look at it: it goes into a file of its own.
  func cutTail() throws(Errno) {
    if file == nil { file = try open(at: end) }
    let tail = try file?.read(from: end.size) ?? []
    if !tail.isEmpty {
      let torn = try File(path.torn, O_WRONLY | O_CREAT | O_APPEND)
      torn.giveToOwner(of: path.snapshot)
      try torn.write(tail)
      try torn.sync()
      try File.syncDirectory(path.directory)
      try file?.cut(to: end.size)
    }
    try syncFile()
    try File.syncDirectory(path.directory)
  }

  private func syncFile() throws(Errno) {
    if let syncFailure { throw syncFailure }
    do throws(Errno) { try sharesSyncs ? file?.sync(to: end.size) : file?.sync() } catch {
      syncFailure = error
      throw error
    }
    durable = end.seq
    isSynced = true
  }
}
