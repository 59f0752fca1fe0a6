import Foundation
import Testing

@testable import JSONStore

@Suite struct `A damaged journal` {
  @Test func `torn at any byte of its last line loses that line only`() async throws {
    let whole = try Place(fixture(user(1, "kim")))
    try await whole.saveAndCrash("lee", "park")
    let journal = try whole.data(".journal")
    let start = try #require(journal.dropLast().lastIndex(of: UInt8(ascii: "\n"))) + 1
    for end in (start + 1)..<journal.count {
      let place = try Place(fixture(user(1, "kim")))
      try place.write(journal[..<end], to: ".journal")
      let store = try await place.open()
      #expect(store.report.tornTail == place.journal + ".torn")
      #expect(try place.data(".journal.torn") == journal[start..<end])
      #expect(try await store.save(Person("choi")).seq == 2)
      #expect(try await place.names() == ["kim", "lee", "choi"], "cut at \(end)")
    }
  }

  @Test func `with a line of a newer version opens for reading and is left as it is`() async throws {
    let place = try Place()
    try await place.saveAndCrash("kim")
    let journal = try place.data(".journal")
    let last = JournalHistory(Array(journal)).end
    let body = #"{"v":2,"seq":2,"d":1,"prev":"\#(last.hash)","#
    let hash = Array(body.utf8).withBytes { SHA256.hexadecimal(of: $0).prefix(32) }
    let newer = journal + Data("\(body)\"hash\":\"\(hash)\"}\n".utf8)
    try place.write(newer, to: ".journal")
    let store = try await place.open()
    #expect(store.report.readOnly == .newerJournal(line: 2))
    #expect(try place.data(".journal") == newer)
  }

  @Test func `torn is reported once`() async throws {
    let place = try Place()
    try await place.saveAndCrash("kim")
    try place.write(place.data(".journal") + Data("{\"v\":1,".utf8), to: ".journal")
    let first = try await place.open()
    #expect(first.report.tornTail != nil)
    try await first.close()
    #expect(try await place.open().report.tornTail == nil)
    #expect(try place.data(".journal.torn") == Data("{\"v\":1,".utf8))
  }

  @Test func `torn is not touched by a reader`() async throws {
    let place = try Place()
    try await place.saveAndCrash("kim")
    let torn = try place.data(".journal") + Data("{\"v\":1,".utf8)
    try place.write(torn, to: ".journal")
    #expect(try await place.names() == ["kim"])
    #expect(try place.data(".journal") == torn)
    #expect(try place.files == ["users.json.journal"])
  }

  @Test(arguments: 1...4)
  func `in any line opens for reading and says where`(line: Int) async throws {
    let place = try Place(fixture(user(1, "kim")))
    try await place.saveAndCrash("lee", "park", "choi")
    var lines = try place.lines(".journal")
    lines[line - 1].replace("2026", with: "2027", maxReplacements: 1)
    let damaged = Data((lines.joined(separator: "\n") + "\n").utf8)
    try place.write(damaged, to: ".journal")
    let store = try await place.open()
    #expect(store.report.readOnly == .corruptJournal(line: line))
    #expect(await store.snapshot.count(of: Person.self) == max(1, line - 1))
    await #expect(throws: StoreError.readOnly(.corruptJournal(line: line))) { try await store.save(Person("jung")) }
    try await store.close()
    #expect(try place.data(".journal") == damaged)
    #expect(try place.text() == fixture(user(1, "kim")))
  }

  @Test func `in all lines opens for reading, and is not taken for a write that was cut off`() async throws {
    let place = try Place(fixture(user(1, "kim")))
    try await place.saveAndCrash("lee", "park")
    let damaged = try place.lines(".journal").map { $0.replacing("\"v\":1", with: "\"v\":7") + "\n" }.joined()
    try place.write(Data(damaged.utf8), to: ".journal")
    #expect(try await place.open().report.readOnly == .corruptJournal(line: 1))
    #expect(try place.data(".journal") == Data(damaged.utf8))
  }

  @Test(arguments: ["removed", "doubled", "moved"])
  func `with a line out of place opens for reading`(fault: String) async throws {
    let place = try Place()
    try await place.saveAndCrash("kim", "lee", "park")
    var lines = try place.lines(".journal")
    switch fault {
    case "removed": lines.remove(at: 1)
    case "doubled": lines.insert(lines[1], at: 1)
    default: lines.swapAt(1, 2)
    }
    try place.write(Data((lines.joined(separator: "\n") + "\n").utf8), to: ".journal")
    let line = fault == "doubled" ? 3 : 2
    #expect(try await place.open().report.readOnly == .corruptJournal(line: line))
  }

  @Test func `shows a file that was written after the damage`() async throws {
    let place = try Place()
    let store = try await place.open()
    for name in ["kim", "lee"] { try await store.save(Person(name)) }
    try await store.close()
    var lines = try place.lines(".journal")
    lines[0].replace("2026", with: "2027", maxReplacements: 1)
    try place.write(Data((lines.joined(separator: "\n") + "\n").utf8), to: ".journal")
    #expect(try await place.open().report.readOnly == .corruptJournal(line: 1))
    #expect(try await place.names() == ["kim", "lee"])
  }
}
