import Foundation
import Glibc
import Testing

@testable import JSONStore

/// A disk that fails itself is for `Tests/FaultSuite`.
@Suite struct `What a disk gives back of a file` {
  /// Reads as a disk does that lacks some of a file: up to there, and then not at all.
  private func read(_ bytes: [UInt8], without lost: [Range<Int>], _ code: Int32 = EIO) throws -> FileSalvage {
    try FileSalvage(size: bytes.count) { place, count throws(Errno) in
      if lost.contains(where: { $0.contains(place) }) { throw Errno(code: code) }
      let end = lost.map(\.lowerBound).filter { $0 > place }.min() ?? bytes.count
      return Array(bytes[place..<min(place + count, end)])
    }
  }

  private let bytes = (0..<200_000).map { UInt8($0 % 251 + 1) }

  @Test func `is all of it where nothing fails`() throws {
    let salvage = try read(bytes, without: [])
    #expect(salvage.bytes == bytes)
    #expect(salvage.gaps.isEmpty)
    #expect(try read([], without: []).bytes.isEmpty)
  }

  @Test func `is zeros for the blocks that fail, and everything else`() throws {
    let salvage = try read(bytes, without: [8_192..<16_384, 100_000..<100_001, 199_000..<200_000])
    // From the first byte that is not given back to the end of its block.
    #expect(salvage.gaps == [8_192..<16_384, 100_000..<102_400, 199_000..<200_000])
    #expect(salvage.bytes.count == bytes.count)
    for (place, byte) in salvage.bytes.enumerated() where byte != bytes[place] {
      #expect(byte == 0 && salvage.isGap(place))
    }
    #expect(!salvage.isGap(8_191) && salvage.isGap(8_192) && !salvage.isGap(16_384))
  }

  @Test func `ends where the file has become shorter`() throws {
    let salvage = try FileSalvage(size: 10) { place, _ throws(Errno) in place == 0 ? [1, 2, 3] : [] }
    #expect(salvage.bytes == [1, 2, 3])
  }

  @Test func `is nothing where it is no fault of the disk's`() {
    #expect(throws: Errno(code: EISDIR)) { try read(bytes, without: [0..<1], EISDIR) }
  }

  // MARK: What follows from it

  /// Some text of which a part cannot be read.
  private func text(_ text: String, without lost: String) throws -> FileSalvage {
    let bytes = Array(text.utf8)
    let start = try #require(text.range(of: lost)).lowerBound.utf16Offset(in: text)
    return try FileSalvage(size: bytes.count) { place, count throws(Errno) in
      if place >= start { throw Errno(code: EIO) }
      return Array(bytes[place..<min(place + count, start)])
    }
  }

  @Test func `of a fixture is no record that it cuts, and no fault but that`() throws {
    let text = try text(fixture(user(1, "kim"), user(2, "lee"), user(3, "park")), without: "lee")
    let salvage = FixtureSalvage(text, schemas: Schemas(all: [Person.schema, Badge.schema]))
    #expect(salvage.fixture.end == 1)
    #expect(salvage.faults.map(\.error.line) == [3])
    #expect(salvage.faults.first?.record?.pk == .integer(2))
    let between = try self.text(fixture(user(1, "kim"), user(2, "lee")), without: ",\n")
    #expect(FixtureSalvage(between, schemas: Schemas(all: [Person.schema])).faults.isEmpty)
  }

  @Test func `of a journal is never taken for a write that was cut off`() async throws {
    let place = try Place(fixture(user(1, "kim")))
    try await place.saveAndCrash("lee", "park")
    let journal = try #require(try place.text(".journal"))
    let path = StorePath(place.path)
    for (lost, lines) in [("park", 2), ("lee", 1), ("{", 0)] {
      let salvage = try text(journal, without: lost)
      let history = JournalHistory(salvage, after: JournalArchive(path, beside: salvage.bytes))
      #expect(history.tail == .corrupt(line: lines + 1))
      let repair = JournalSalvage([(place.journal, salvage)])
      #expect(repair.lostLines.map(\.place.line) == [lines + 1])
      #expect(repair.history.entries.count == max(lines - 1, 0))
    }
  }
}
