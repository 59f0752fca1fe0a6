import Foundation
import Glibc
import Signals
import Testing

@testable import JSONStore

@Suite struct `Several stores on one file` {
  private let place: Place

  init() throws { place = try Place(fixture(user(1, "kim"))) }

  private func names(_ store: JSONStore) async -> [String] {
    let snapshot = await store.snapshot
    return (0..<snapshot.count(of: Person.self)).map { snapshot[Person.self, row: $0].username }
  }

  /// What a store hears of the others' saves.
  private func listen(to store: JSONStore) -> (Recorder<String>, Connection) {
    let heard = Recorder<String>()
    let connection = store.signals.savedElsewhere.connect("test") { saved in
      for event in saved.events {
        heard.record("\(event.commit.seq) \(event.commit.actor) \(Person(record: event.record).username)")
      }
    }
    return (heard, connection)
  }

  @Test func `all save, each behind the others`() async throws {
    let stores = [try await place.open(), try await place.open(), try await place.open()]
    for number in 0..<9 {
      let saved = try await stores[number % 3].save(Person("user\(number)"))
      #expect(saved.seq == number + 1)
      #expect(saved.pk == .integer(Int64(number + 2)))
    }
    for store in stores { try await store.close() }
    #expect(try await place.names() == ["kim"] + (0..<9).map { "user\($0)" })
    #expect(try JSONText.object(try place.lines(".journal").last ?? "")["op"] as? String == "snapshot")
  }

  @Test func `one that is stopped keeps no other from saving, and saves nothing in the meantime`() async throws {
    let stopped = try await place.open()
    let other = try await place.open()
    try await stopped.save(Person("lee"))
    await stopped.withoutLock {
      Task.detached { try await stopped.save(Person("own")) }
      let saved = DispatchSemaphore(value: 0)
      Task.detached {
        try await other.save(Person("other"))
        saved.signal()
      }
      saved.wait()
    }
    try await stopped.save(Person("last"))
    #expect(await names(stopped) == ["kim", "lee", "other", "own", "last"])
    try await other.close()
  }

  @Test func `each hears of what another saves, and has it by then`() async throws {
    let first = try await place.open()
    let second = try await place.open()
    let (heard, connection) = listen(to: second)
    try await first.save(Person("lee"))
    await heard.wait(for: 1)
    #expect(heard.values == ["1 anna@host lee"])
    #expect(await names(second) == ["kim", "lee"])
    withExtendedLifetime((first, connection)) {}
  }

  @Test func `a store that only reads hears of it too, and makes no file`() async throws {
    let reader = try await place.open(readOnly: true)
    let (heard, connection) = listen(to: reader)
    #expect(try place.files == ["users.json"])
    let writer = try await place.open()
    try await writer.save(Person("lee"))
    await heard.wait(for: 1)
    #expect(await names(reader) == ["kim", "lee"])
    withExtendedLifetime((writer, connection)) {}
  }

  @Test func `hearing of it calls no receiver`() async throws {
    let first = try await place.open()
    let second = try await place.open()
    let called = Recorder<String>()
    let (heard, listening) = listen(to: second)
    let connections = [first, second].enumerated().map { number, store in
      store.connect(durable: Receiver<RecordSaved>("users.mail") { _ in called.record("\(number)") })
    }
    _ = try await first.save(Person("lee")).delivered()
    await heard.wait(for: 1)
    await second.redeliver()
    try await second.close()
    #expect(called.values == ["0"])
    withExtendedLifetime((connections, listening)) {}
  }

  @Test func `what one has taken is taken for all`() async throws {
    let first = try await place.open()
    let second = try await place.open()
    try await first.save(Person("lee"))
    await #expect(throws: StoreError.notUnique(model: "auth.user", field: "username")) {
      try await second.save(Person("lee"))
    }
    try await first.delete(Person.self, pk: .integer(2))
    await #expect(throws: StoreError.noSuchRecord) { try await second.delete(Person.self, pk: .integer(2)) }
    #expect(try await second.save(Person("lee")).pk == .integer(3))
  }

  @Test func `a save from what is not there any more is refused`() async throws {
    let first = try await place.open()
    let second = try await place.open()
    let before = try #require(await second.snapshot[Person.self, pk: .integer(1)])
    var changed = before
    changed["email"] = "kim@example.org"
    try await first.save(changed)
    await #expect(throws: StoreError.outdated) { try await second.save(changed, replacing: before) }
    try await second.save(before, replacing: changed)
    try await first.delete(Person.self, pk: .integer(1))
    await #expect(throws: StoreError.noSuchRecord) { try await second.save(changed, replacing: before) }
  }

  @Test func `pre_delete is asked about what another has saved in the meantime`() async throws {
    let first = try await place.open()
    let second = try await place.open()
    let asked = Recorder<String>()
    let connection = second.signals.preDelete.connect("test") { event in
      asked.record(event.record.model)
      // Asked about the user, there is no badge yet; the other process makes one.
      if event.record.model == "auth.user" { try await first.save(Badge(for: 1)) }
    }
    try await second.delete(Person.self, pk: .integer(1))
    #expect(asked.values == ["auth.user", "users.userprofile"])
    #expect(await second.snapshot.count(of: Badge.self) == 0)
    withExtendedLifetime(connection) {}
  }

  @Test func `a checkpoint of one is no outside edit to another`() async throws {
    let first = try await place.open()
    let second = try await place.open()
    for round in 0..<3 {
      try await first.save(Person("a\(round)"))
      try await first.checkpoint()
      try await second.save(Person("b\(round)"))
      try await second.checkpoint()
    }
    try await first.close()
    try await second.close()
    #expect(try await place.names() == ["kim", "a0", "b0", "a1", "b1", "a2", "b2"])
    #expect(try place.files == ["users.json", "users.json.1", "users.json.journal"])
  }

  @Test func `an end that a crash has torn is cut off by the next to save`() async throws {
    let store = try await place.open()
    try await store.save(Person("lee"))
    let torn = try place.data(".journal") + Data(#"{"v":1,"seq":2,"d":1,"op":"sa"#.utf8)
    try torn.write(to: URL(filePath: place.journal))
    #expect(try await store.save(Person("park")).seq == 2)
    #expect(try place.text(".journal.torn") == #"{"v":1,"seq":2,"d":1,"op":"sa"#)
    #expect(try await place.names() == ["kim", "lee", "park"])
  }

  @Test func `damage that another has done stops all saving`() async throws {
    let store = try await place.open()
    for name in ["lee", "park", "choi"] { try await store.save(Person(name)) }
    let lines = try place.lines(".journal")
    let other = try await place.open()
    // Behind what both have read, a line stands that was there before.
    try Data((lines + [lines[1]]).map { $0 + "\n" }.joined().utf8).write(to: URL(filePath: place.journal))
    let line = lines.count + 1
    await #expect(throws: StoreError.readOnly(.corruptJournal(line: line))) { try await store.save(Person("han")) }
    await #expect(throws: StoreError.readOnly(.corruptJournal(line: line))) { try await other.save(Person("han")) }
    #expect(try await place.names() == ["kim", "lee", "park", "choi"])
  }

  @Test func `a lock file that somebody removed keeps nobody out and nobody in`() async throws {
    let first = try await place.open()
    try FileManager.default.removeItem(atPath: place.path + ".lock")
    let second = try await place.open()
    try await first.save(Person("lee"))
    #expect(try await second.save(Person("park")).seq == 2)
  }

  // MARK: The lock

  /// Has the lock of a store, as a process does that hangs.
  private func hang(_ place: Place) -> Int32 {
    let descriptor = open(place.path + ".lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    flock(descriptor, LOCK_EX)
    return descriptor
  }

  @Test func `who holds the lock for too long is named, and nothing is saved`() async throws {
    let store = try await place.open(patience: .milliseconds(20))
    let lock = hang(place)
    let failure = await #expect(throws: StoreError.self) { try await store.save(Person("lee")) }
    guard case .busy(let holder?)? = failure else {
      Issue.record("\(String(describing: failure))")
      return
    }
    #expect(holder.pid == getpid())
    #expect(holder.user == NSUserName())
    #expect(!holder.program.isEmpty)
    close(lock)
    #expect(try await store.save(Person("lee")).seq == 1)
  }

  @Test func `a store that is locked can be looked at, and says who has it`() async throws {
    let lock = hang(place)
    let store = try await place.open(patience: .milliseconds(20))
    #expect(store.report.busy?.holder?.pid == getpid())
    #expect(store.report.readOnly == nil)
    #expect(await names(store) == ["kim"])
    close(lock)
    try await store.save(Person("lee"))
  }

  @Test func `a process that is gone and has left the lock to another is not named`() async throws {
    // What locks it is flock(1), which ends at once; the shell keeps it.
    let shell = Process()
    shell.executableURL = URL(filePath: "/bin/sh")
    shell.arguments = ["-c", #"exec 9>"$0"; flock 9; echo locked; read line"#, place.path + ".lock"]
    let (input, output) = (Pipe(), Pipe())
    shell.standardInput = input
    shell.standardOutput = output
    try shell.run()
    #expect(output.fileHandleForReading.availableData == Data("locked\n".utf8))
    let store = try await place.open(patience: .milliseconds(20))
    #expect(store.report.busy == Busy(holder: nil))
    try input.fileHandleForWriting.close()
    shell.waitUntilExit()
    try await store.save(Person("lee"))
  }

  // MARK: Receivers of the others

  private func dies(_ store: JSONStore) async { await store.lock?.close() }

  /// Lets go of a store that died and of the receiver that is stuck in it: else it looks for its lock without end, and
  /// keeps its place for that.
  private func bury(_ store: JSONStore, _ gate: Gate) async {
    gate.open()
    try? await store.close()
  }

  /// A receiver that does not get done before the test does.
  private func stuck(at gate: Gate) -> Receiver<RecordSaved> {
    Receiver("users.mail", sender: Person.self) { _ in await gate.wait() }
  }

  @Test func `what one has at work is left to it while it lives, and taken over when it has died`() async throws {
    let first = try await place.open()
    let gate = Gate()
    let held = first.connect(durable: stuck(at: gate))
    let saved = try await first.save(Person("lee"))
    let second = try await place.open()
    let third = try await place.open()
    let heard = Recorder<String>()
    let connections = [second, third].map { store in
      store.connect(
        durable: Receiver<RecordSaved>("users.mail", sender: Person.self) { event in
          heard.record("\(Person(record: event.record).username) \(event.commit.origin)")
        })
    }
    await second.redeliver()
    #expect(heard.values.isEmpty)
    await dies(first)
    // Both look at once; the journal says whose it is.
    async let other: Void = second.redeliver()
    await third.redeliver()
    await other
    await heard.wait(for: 1)
    try await second.close()
    try await third.close()
    #expect(heard.values == ["lee replay"])
    #expect(try await place.open().report.owed.isEmpty)
    await bury(first, gate)
    withExtendedLifetime((held, saved, connections)) {}
  }

  @Test func `a process that dies is found out while others are at work`() async throws {
    let first = try await place.open()
    let gate = Gate()
    let held = first.connect(durable: stuck(at: gate))
    let second = try await place.open()
    let heard = Recorder<Int>()
    let connection = second.connect(durable: Receiver<RecordSaved>("users.mail") { heard.record($0.commit.seq) })
    let (told, listening) = listen(to: second)
    try await first.save(Person("lee"))
    await told.wait(for: 1)
    await dies(first)
    await heard.wait(for: 1)
    #expect(heard.values == [1])
    await bury(first, gate)
    withExtendedLifetime((held, connection, listening)) {}
  }

  @Test func `what one has given up, another can try again`() async throws {
    struct Refused: Error {}
    let first = try await place.open()
    let failing = first.connect(
      durable: Receiver<RecordSaved>("users.mail", sender: Person.self) { _ in throw Refused() })
    let second = try await place.open()
    let failures = Recorder<ReceiverFailed>()
    let listening = second.signals.receiverFailed.connect("test") { failures.record($0) }
    let heard = Recorder<Int>()
    let connection = second.connect(durable: Receiver<RecordSaved>("users.mail") { heard.record($0.commit.seq) })
    _ = try await first.save(Person("lee")).delivered()
    await failures.wait(for: 1)
    #expect(failures.values.map(\.attempts) == [1])
    // One that has no such receiver takes nothing away from the others.
    let bystander = try await place.open()
    #expect(await bystander.retry(ReceiverCall(seq: 1, receiver: "users.mail")) == nil)
    await second.retry(ReceiverCall(seq: 1, receiver: "users.mail"))
    await heard.wait(for: 1)
    try await second.close()
    #expect(await first.retry(ReceiverCall(seq: 1, receiver: "users.mail")) == nil)
    #expect(try await place.open().report.owed.isEmpty)
    withExtendedLifetime((failing, listening, connection)) {}
  }
}
