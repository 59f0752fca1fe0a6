import Foundation
import Signals
import Testing

@testable import JSONStore

@Suite struct `A check of a store's files` {
  /// A store with three saves in its journal, and a line on the file that was found.
  private func place() async throws -> Place {
    let place = try Place(fixture(user(1, "kim"), profile(1, of: "1")))
    let store = try await place.open()
    for name in ["lee", "park", "choi"] { try await store.save(Person(name)) }
    return try place.afterCrash()
  }

  private func check(_ place: Place) throws -> StoreCheck {
    try StoreCheck(place.path, models: [Person.self, Badge.self])
  }

  private func faults(of lines: [String], in place: Place) throws -> [StoreCheck.Fault] {
    try place.write(Data(lines.joined(separator: "\n").utf8), to: ".journal")
    let findings = try check(place).findings
    #expect(findings.allSatisfy { $0.file == place.journal })
    return findings.map(\.fault)
  }

  @Test func `finds nothing in a sound one, and changes nothing`() async throws {
    let place = try await place()
    let before = try (place.files, place.data(), place.data(".journal"))
    let check = try check(place)
    #expect(check.findings.isEmpty)
    #expect(check.recordCount == 2 && check.saveCount == 3 && check.unwrittenCount == 3)
    #expect(try (place.files, place.data(), place.data(".journal")) == before)
    #expect(!FileManager.default.fileExists(atPath: place.path + ".lock"))
  }

  @Test func `counts the saves that the file lacks`() async throws {
    let place = try await place()
    try await place.open().close()
    #expect(try check(place).unwrittenCount == 0)
    try await place.saveAndCrash("han", "yun")
    #expect(try check(place).unwrittenCount == 2)
    #expect(try check(place).saveCount == 5)
  }

  @Test func `counts no save that got into the file of a process which died before it could say so`() async throws {
    let place = try await place()
    try await place.open().close()
    var lines = try place.lines(".journal")
    #expect(lines.removeLast().contains("snapshot"))
    try place.write(Data((lines.joined(separator: "\n") + "\n").utf8), to: ".journal")
    #expect(try check(place).findings.isEmpty)
    #expect(try check(place).unwrittenCount == 0)
  }

  @Test func `is none where there is nothing to look at`() throws {
    let place = try Place()
    #expect(throws: StoreError.unreadable(place.path, .notFound)) { try check(place) }
  }

  @Test func `finds nothing in a journal that makes the whole store`() async throws {
    let place = try Place()
    let store = try await place.open()
    try await store.save(Person("kim"))
    let check = try check(place.afterCrash())
    #expect(check.findings.isEmpty)
    #expect(check.saveCount == 1 && check.unwrittenCount == 1)
  }

  @Test func `names every line of the journal that is damaged, missing or unfinished`() async throws {
    let place = try await place()
    let lines = try place.lines(".journal")
    #expect(lines.count == 4)
    var damaged = lines + [""]
    damaged[1] = damaged[1].replacing("lee", with: "leo")
    damaged[3] = damaged[3].replacing("choi", with: "chop")
    #expect(try faults(of: damaged, in: place) == [.damagedLine(2), .damagedLine(4)])
    #expect(try faults(of: [lines[0], lines[2], lines[3], ""], in: place) == [.misplacedLine(2)])
    #expect(
      try faults(of: [lines[0], lines[2], lines[1], lines[3], ""], in: place)
        == [.misplacedLine(2), .misplacedLine(3), .misplacedLine(4)])
    #expect(try faults(of: lines.dropLast() + [String(lines[3].dropLast(9))], in: place) == [.unfinishedLine(4)])
  }

  @Test func `names the snapshot's fault, and the journal's as well`() async throws {
    let place = try await place()
    try place.write(Data(fixture(user(1, "kim"), user(1, "lee")).utf8))
    var lines = try place.lines(".journal")
    lines[2] = lines[2].replacing("park", with: "bark")
    try place.write(Data((lines.joined(separator: "\n") + "\n").utf8), to: ".journal")
    let findings = try check(place).findings
    #expect(findings.map(\.file) == [place.path, place.journal])
    guard case .fixture(let error) = findings[0].fault else {
      Issue.record("\(findings)")
      return
    }
    #expect(error.line == 3 && error.reason == .pkTwice(firstLine: 2))
    #expect(findings[1].fault == .damagedLine(3))
  }

  @Test func `names each fault of a fixture, in the order of its lines`() throws {
    let place = try Place(
      fixture(user(1, "kim"), user(1, "lee"), "{\"model\": \"auth.user\", \"pk\": 3}", user(4, "kim"), user(5, "choi")))
    #expect(
      try check(place).findings.map { finding in
        if case .fixture(let error) = finding.fault { "\(error.line) \(error.reason)" } else { "" }
      } == ["3 pkTwice(firstLine: 2)", "4 memberMissing", "5 valueTwice(firstLine: 2)"])
  }

  @Test func `blames nobody for what a damaged journal no longer says of the file`() async throws {
    let place = try Place(fixture(user(1, "kim")))
    let store = try await place.open()
    for name in ["lee", "park"] { try await store.save(Person(name)) }
    try await store.close()
    var lines = try place.lines(".journal")
    lines[2] = lines[2].replacing("park", with: "bark")
    try place.write(Data((lines.joined(separator: "\n") + "\n").utf8), to: ".journal")
    #expect(try check(place).findings.map(\.fault) == [.damagedLine(3)])
  }

  @Test func `tells of a file that another program wrote over saves, or took away`() async throws {
    let place = try await place()
    try place.write(Data(fixture(user(1, "edited")).utf8))
    #expect(try check(place).findings.map(\.fault) == [.changedOutside(unwritten: 3)])
    try FileManager.default.removeItem(atPath: place.path)
    #expect(try check(place).findings.map(\.fault) == [.snapshotMissing])
  }

  /// Kim and lee in the file; park, the third, in the journal alone. Then another program writes the file.
  private func edited(_ old: String, _ new: String) async throws -> Place {
    let place = try Place(fixture(user(1, "kim")))
    try await place.saveAndCrash("lee")
    try await place.open().close()
    try await place.saveAndCrash("park")
    let edited = try #require(try place.text()).replacing(old, with: new)
    #expect(try place.text() != edited)
    try place.write(Data(edited.utf8))
    return place
  }

  @Test func `blames nobody for another program's edit that opening joins with the journal`() async throws {
    let place = try await edited("kim", "kin")
    #expect(try check(place).findings.isEmpty)
    #expect(try !StoreRepair(place.path, models: [Person.self, Badge.self]).isNeeded)
    let store = try await place.open()
    try await store.purge()
    try await store.close()
    #expect(try await place.names() == ["kin", "lee", "park"])
  }

  @Test(arguments: [user(3, "edited"), user(9, "park")])
  func `names another program's edit that opening refuses`(added: String) async throws {
    let place = try await edited("\n]", ",\n\(added)\n]")
    #expect(try check(place).findings.map(\.fault) == [.changedOutside(unwritten: 1)])
    let store = try await place.open()
    let refused = Recorder<StoreError>()
    let connection = store.signals.fileRefused.connect("refused") { refused.record($0.error) }
    await store.redeliver()
    await refused.wait(for: 1)
    try? await store.close()
    withExtendedLifetime(connection) {}
  }

  @Test(arguments: ["", ".1"]) func `says what is no file`(suffix: String) throws {
    let place = try Place(fixture(user(1, "kim")))
    try? FileManager.default.removeItem(atPath: place.path + suffix)
    try FileManager.default.createDirectory(atPath: place.path + suffix, withIntermediateDirectories: false)
    #expect(throws: StoreError.notAFile(place.path + suffix)) { try check(place) }
  }

  @Test func `says what cannot be read, as opening does`() async throws {
    let place = try Place(fixture(user(1, "kim")))
    try FileManager.default.createDirectory(atPath: place.journal, withIntermediateDirectories: false)
    let error = StoreError.unreadable(place.journal, Errno(code: EISDIR))
    #expect(throws: error) { try check(place) }
    await #expect(throws: error) { try await place.open() }
  }
}
