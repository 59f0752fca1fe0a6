import Foundation
import Glibc
import Testing

@testable import JSONStore

@Suite struct `The journal's file` {
  private func isText(_ place: Place, _ suffix: String = ".journal") throws -> Bool {
    try !place.rawData(suffix).contains(0)
  }

  private func findings(in place: Place) throws -> [StoreCheck.Finding] {
    try StoreCheck(place.path, models: [Person.self, Badge.self]).findings
  }

  @Test func `is filled ahead, and text once its store is closed`() async throws {
    let place = try Place()
    let store = try await place.open()
    try await store.save(Person("kim"))
    let size = try place.rawData(".journal").count
    #expect(try place.data(".journal").count < size)
    // The next line is written into it.
    try await store.save(Person("lee"))
    #expect(try place.rawData(".journal").count == size)
    try await store.close()
    #expect(try isText(place))
    #expect(try place.lines(".journal").count == 4)
  }

  @Test func `is filled again each time it is full`() async throws {
    let place = try Place()
    let store = try await place.open()
    var sizes: Set<Int> = []
    for round in 0..<8 {
      _ = try await store.save((0..<100).map { Person("user\(round)-\($0)") })
      sizes.insert(try place.rawData(".journal").count)
    }
    #expect(sizes.count > 1)
    #expect(sizes.allSatisfy { $0 % (1 << 16) == 0 })
    try await store.close()
    #expect(try await place.names().count == 800)
  }

  @Test func `ends after a crash where its lines do, and nothing is said of it`() async throws {
    let place = try Place(fixture(user(1, "kim")))
    try await place.saveAndCrash("lee", "park")
    #expect(try !isText(place))
    #expect(try findings(in: place).isEmpty)
    #expect(try !StoreRepair(place.path, models: [Person.self, Badge.self]).isNeeded)
    #expect(try await place.names() == ["kim", "lee", "park"])
    let store = try await place.open()
    #expect(store.report.readOnly == nil && store.report.tornTail == nil)
    #expect(await store.history(before: .max, limit: 10).map(\.seq) == [1, 2])
    #expect(try await store.save(Person("choi")).seq == 3)
    try await store.close()
    #expect(try isText(place))
    #expect(try place.files == ["users.json", "users.json.1", "users.json.journal"])
  }

  @Test func `is text again after a sitting that saves nothing`() async throws {
    let place = try Place(fixture(user(1, "kim")))
    try await place.saveAndCrash("lee")
    try await place.open().close()
    #expect(try isText(place))
    // A power cut may leave no line at all.
    try FileManager.default.removeItem(atPath: place.path)
    try place.write(Data(count: 1 << 16), to: ".journal")
    try await place.open().close()
    #expect(try place.rawData(".journal").isEmpty)
  }

  @Test func `has no line before a power cut, and then is empty`() async throws {
    let place = try Place(fixture(user(1, "kim")))
    try place.write(Data(count: 1 << 16), to: ".journal")
    #expect(try findings(in: place).isEmpty)
    let reader = try await place.open(readOnly: true)
    let store = try await place.open()
    #expect(store.report.readOnly == nil && store.report.tornTail == nil)
    #expect(try await store.save(Person("lee")).seq == 1)
    try await store.close()
    #expect(try await place.names() == ["kim", "lee"])
    withExtendedLifetime(reader) {}
  }

  @Test(arguments: [(0, "torn"), (1, "torn"), (5_000, "torn"), (1, "to\nrn"), (5_000, "torn\n")])
  func `with text behind the NUL bytes has a torn end`(distance: Int, text: String) async throws {
    let place = try Place()
    try await place.saveAndCrash("kim")
    let end = try place.data(".journal").count
    var torn = try place.rawData(".journal")
    torn.replaceSubrange(end + distance..<end + distance + text.utf8.count, with: Data(text.utf8))
    try place.write(torn, to: ".journal")
    #expect(try findings(in: place).map(\.fault) == [.unfinishedLine(2)])
    let store = try await place.open()
    #expect(store.report.readOnly == nil && store.report.tornTail == place.journal + ".torn")
    #expect(try place.rawData(".journal.torn") == Data(count: distance) + Data(text.utf8))
    #expect(try await store.save(Person("lee")).seq == 2)
    try await store.close()
    #expect(try await place.names() == ["kim", "lee"])
  }

  @Test(arguments: 0..<2) func `with NUL bytes for a line that was acknowledged is damaged`(line: Int) async throws {
    let place = try Place()
    try await place.saveAndCrash("kim", "lee", "park", "choi")
    let lines = try place.lines(".journal").map { Data(($0 + "\n").utf8) }
    var damaged = lines
    damaged[line] = Data(count: lines[line].count)
    let filling = try place.rawData(".journal").dropFirst(lines.reduce(0) { $0 + $1.count })
    try place.write(Data(damaged.joined()) + filling, to: ".journal")
    #expect(try findings(in: place).map(\.fault).contains(.damagedLine(line + 1)))
    #expect(try await place.open().report.readOnly == .corruptJournal(line: line + 1))
  }

  @Test func `is shared by stores that close at any time`() async throws {
    let place = try Place(fixture(user(1, "kim")))
    let first = try await place.open()
    try await first.save(Person("a"))
    for round in 0..<3 {
      let second = try await place.open()
      #expect(try await second.save(Person("b\(round)")).seq == 2 * round + 2)
      try await second.close()
      #expect(try isText(place))
      // It has become shorter than the first has left it.
      #expect(try await first.save(Person("c\(round)")).seq == 2 * round + 3)
      #expect(try !isText(place))
    }
    try await first.close()
    #expect(try isText(place))
    #expect(try await place.names() == ["kim", "a", "b0", "c0", "b1", "c1", "b2", "c2"])
    #expect(try findings(in: place).isEmpty)
  }

  @Test func `keeps what another has appended since when a store is closed`() async throws {
    let place = try Place(fixture(user(1, "kim")))
    let (first, second) = (try await place.open(), try await place.open())
    try await first.save(Person("lee"))
    try await second.save(Person("park"))
    try await first.close()
    #expect(try await second.save(Person("choi")).seq == 3)
    #expect(try await place.names() == ["kim", "lee", "park", "choi"])
  }

  @Test func `is left filled where another process has the lock`() async throws {
    let place = try Place(fixture(user(1, "kim")))
    let store = try await place.open()
    try await store.save(Person("lee"))
    try await store.checkpoint()
    let lock = try StoreLock(StorePath(place.path), isReader: false)
    #expect(try await lock.take(.exclusive, within: .zero))
    try await store.close()
    lock.close()
    #expect(try !isText(place))
    #expect(try findings(in: place).isEmpty)
  }

  @Test func `is archived by the size of its lines, and as text`() async throws {
    let place = try Place()
    let store = try await place.open(journalLimit: 3_000)
    try await store.save(Person("kim"))
    #expect(try place.rawData(".journal").count > 3_000)
    try await store.checkpoint()
    #expect(try !place.files.contains("users.json.journal.000001"))
    for number in 0..<9 { try await store.save(Person("user\(number)")) }
    try await store.checkpoint()
    #expect(try isText(place, ".journal.000001"))
    try await store.close()
    #expect(try isText(place))
  }

  @Test func `is looked at without its times, and is the same`() throws {
    let place = try Place(fixture(user(1, "kim")))
    var status = stat()
    #expect(stat(place.path, &status) == 0)
    let found = try #require(try FileExtent(of: place.path))
    #expect(found.id == FileID(status) && found.size == Int(status.st_size))
    let opened = try JournalFile(place.path, O_RDONLY).extent()
    #expect(opened.id == found.id && opened.size == found.size)
    #expect(try FileExtent(of: place.journal) == nil)
    #expect(throws: Errno(code: ENOTDIR)) { try FileExtent(of: place.path + "/x") }
  }

  @Test func `ends no earlier than what cannot be read of it`() {
    var bytes: [UInt8] = [1, 0, 2, 0, 0, 0]
    bytes.removeFilling(downTo: 4)
    #expect(bytes == [1, 0, 2, 0])
    bytes.removeFilling()
    #expect(bytes == [1, 0, 2])
    bytes = [0, 0]
    bytes.removeFilling()
    #expect(bytes.isEmpty)
  }
}
