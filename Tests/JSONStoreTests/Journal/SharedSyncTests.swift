import Glibc
import Signals
import Testing

@testable import JSONStore

/// Whether a process has synced shows in what it tells the others, as long as it has the file open.
@Suite struct `A sync that several processes share` {
  private let place: Place
  private let path: String

  init() throws {
    place = try Place()
    path = place.journal
  }

  /// One of the processes that have the file open.
  private final class Process {
    private let file: File
    private var shared = SharedSync()

    init(_ path: String, _ flags: Int32 = O_RDWR | O_CREAT, at start: Int = 10) throws {
      file = try File(path, flags)
      // Its own.
      try shared.sync(file, to: start)
    }

    /// Reads up to there with the store's lock, appends, and syncs.
    func sync(reading place: Int? = nil, to end: Int) throws {
      shared.noteEnd(place ?? end, of: file)
      try shared.sync(file, to: end)
    }

    func cut() { shared.noteCut() }
  }

  /// What is told to whoever comes anew.
  private func told() throws -> Range<Int>? {
    let range = try File(path, O_RDONLY).sharedRange(in: 1 << 60..<1 << 61)
    return range.map { $0.lowerBound - 1 << 60..<$0.upperBound - 1 << 60 }
  }

  @Test func `is told of, and spares the others theirs`() throws {
    var first: Process? = try Process(path)
    let second = try Process(path)
    let reader = try Process(path, O_RDONLY)
    try first?.sync(to: 30)
    #expect(try told() == 10..<30)
    try second.sync(to: 30)
    try reader.sync(to: 30)
    first = nil
    #expect(try told() == nil)
    withExtendedLifetime((second, reader)) {}
  }

  @Test func `is that of one who only reads, too`() throws {
    let writer = try Process(path)
    var reader: Process? = try Process(path, O_RDONLY)
    try reader?.sync(to: 30)
    try writer.sync(to: 30)
    #expect(try told() == 10..<30)
    reader = nil
    #expect(try told() == nil)
    withExtendedLifetime(writer) {}
  }

  @Test func `is not that of who has written more since`() throws {
    var first: Process? = try Process(path)
    let second = try Process(path)
    try first?.sync(to: 30)
    try second.sync(to: 31)
    first = nil
    #expect(try told() == 10..<31)
    withExtendedLifetime(second) {}
  }

  @Test func `is not told of by who has just opened the file`() throws {
    let process = try Process(path, at: 30)
    #expect(try told() == nil)
    withExtendedLifetime(process) {}
  }

  @Test func `says nothing of what was written before the file was opened`() throws {
    var late: Process? = try Process(path, at: 20)
    try late?.sync(to: 30)
    #expect(try told() == 20..<30)
    // Of these bytes nobody tells all.
    let early = try Process(path)
    try early.sync(to: 30)
    late = nil
    #expect(try told() == 10..<30)
    withExtendedLifetime(early) {}
  }

  @Test func `goes on from what others have synced`() throws {
    var first: Process? = try Process(path)
    let second = try Process(path)
    try first?.sync(to: 30)
    try second.sync(to: 30)
    try second.sync(to: 40)
    first = nil
    #expect(try told() == 10..<40)
    withExtendedLifetime(second) {}
  }

  @Test func `is nobody's who has cut the file`() throws {
    var first: Process? = try Process(path)
    let second = try Process(path)
    try first?.sync(to: 30)
    second.cut()
    try second.sync(to: 30)
    try second.sync(to: 40)
    first = nil
    #expect(try told() == 30..<40)
    withExtendedLifetime(second) {}
  }

  @Test func `is not believed where it is told of more than there is`() throws {
    var first: Process? = try Process(path)
    let second = try Process(path)
    try first?.sync(to: 30)
    // Somebody has cut the file, and the second has appended to it.
    try second.sync(reading: 20, to: 30)
    first = nil
    #expect(try told() == 10..<30)
    withExtendedLifetime(second) {}
  }

  @Test func `is for another file another's`() throws {
    var first: Process? = try Process(path)
    try first?.sync(to: 30)
    unlink(path)
    let second = try Process(path)
    try second.sync(to: 30)
    first = nil
    #expect(try told() == 10..<30)
    withExtendedLifetime(second) {}
  }

  @Test func `is not waited for without end`() throws {
    let hung = try File(path, O_RDWR | O_CREAT)
    #expect(try hung.tryLock(isShared: false))
    let process = try Process(path)
    try process.sync(to: 30)
    #expect(try told() == 10..<30)
    // Its turn is still its own.
    #expect(try !File(path, O_RDWR).tryLock(isShared: false))
    _ = consume hung
    withExtendedLifetime(process) {}
  }

  @Test func `leaves the turn to the next`() throws {
    let process = try Process(path)
    try process.sync(to: 30)
    #expect(try File(path, O_RDWR).tryLock(isShared: false))
    withExtendedLifetime(process) {}
  }

  @Test func `is the writer's for whoever reads its lines`() throws {
    let path = StorePath(place.path)
    let line = JournalLine.acknowledged(ReceiverCall(seq: 1, place: 0, receiver: "users.mail"))
    let (writer, reader) = (
      Journal(path, end: JournalEnd(), isReader: false), Journal(path, end: JournalEnd(), isReader: true)
    )
    for round in 0..<4 {
      _ = try writer.catchUp(isReserved: false)
      try writer.append([line])
      try writer.sync()
      #expect(try reader.catchUp(isReserved: false).lines.count == 1)
      try reader.sync()
      // The first sync is each one's own.
      if round == 0 { #expect(try told() == nil) }
    }
    #expect(try told()?.upperBound == writer.end.size)
    writer.close()
    #expect(try told() == nil)
    withExtendedLifetime(reader) {}
  }

  @Test func `is told of by no journal that shares none`() throws {
    let journal = Journal(StorePath(place.path), end: JournalEnd(), isReader: false, sharesSyncs: false)
    for _ in 0..<3 {
      _ = try journal.catchUp(isReserved: false)
      try journal.append([.acknowledged(ReceiverCall(seq: 1, place: 0, receiver: "users.mail"))])
      try journal.sync()
    }
    #expect(try told() == nil)
    withExtendedLifetime(journal) {}
  }

  @Test func `is told by nobody where it fails, and tried by the next`() throws {
    var shared = SharedSync()
    try shared.sync(File(path, O_RDWR | O_CREAT), to: 10)
    // What cannot be synced at all.
    unlink(path)
    #expect(mkfifo(path, 0o600) == 0)
    let file = try File(path, O_RDWR)
    shared.noteEnd(20, of: file)
    #expect(throws: Errno(code: EINVAL)) { try shared.sync(file, to: 30) }
    let next = try File(path, O_RDWR)
    #expect(try next.sharedRange(in: 1 << 60..<1 << 61) == nil)
    #expect(try next.tryLock(isShared: false))
  }
}
