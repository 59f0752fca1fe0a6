import Foundation
import Signals
import Testing

@testable import JSONStore

@Suite struct `A store whose files somebody removes while it is open` {
  private let place: Place

  init() throws { place = try Place(fixture(user(1, "kim"))) }

  private func removeDirectory() throws { try FileManager.default.removeItem(atPath: place.directory) }

  private func makeDirectory() throws {
    try FileManager.default.createDirectory(atPath: place.directory, withIntermediateDirectories: false)
  }

  private func remove(_ suffixes: String...) throws {
    for suffix in suffixes { try FileManager.default.removeItem(atPath: place.path + suffix) }
  }

  private func findings() throws -> [StoreCheck.Finding] {
    try StoreCheck(place.path, models: [Person.self, Badge.self]).findings
  }

  private func names(_ store: JSONStore) async -> [String] {
    let snapshot = await store.snapshot
    return (0..<snapshot.count(of: Person.self)).map { snapshot[Person.self, row: $0].username }
  }

  @Test func `saves nothing while the directory is gone, and says so`() async throws {
    let store = try await place.open()
    try await store.save(Person("lee"))
    try removeDirectory()
    await #expect(throws: StoreError.directoryGone(place.directory)) { try await store.save(Person("park")) }
    await #expect(throws: StoreError.rescued(nil)) { try await store.close() }
    #expect(await names(store) == ["kim", "lee"])
  }

  @Test func `keeps one from appending that is opened while it is at it, though the lock's file is removed`()
    async throws
  {
    let store = try await place.open()
    let lee = try #require(await store.save(Person("lee")).pk)
    let made = try #require(await store.snapshot[Person.self, pk: lee]?.record)
    let errors = Recorder<StoreError>()
    try await store.replace([Replacement(made, to: nil)]) { [place] progress in
      guard case .writing = progress else { return }
      unlink(place.path + ".lock")
      let tried = DispatchSemaphore(value: 0)
      Task.detached {
        let other = try await place.open()
        do { try await other.save(Person("park")) } catch let error as StoreError { errors.record(error) }
        tried.signal()
      }
      tried.wait()
    }
    #expect(errors.values == [.busy(nil)])
    let other = try await place.open()
    try await other.save(Person("park"))
    #expect(await names(other) == ["kim", "park"])
    try await store.close()
    try await other.close()
    #expect(try findings().isEmpty)
  }

  @Test func `saves nothing behind an older journal that is copied over its own`() async throws {
    let store = try await place.open()
    try await store.save(Person("lee"))
    let older = try Data(contentsOf: URL(filePath: place.path + ".journal"))
    try await store.save(Person("park"))
    let file = try FileHandle(forWritingTo: URL(filePath: place.path + ".journal"))
    try file.write(contentsOf: older)
    try file.close()
    await #expect(throws: StoreError.displaced(place.path)) { try await store.save(Person("choi")) }
    #expect(await names(store) == ["kim", "lee", "park"])
    #expect(try Data(contentsOf: URL(filePath: place.path + ".journal")) == older)
  }

  @Test func `writes all of them anew with the next save once there is a directory again`() async throws {
    let store = try await place.open()
    try await store.save(Person("lee"))
    try removeDirectory()
    await #expect(throws: StoreError.self) { try await store.save(Person("park")) }
    try makeDirectory()
    #expect(try await store.save(Person("park")).seq == 2)
    #expect(try place.text() == fixture(user(1, "kim"), user(2, "lee")))
    #expect(try findings().isEmpty)
    // What a crash leaves now is whole.
    #expect(try await place.afterCrash().names() == ["kim", "lee", "park"])
    try await store.close()
    #expect(try findings().isEmpty)
    #expect(try await place.open().report.history.map(\.seq) == [1, 2])
  }

  @Test func `writes them anew on closing, though nothing else is to be saved`() async throws {
    let store = try await place.open(journalLimit: 1)
    try await store.save(Person("lee"))
    try await store.checkpoint()
    try removeDirectory()
    try makeDirectory()
    try await store.close()
    #expect(try await place.names() == ["kim", "lee"])
    #expect(try findings().isEmpty)
  }

  @Test func `is not taken by surprise by the first save`() async throws {
    let store = try await place.open()
    try removeDirectory()
    try makeDirectory()
    try await store.save(Person("lee"))
    #expect(try await place.afterCrash().names() == ["kim", "lee"])
    try await store.close()
    #expect(try findings().isEmpty)
  }

  @Test func `has in its journal what receivers are owed`() async throws {
    struct Fault: Error {}
    let store = try await place.open()
    let connection = store.connect(durable: Receiver<RecordSaved>("fails", sender: Person.self) { _ in throw Fault() })
    _ = try await store.save(Person("lee")).delivered()
    try removeDirectory()
    try makeDirectory()
    try await store.checkpoint()
    #expect(try await place.afterCrash().open().report.owed == [ReceiverCall(seq: 1, receiver: "fails")])
    withExtendedLifetime(connection) {}
  }

  @Test func `is written anew by one of several processes, and the others go on from that`() async throws {
    let stores = [try await place.open(), try await place.open(), try await place.open()]
    for (number, store) in stores.enumerated() { try await store.save(Person("lee\(number + 1)")) }
    try removeDirectory()
    try makeDirectory()
    for number in 0..<6 { #expect(try await stores[(number + 1) % 3].save(Person("user\(number)")).seq == number + 4) }
    for store in stores { try await store.close() }
    #expect(try await place.names() == ["kim", "lee1", "lee2", "lee3"] + (0..<6).map { "user\($0)" })
    #expect(try findings().isEmpty)
  }

  @Test func `has what another process saved last, whoever writes it anew`() async throws {
    try await place.saveAndCrash("lee")
    let (ours, theirs) = (try await place.open(), try await place.open())
    try await theirs.save(Person("park"))
    try removeDirectory()
    try makeDirectory()
    #expect(try await ours.save(Person("choi")).seq == 3)
    #expect(try await theirs.save(Person("han")).seq == 4)
    #expect(try await place.afterCrash().names() == ["kim", "lee", "park", "choi", "han"])
  }

  @Test func `waits for who is at a save when the lock file goes`() async throws {
    let path = StorePath(place.path)
    let (first, second) = (try StoreLock(path, isReader: false), try StoreLock(path, isReader: false))
    #expect(try await first.take(.exclusive, within: .zero))
    try remove(".lock")
    #expect(try await !second.take(.exclusive, within: .zero))
    #expect(second.isAlive(first.session))
    first.release()
    #expect(try await second.take(.exclusive, within: .seconds(60)))
    #expect(second.isAlive(first.session))
    second.release()
    #expect(try await first.take(.exclusive, within: .zero))
    #expect(try await !second.take(.exclusive, within: .zero))
    first.close()
    #expect(!second.isAlive(first.session))
  }

  @Test func `waits for no longer than it has to, though somebody else does`() async throws {
    let path = StorePath(place.path)
    let (first, second) = (try StoreLock(path, isReader: false), try StoreLock(path, isReader: false))
    #expect(try await first.take(.exclusive, within: .zero))
    async let patient = second.take(.exclusive, within: .seconds(60))
    #expect(try await !second.take(.exclusive, within: .milliseconds(1)))
    first.release()
    #expect(try await patient)
  }

  @Test func `hears of the others again once the directory is there`() async throws {
    let (ours, theirs) = (try await place.open(), try await place.open())
    let heard = Recorder<Int>()
    let connection = ours.signals.savedElsewhere.connect("test") { heard.record($0.events.count) }
    try await theirs.save(Person("lee"))
    await heard.wait(for: 1)
    try removeDirectory()
    try makeDirectory()
    try await theirs.save(Person("park"))
    await heard.wait(for: 2)
    #expect(await names(ours) == ["kim", "lee", "park"])
    withExtendedLifetime((theirs, connection)) {}
  }

  @Test func `never writes over a file that has come into their place`() async throws {
    let store = try await place.open()
    try await store.save(Person("lee"))
    let refused = Recorder<StoreError>()
    let connection = store.signals.fileRefused.connect("test") { [place] in
      if $0.error != .directoryGone(place.directory) { refused.record($0.error) }
    }
    try removeDirectory()
    try makeDirectory()
    let theirs = fixture(user(1, "stranger"))
    try place.write(Data(theirs.utf8))
    await #expect(throws: StoreError.displaced(place.path)) { try await store.save(Person("park")) }
    await refused.wait(for: 1)
    #expect(refused.values == [.displaced(place.path)])
    #expect(try place.text() == theirs)
    #expect(try place.files == ["users.json"])
    try remove("")
    try await store.save(Person("park"))
    #expect(try await place.afterCrash().names() == ["kim", "lee", "park"])
    withExtendedLifetime(connection) {}
  }

  @Test func `goes on from where it was when the files were written anew and the journal was not`() async throws {
    let store = try await place.open()
    try await store.save(Person("lee"))
    try removeDirectory()
    try makeDirectory()
    try place.write(Data(fixture(user(1, "kim"), user(2, "lee")).utf8))
    #expect(try await store.save(Person("park")).seq == 2)
    try await store.close()
    #expect(try await place.names() == ["kim", "lee", "park"])
    #expect(try findings().isEmpty)
  }

  @Test func `puts its journal back where that alone is gone, and never over another`() async throws {
    let store = try await place.open()
    try await store.save(Person("lee"))
    try remove(".journal")
    try place.write(Data("another\n".utf8), to: ".journal")
    await #expect(throws: StoreError.displaced(place.path)) { try await store.save(Person("park")) }
    #expect(try place.text(".journal") == "another\n")
    try remove(".journal")
    #expect(try await store.save(Person("park")).seq == 2)
    #expect(try place.text() == fixture(user(1, "kim")))
    #expect(try await place.names() == ["kim", "lee", "park"])
  }

  @Test func `takes them as they are when they come back`() async throws {
    let store = try await place.open()
    try await store.save(Person("lee"))
    let away = try place.afterCrash()
    try removeDirectory()
    await #expect(throws: StoreError.self) { try await store.save(Person("park")) }
    try FileManager.default.copyItem(atPath: away.directory, toPath: place.directory)
    #expect(try await store.save(Person("park")).seq == 2)
    try await store.close()
    #expect(try await place.names() == ["kim", "lee", "park"])
  }

  @Test(arguments: [true, false])
  func `writes the fixture anew on closing where that alone is gone`(hasSaved: Bool) async throws {
    let store = try await place.open()
    if hasSaved {
      try await store.save(Person("lee"))
      try await store.checkpoint()
    }
    let before = try place.text()
    try remove("")
    try await store.close()
    #expect(try place.text() == before)
    #expect(try findings().isEmpty)
  }

  @Test func `begins another journal where the one that somebody has emptied is taken away`() async throws {
    let (ours, theirs) = (try await place.open(), try await place.open())
    let heard = Recorder<Int>()
    let connection = theirs.signals.savedElsewhere.connect("test") { heard.record($0.events.count) }
    try await theirs.save(Person("lee"))
    try await ours.save(Person("park"))
    await heard.wait(for: 1)
    try place.write(Data(), to: ".journal")
    await #expect(throws: StoreError.displaced(place.path)) { try await ours.save(Person("choi")) }
    #expect(try place.data(".journal").isEmpty)
    try remove("", ".journal")
    #expect(try await ours.save(Person("choi")).seq == 3)
    #expect(try await theirs.save(Person("han")).seq == 4)
    #expect(try await place.afterCrash().names() == ["kim", "lee", "park", "choi", "han"])
    try await ours.close()
    try await theirs.close()
    #expect(try place.text()?.contains("han") == true)
    #expect(try findings().isEmpty)
    withExtendedLifetime(connection) {}
  }

  @Test func `has all in the fixture where the journal is gone that somebody has emptied`() async throws {
    let store = try await place.open()
    try await store.save(Person("lee"))
    try place.write(Data(), to: ".journal")
    try remove(".journal")
    try await store.save(Person("park"))
    #expect(try place.text() == fixture(user(1, "kim"), user(2, "lee")))
    #expect(try await place.afterCrash().names() == ["kim", "lee", "park"])
    try await store.close()
    #expect(try findings().isEmpty)
  }

  @Test func `is told to have lost its directory, and to have it back`() async throws {
    let store = try await place.open()
    var refusals = store.signals.fileRefused.events(buffering: 10).makeAsyncIterator()
    var accepted = store.signals.fileAccepted.events(buffering: 10).makeAsyncIterator()
    try removeDirectory()
    #expect(await refusals.next()?.error == .directoryGone(place.directory))
    try makeDirectory()
    #expect(await accepted.next() != nil)
  }

  // MARK: Closing while they are gone

  @Test func `puts what it holds into another directory where its own is gone`() async throws {
    let other = try Place()
    let store = try await place.open(rescue: [place.directory + "/none", other.directory])
    try await store.save(Person("lee"))
    try removeDirectory()
    let rescued = other.path + ".rescued"
    await #expect(throws: StoreError.rescued(rescued)) { try await store.close() }
    #expect(try other.text(".rescued") == fixture(user(1, "kim"), user(2, "lee")))
    #expect(try other.mode(".rescued") == 0o600)
  }

  @Test func `puts nothing anywhere if nothing was saved since it was opened`() async throws {
    let other = try Place()
    let store = try await place.open(rescue: [other.directory])
    try removeDirectory()
    await #expect(throws: StoreError.displaced(place.path)) { try await store.close() }
    #expect(try other.files == [])
  }

  @Test func `writes over nothing that was put there before`() async throws {
    for suffix in ["", ".2"] {
      let store = try await place.open()
      try await store.save(Person("lee\(suffix)"))
      try place.write(Data("another\n".utf8), to: ".journal")
      await #expect(throws: StoreError.rescued(place.path + ".rescued" + suffix)) { try await store.close() }
      #expect(try place.text(".rescued" + suffix) == fixture(user(1, "kim"), user(2, "lee\(suffix)")))
      try remove(".journal")
    }
  }

  @Test func `puts what it holds beside a journal that somebody has emptied`() async throws {
    let store = try await place.open()
    try await store.save(Person("lee"))
    try place.write(Data(), to: ".journal")
    await #expect(throws: StoreError.rescued(place.path + ".rescued")) { try await store.close() }
    #expect(try place.text(".rescued") == fixture(user(1, "kim"), user(2, "lee")))
    #expect(try place.data(".journal").isEmpty)
    #expect(try place.text() == fixture(user(1, "kim")))
  }

  @Test func `has nothing to put aside where the fixture has it all`() async throws {
    let store = try await place.open()
    try await store.save(Person("lee"))
    try await store.checkpoint()
    try place.write(Data(), to: ".journal")
    try await store.close()
    #expect(try place.files == ["users.json", "users.json.1", "users.json.journal"])
  }

  @Test func `has nothing to put aside where the journal has it all`() async throws {
    let store = try await place.open()
    try await store.save(Person("lee"))
    await store.failToSync()
    await #expect(throws: StoreError.readOnly(.unsynced(Errno(code: EIO)))) { try await store.close() }
    #expect(try place.files == ["users.json", "users.json.journal"])
    #expect(try await place.names() == ["kim", "lee"])
  }

  @Test func `says nothing of a sync that has failed where the fixture has it all`() async throws {
    let store = try await place.open()
    try await store.save(Person("lee"))
    try await store.checkpoint()
    await store.failToSync()
    try await store.close()
  }

  @Test func `does not take a checkpoint that somebody has removed for another's`() throws {
    let path = StorePath(place.path)
    let ours = try Checkpoint(at: path)
    try FileManager.default.removeItem(atPath: path.temporary)
    #expect(try ours.isGone)
    #expect(try !ours.isOvertaken)
    let theirs = try Checkpoint(at: path)
    #expect(try !ours.isGone)
    #expect(try ours.isOvertaken)
    withExtendedLifetime(theirs) {}
  }
}

extension JSONStore {
  /// What a disk does that fails at a sync.
  fileprivate func failToSync() {
    try? latching { () throws(StoreError) in throw .unsynced(Errno(code: EIO)) }
  }
}
