import Foundation
import JSONStore
import Testing

@Suite struct `A file that the disk has damaged` {
  /// A store of which kim was in the file, then lee; its last sitting closed it.
  private func place() async throws -> Place {
    let place = try Place(fixture(user(1, "kim")))
    for name in ["lee", "park"] {
      try await place.saveAndCrash(name)
      try await place.open().close()
    }
    return place
  }

  /// The files that a check finds damaged; there must be nothing else that it finds.
  private func damagedFiles(in place: Place) throws -> [String] {
    let findings = try StoreCheck(place.path, models: [Person.self, Badge.self]).findings
    #expect(findings.allSatisfy { $0.fault == .damagedFile })
    return findings.map(\.file)
  }

  @Test(arguments: ["kim", "\"pk\"", "},"]) func `is made anew, and kept`(words: String) async throws {
    let place = try await place()
    let sound = try place.data()
    try place.rot(words)
    let damaged = try place.data()
    #expect(try damagedFiles(in: place) == [place.path])
    let store = try await place.open()
    #expect(store.report.readOnly == nil)
    #expect(store.report.damagedFile == place.path + ".damaged")
    #expect(try place.data() == sound)
    #expect(try place.data(".damaged") == damaged)
    try await store.save(Person("choi"))
    try await store.close()
    #expect(try await place.names() == ["kim", "lee", "park", "choi"])
    #expect(try damagedFiles(in: place).isEmpty)
    #expect(try await place.open().report.damagedFile == nil)
  }

  @Test func `is kept for its owner alone`() async throws {
    let place = try await place()
    try place.setMode(0o644)
    try place.rot("kim")
    try await place.open().close()
    for suffix in ["", ".damaged"] { #expect(try place.mode(suffix) == 0o600) }
  }

  @Test func `is made anew each time`() async throws {
    let place = try await place()
    let sound = try place.data()
    for words in ["kim", "lee"] {
      try place.rot(words)
      let store = try await place.open()
      #expect(store.report.damagedFile == place.path + ".damaged")
      try await store.close()
      #expect(try place.data() == sound)
    }
  }

  @Test func `takes no saves, and shows those of the journal, where it cannot be made anew`() async throws {
    let place = try Place(fixture(user(1, "kim")))
    let living = try await place.open()
    for name in ["lee", "park"] { try await living.save(Person(name)) }
    try place.rot("kim")
    let store = try await place.open()
    #expect(store.report.readOnly == .damagedSnapshot)
    #expect(await store.snapshot.count(of: Person.self) == 3)
    try await store.close()
  }

  @Test func `is left alone by who only reads, and shown as it was`() async throws {
    let place = try await place()
    try place.rot("lee")
    let damaged = try place.data()
    let store = try await place.open(readOnly: true)
    #expect(store.report.readOnly == .requested)
    #expect(store.report.damagedFile == place.path)
    #expect(try await place.names() == ["kim", "lee", "park"])
    #expect(try place.data() == damaged)
  }

  @Test func `takes no saves where it cannot be made anew`() async throws {
    let place = try await place()
    try place.rot("lee")
    try FileManager.default.removeItem(atPath: place.path + ".1")
    let files = try place.files
    let store = try await place.open()
    #expect(store.report.readOnly == .damagedSnapshot)
    await #expect(throws: StoreError.readOnly(.damagedSnapshot)) { try await store.save(Person("choi")) }
    try await store.close()
    #expect(try place.files == files)
  }

  @Test func `is found before it is needed`() async throws {
    let place = try await place()
    try place.rot("kim", ".1")
    #expect(try damagedFiles(in: place) == [place.path + ".1"])
  }

  @Test func `is another program's where the time says that it was written`() async throws {
    let place = try await place()
    try place.write(Data((try #require(try place.text())).replacing("kim", with: "kin").utf8))
    let store = try await place.open()
    #expect(store.report.damagedFile == nil)
    await store.redeliver()
    #expect(await store.snapshot[Person.self, pk: .integer(1)]?.username == "kin")
    try await store.close()
  }
}

extension Place {
  /// Changes the first byte of these words in a file, as a disk does: no time tells of it.
  func rot(_ words: String, _ suffix: String = "") throws {
    var status = stat()
    try #require(stat(path + suffix, &status) == 0)
    let bytes = try data(suffix)
    let place = try #require(bytes.firstRange(of: Data(words.utf8))).lowerBound
    let file = try FileHandle(forUpdating: URL(filePath: path + suffix))
    try file.seek(toOffset: UInt64(place))
    try file.write(contentsOf: Data([bytes[place] ^ 1]))
    try file.close()
    try #require(utimensat(AT_FDCWD, path + suffix, [status.st_atim, status.st_mtim], 0) == 0)
  }
}

@Suite struct `A file that is gone before the store is opened` {
  private func place() async throws -> Place {
    let place = try Place(fixture(user(1, "kim")))
    for name in ["lee", "park"] {
      try await place.saveAndCrash(name)
      try await place.open().close()
    }
    return place
  }

  private func remove(_ suffix: String, in place: Place) throws {
    try FileManager.default.removeItem(atPath: place.path + suffix)
  }

  @Test func `is made anew from the one before it and the journal, to the byte`() async throws {
    let place = try await place()
    let before = try place.data()
    try remove("", in: place)
    let store = try await place.open()
    #expect(store.report.readOnly == nil)
    #expect(store.report.isFileRestored)
    try await store.close()
    #expect(try place.data() == before)
    #expect(try await !place.open(readOnly: true).report.isFileRestored)
    #expect(try StoreCheck(place.path, models: [Person.self, Badge.self]).findings.isEmpty)
  }

  @Test func `has what was saved since`() async throws {
    let place = try await place()
    try await place.saveAndCrash("choi")
    try remove("", in: place)
    #expect(try await place.names() == ["kim", "lee", "park", "choi"])
    let store = try await place.open()
    try await store.save(Person("han"))
    #expect(try await place.afterCrash().names() == ["kim", "lee", "park", "choi", "han"])
    try await store.close()
    #expect(try await place.names() == ["kim", "lee", "park", "choi", "han"])
  }

  @Test func `is not made up where nothing proves it`() async throws {
    let place = try await place()
    try remove("", in: place)
    try remove(".1", in: place)
    let files = try place.files
    await #expect(throws: StoreError.snapshotMissing) { _ = try await place.open() }
    #expect(try place.files == files)
  }
}
