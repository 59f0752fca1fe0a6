import Foundation
@testable import JSONStore
import Testing

@Suite struct `A fixture file` {
  let place: Place
  let path: String

  init() throws {
    place = try Place(copyOf: "genuine/10_usual_backup.json")
    path = place.directory + "/export.json"
  }

  private func records() async throws -> [Record] {
    let snapshot = try await place.open().snapshot
    return (0..<snapshot.count(of: Person.self)).map { snapshot[Person.self, row: $0].record }
  }

  @Test func `has one record a line, for its owner alone, and opens`() async throws {
    let records = try await records()
    try FixtureFile.write(records, to: path)
    let text = try String(contentsOfFile: path, encoding: .utf8)
    #expect(text.split(separator: "\n").count == records.count + 2)
    #expect(try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int == 0o600)
    let read = try StoreSnapshot(fixture: Array(text.utf8), models: [Person.self, Badge.self])
    #expect((0..<records.count).map { read[Person.self, row: $0].record } == records)
    #expect(try !place.files.contains { $0.hasSuffix("-new") })
  }

  @Test func `takes the place of no other file`() throws {
    try Data("mine".utf8).write(to: URL(filePath: path))
    #expect(throws: StoreError.exists(path)) { try FixtureFile.write([], to: path) }
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "mine")
    #expect(try place.files == ["export.json", "users.json"])
  }

  @Test func `takes away no file of a name like its own, nor one that is written meanwhile`() async throws {
    let records = try await records()
    let other = path + ".userstui-new"
    try Data("mine".utf8).write(to: URL(filePath: other))
    var isFirst = true
    #expect(throws: StoreError.exists(path)) {
      try FixtureFile.write(records, to: path) { _ in
        if isFirst { try? FixtureFile.write(records.dropLast(), to: path) }
        isFirst = false
      }
    }
    let read = try StoreSnapshot(fixture: Array(Data(contentsOf: URL(filePath: path))), models: [Person.self])
    #expect(read.count(of: Person.self) == records.count - 1)
    #expect(try String(contentsOfFile: other, encoding: .utf8) == "mine")
    #expect(try place.files == ["export.json", "export.json.userstui-new", "users.json"])
  }

  @Test(arguments: ["no/x.json", "no/"])
  func `is not there where there is no directory for it`(name: String) throws {
    let error = StoreError.noDirectory(place.directory + "/no", .notFound)
    #expect(throws: error) { try FixtureFile.write([], to: place.directory + "/" + name) }
    #expect(throws: error) { try FixtureFile.requireRoom(for: place.directory + "/" + name) }
  }

  @Test func `is not there where it cannot be written`() throws {
    let error = StoreError.unwritable(Errno(code: ENOTDIR))
    #expect(throws: error) { try FixtureFile.write([], to: place.path + "/x.json") }
    #expect(throws: error) { try FixtureFile.requireRoom(for: place.path + "/x.json") }
  }

  @Test func `has room where none is yet, and looking makes none`() throws {
    try FixtureFile.requireRoom(for: path)
    #expect(try place.files == ["users.json"])
    try FixtureFile.write([], to: path)
    #expect(throws: StoreError.exists(path)) { try FixtureFile.requireRoom(for: path) }
  }

  @Test func `is not there at all once its writing was cancelled`() async throws {
    let (records, path) = (try await records(), path)
    let writing = Task {
      try FixtureFile.write(records, to: path) { count in
        if count == 2 { withUnsafeCurrentTask { $0?.cancel() } }
      }
    }
    await #expect(throws: CancellationError.self) { try await writing.value }
    #expect(try place.files == ["users.json"])
  }
}
