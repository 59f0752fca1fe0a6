import Foundation
import Signals
import Testing

@testable import JSONStore

@Suite struct `A durable receiver` {
  struct Refused: Error, CustomStringConvertible { let description = "no route to host" }

  let place: Place
  private let heard = Recorder<String>()

  init() throws { place = try Place(fixture(user(1, "kim"))) }

  /// Writes down the usernames that it hears of, and throws where it is told to.
  private func mail(_ failsAt: @escaping @Sendable (String) -> Bool = { _ in false }) -> Receiver<RecordSaved> {
    Receiver("users.mail", sender: Person.self) { [heard] event in
      let name = Person(record: event.record).username
      heard.record(event.commit.origin == .replay ? "\(name) again" : name)
      if failsAt(name) { throw Refused() }
    }
  }

  /// A store whose process died before its receiver did anything about the people saved in it.
  private func crashed(saving names: String...) async throws -> Place {
    let store = try await place.open()
    let gate = Gate()
    let connection = store.connect(
      durable: Receiver<RecordSaved>("users.mail", sender: Person.self) { _ in await gate.wait() })
    for name in names { try await store.save(Person(name)) }
    let crashed = try place.afterCrash()
    gate.open()
    withExtendedLifetime(connection) {}
    return crashed
  }

  /// The kinds of the journal's lines, notes on the snapshot left out.
  private func kinds(_ place: Place) throws -> [String] {
    try place.lines(".journal").map { try JSONText.object($0)["op"] as? String ?? "" }.filter {
      $0 != "snapshot" && $0 != "checkpoint"
    }
  }

  @Test func `hears after a crash what it did not get to; nobody else does`() async throws {
    let place = try await crashed(saving: "lee", "park")
    let store = try await place.open()
    let screen = Recorder<String>()
    let connections = [
      store.connect(durable: mail()), store.signals.postSave.connect("screen") { _ in screen.record("heard") },
    ]
    #expect(store.report.owed.count == 2)
    await store.redeliver()
    try await store.close()
    #expect(heard.values == ["lee again", "park again"])
    #expect(screen.values.isEmpty)
    let next = try await place.open()
    #expect(next.report.owed.isEmpty)
    withExtendedLifetime(connections) {}
  }

  @Test func `that has returned does not hear of it again after a crash`() async throws {
    let store = try await place.open()
    let connection = store.connect(durable: mail())
    _ = try await store.save(Person("lee")).delivered()
    #expect(try kinds(place) == ["save", "acknowledge"])
    let crashed = try place.afterCrash()
    #expect(try await crashed.open().report.owed.isEmpty)
    withExtendedLifetime(connection) {}
  }

  @Test func `is owed nothing that its condition says no to, and the journal has no word of it`() async throws {
    let store = try await place.open()
    let connection = store.connect(
      durable: Receiver<RecordSaved>("users.welcome", sender: Person.self, when: { $0.created }) { [heard] event in
        heard.record(Person(record: event.record).username)
      })
    var kim = await store.snapshot[Person.self, row: 0]
    kim["email"] = "kim@example.org"
    let saved = try await store.save([kim, Person("lee")])
    #expect(await saved.delivered().map { $0.receipts.map(\.uid) } == [[], ["users.welcome"]])
    #expect(heard.values == ["lee"])
    let lines = try place.lines(".journal").filter { $0.contains("users.welcome") }
    #expect(lines.count == 2)
    #expect(lines[0].components(separatedBy: #""owes":["users.welcome"]"#).count == 2)
    kim["email"] = "kim@example.com"
    try await store.save(kim)
    #expect(try place.lines(".journal").filter { $0.contains("users.welcome") } == lines)
    #expect(await store.owed.isEmpty)
    withExtendedLifetime(connection) {}
  }

  @Test func `hears after a crash of what it is owed, whatever its condition says of that by then`() async throws {
    let place = try await crashed(saving: "lee")
    let store = try await place.open()
    let connection = store.connect(
      durable: Receiver<RecordSaved>("users.mail", sender: Person.self, when: { _ in false }) { [heard] event in
        heard.record(Person(record: event.record).username)
      })
    await store.redeliver()
    try await store.close()
    #expect(heard.values == ["lee"])
    #expect(try await place.open().report.owed.isEmpty)
    withExtendedLifetime(connection) {}
  }

  @Test func `that saves has acknowledged by that save's line`() async throws {
    let store = try await place.open()
    let connection = store.connect(
      durable: Receiver<RecordSaved>("users.create_profile", sender: Person.self) { [weak store] event in
        if case .integer(let number)? = event.record.pk { try await store?.save(Badge(for: JSONValue(number))) }
      })
    _ = try await store.save(Person("lee")).delivered()
    #expect(try kinds(place) == ["save", "save"])
    #expect(try await place.afterCrash().open().report.owed.isEmpty)
    withExtendedLifetime(connection) {}
  }

  @Test func `that was connected after a save is not owed it`() async throws {
    let store = try await place.open()
    _ = try await store.save(Person("lee")).delivered()
    let connection = store.connect(durable: mail())
    await store.redeliver()
    _ = try await store.save(Person("park")).delivered()
    #expect(heard.values == ["park"])
    withExtendedLifetime(connection) {}
  }

  @Test func `that is not connected stays owed until it is`() async throws {
    let place = try await crashed(saving: "lee")
    let store = try await place.open()
    await store.redeliver()
    let connection = store.connect(durable: mail())
    await store.redeliver()
    try await store.close()
    #expect(heard.values == ["lee again"])
    withExtendedLifetime(connection) {}
  }

  @Test func `that fails is called again after longer and longer pauses, then set aside`() async throws {
    let store = try await place.open(pauses: [.milliseconds(1), .milliseconds(2)])
    let failures = store.signals.receiverFailed.events(buffering: 10)
    let connection = store.connect(durable: mail { $0 == "lee" })
    try await store.save(Person("lee"))
    var pauses: [Duration?] = []
    for await failure in failures {
      #expect(failure.error == "no route to host" && failure.receiver == "users.mail")
      pauses.append(failure.pause)
      #expect(failure.attempts == pauses.count)
      if failure.pause == nil { break }
    }
    #expect(pauses == [.milliseconds(1), .milliseconds(2), nil])
    #expect(heard.values == ["lee", "lee again", "lee again"])
    try await store.close()
    #expect(try kinds(place) == ["save", "set_aside"])
    withExtendedLifetime(connection) {}
  }

  @Test func `that the store refuses is set aside with the reason in plain words`() async throws {
    let store = try await place.open()
    let connection = store.connect(
      durable: Receiver<RecordSaved>("users.copy", sender: Person.self) { [weak store] event in
        try await store?.save(Person("kim"))
      })
    _ = try await store.save(Person("lee")).delivered()
    let note = try #require(
      try place.lines(".journal").map(JSONText.object).first { $0["op"] as? String == "set_aside" })
    #expect(note["error"] as? String == "auth.user: another record has this username")
    withExtendedLifetime(connection) {}
  }

  @Test func `that fails once succeeds at the second try`() async throws {
    let store = try await place.open(pauses: [.zero])
    let connection = store.connect(durable: mail { [heard] _ in heard.values.count == 1 })
    try await store.save(Person("lee"))
    await heard.wait(for: 2)
    try await store.close()
    #expect(heard.values == ["lee", "lee again"])
    #expect(try await place.open().report.owed.isEmpty)
    withExtendedLifetime(connection) {}
  }

  @Test func `that failed at one event hears of the next all the same`() async throws {
    let store = try await place.open(pauses: [.seconds(1_000)])
    let connection = store.connect(durable: mail { $0 == "lee" })
    _ = try await store.save(Person("lee")).delivered()
    _ = try await store.save(Person("park")).delivered()
    #expect(heard.values == ["lee", "park"])
    try await store.close()
    #expect(try await place.open().report.owed == [ReceiverCall(seq: 1, receiver: "users.mail")])
    withExtendedLifetime(connection) {}
  }

  @Test func `that was set aside is announced at the next start and called on command only`() async throws {
    let first = try await place.open()
    let failing = first.connect(durable: mail { _ in true })
    _ = try await first.save(Person("lee")).delivered()
    try await first.close()
    withExtendedLifetime(failing) {}

    let second = try await place.open()
    var failures = second.signals.receiverFailed.events(buffering: 10).makeAsyncIterator()
    let connection = second.connect(durable: mail())
    await second.redeliver()
    let failure = try #require(await failures.next())
    #expect(failure.error == "no route to host" && failure.attempts == 1 && failure.pause == nil)
    #expect(heard.values == ["lee"])
    let receipts = await second.retry(failure.call)?.delivery.receipts
    #expect(receipts?.map(\.uid) == ["users.mail"])
    #expect(heard.values == ["lee", "lee again"])
    #expect(await second.retry(failure.call) == nil)
    try await second.close()
    #expect(try await place.open().report.owed.isEmpty)
    withExtendedLifetime(connection) {}
  }

  @Test func `is not called with an event that it is at`() async throws {
    let store = try await place.open()
    let gate = Gate()
    let connection = store.connect(durable: Receiver<RecordSaved>("users.mail") { _ in await gate.wait() })
    let saved = try await store.save(Person("lee"))
    #expect(await store.retry(ReceiverCall(seq: 1, receiver: "users.mail")) == nil)
    gate.open()
    #expect(await saved.delivered().flatMap(\.receipts).count == 1)
    withExtendedLifetime(connection) {}
  }

  @Test func `that sets itself off is set aside at once`() async throws {
    let store = try await place.open(pauses: [.zero])
    var failures = store.signals.receiverFailed.events(buffering: 10).makeAsyncIterator()
    let connection = store.connect(
      durable: Receiver<RecordSaved>("users.echo") { [weak store] event in
        guard let store else { return }
        _ = try await store.save(Person(record: event.record)).delivered()
      })
    _ = try await store.save(Person("lee")).delivered()
    let failure = try #require(await failures.next())
    #expect(failure.pause == nil)
    withExtendedLifetime(connection) {}
  }

  @Test func `that the sender muted is owed nothing`() async throws {
    let store = try await place.open()
    let connection = store.connect(durable: mail())
    try await store.signals.postSave.muted { _ = try await store.save(Person("lee")).delivered() }
    try await store.close()
    #expect(heard.values.isEmpty)
    #expect(try kinds(place) == ["save"])
    #expect(try await place.open().report.owed.isEmpty)
    withExtendedLifetime(connection) {}
  }

  @Test func `of deletions is told of them after a crash`() async throws {
    let gate = Gate()
    let store = try await place.open()
    let held = store.connect(
      durable: Receiver<RecordDeleted>("users.mail", sender: Person.self) { _ in await gate.wait() })
    try await store.delete(Person.self, pk: .integer(1))
    let crashed = try place.afterCrash()
    gate.open()
    let next = try await crashed.open()
    let connection = next.connect(
      durable: Receiver<RecordDeleted>("users.mail", sender: Person.self) { [heard] event in
        heard.record("\(Person(record: event.record).username) \(event.commit.origin)")
      })
    await next.redeliver()
    try await next.close()
    #expect(heard.values == ["kim replay"])
    withExtendedLifetime((held, connection)) {}
  }

  @Test func `hears after a crash of those of a batch that it did not get to`() async throws {
    let gate = Gate()
    let store = try await place.open()
    let held = store.connect(
      durable: Receiver<RecordSaved>("users.mail", sender: Person.self) { [heard] event in
        if event.commit.batch.index == 1 {
          heard.record("second")
          await gate.wait()
        }
      })
    _ = try await store.save([Person("lee"), Person("park"), Person("choi")])
    await heard.wait(for: 1)
    let crashed = try place.afterCrash()
    gate.open()
    let owed = try await crashed.open().report.owed
    #expect(owed == Set([1, 2].map { ReceiverCall(seq: 1, place: $0, receiver: "users.mail") }))
    withExtendedLifetime(held) {}
  }

  @Test func `that is at it again is not called a third time, though the first delivery ends meanwhile`() async throws {
    let store = try await place.open(pauses: [.zero])
    let (slow, second) = (Gate(), Gate())
    let connections = [
      store.signals.postSave.connect("slow") { _ in await slow.wait() },
      store.connect(
        durable: Receiver<RecordSaved>("users.mail", sender: Person.self) { [heard] event in
          heard.record("\(event.commit.origin)")
          if event.commit.origin != .replay { throw Refused() }
          await second.wait()
        }),
    ]
    let saved = try await store.save(Person("lee"))
    await heard.wait(for: 2)
    slow.open()
    _ = await saved.delivered()
    while await store.deliveries[1] != nil { await Task.yield() }
    #expect(await store.retry(ReceiverCall(seq: 1, receiver: "users.mail")) == nil)
    second.open()
    try await store.close()
    #expect(heard.values == ["screen", "replay"])
    withExtendedLifetime(connections) {}
  }

  @Test func `that fails after it has saved is not taken for done`() async throws {
    let store = try await place.open(pauses: [.seconds(1_000)])
    let connection = store.connect(
      durable: Receiver<RecordSaved>("users.create_profile", sender: Person.self) { [weak store] event in
        if case .integer(let number)? = event.record.pk { try await store?.save(Badge(for: JSONValue(number))) }
        throw Refused()
      })
    _ = try await store.save(Person("lee")).delivered()
    let crashed = try place.afterCrash()
    #expect(try await crashed.open().report.owed == [ReceiverCall(seq: 1, receiver: "users.create_profile")])
    withExtendedLifetime(connection) {}
  }

  @Test func `that fails after each of its saves is set aside in the end`() async throws {
    let store = try await place.open(pauses: [.zero, .zero])
    let failures = store.signals.receiverFailed.events(buffering: 10)
    let connection = store.connect(
      durable: Receiver<RecordSaved>("users.count", sender: Person.self) { [weak store] _ in
        if var kim = await store?.snapshot[Person.self, pk: .integer(1)] {
          kim["email"] += "x"
          try await store?.signals.postSave.muted { _ = try await store?.save(kim) }
        }
        throw Refused()
      })
    try await store.save(Person("lee"))
    var attempts: [Int] = []
    for await failure in failures.prefix(3) { attempts.append(failure.attempts) }
    #expect(attempts == [1, 2, 3])
    try await store.close()
    #expect(await store.snapshot[Person.self, row: 0]["email"] == "xxx")
    withExtendedLifetime(connection) {}
  }

  @Test func `that is away when its pause is over is called once it is back`() async throws {
    let store = try await place.open(pauses: [.zero])
    let failing = store.connect(
      durable: Receiver<RecordSaved>("users.mail", sender: Person.self) { [weak store] _ in
        store?.signals.postSave.disconnect("users.mail", sender: Person.self)
        throw Refused()
      })
    _ = try await store.save(Person("lee")).delivered()
    while case .pausing? = await store.debts[ReceiverCall(seq: 1, receiver: "users.mail")]?.state { await Task.yield() }
    let connection = store.connect(durable: mail())
    await store.redeliver()
    await heard.wait(for: 1)
    try await store.close()
    #expect(heard.values == ["lee again"])
    withExtendedLifetime((failing, connection)) {}
  }

  @Test func `may fail more often than signals may be nested`() async throws {
    let pauses = [Duration](repeating: .zero, count: SignalCycleError.limit + 3)
    let store = try await place.open(pauses: pauses)
    var failures = store.signals.receiverFailed.events(buffering: 100).makeAsyncIterator()
    let connection = store.connect(durable: mail { _ in true })
    try await store.save(Person("lee"))
    var last = try #require(await failures.next())
    while last.pause != nil, let next = await failures.next() { last = next }
    #expect(last.attempts == pauses.count + 1)
    #expect(last.error == "no route to host")
    withExtendedLifetime(connection) {}
  }

  @Test func `that saves gets the events that wait for it in order, one at a time`() async throws {
    let store = try await place.open()
    let gate = Gate()
    let connection = store.connect(
      durable: Receiver<RecordSaved>("users.echo") { [weak store, heard] event in
        let name = event.record.fields["username"]?.string ?? "badge"
        heard.record("\(name) begins")
        if name == "lee" {
          await gate.wait()
          try await store?.save(Badge(for: 1))
        }
        heard.record("\(name) ends")
      })
    let first = try await store.save(Person("lee"))
    let second = try await store.save(Person("park"))
    gate.open()
    _ = await (first.delivered(), second.delivered())
    try await store.close()
    #expect(
      heard.values == ["lee begins", "lee ends", "park begins", "park ends", "badge begins", "badge ends"])
    withExtendedLifetime(connection) {}
  }

  @Test func `of one store is no cause of what it saves in another`() async throws {
    let other = try Place(fixture(user(1, "kim")))
    let second = try await other.open()
    let store = try await place.open()
    let connection = store.connect(
      durable: Receiver<RecordSaved>("users.copy") { event in try await second.save(Person("copy")) })
    _ = try await store.save(Person("lee")).delivered()
    #expect(try await other.open(readOnly: true).report.history.map(\.cause) == [nil])
    withExtendedLifetime(connection) {}
  }

  @Test func `that was connected without being durable before is owed nothing once it ran`() async throws {
    let store = try await place.open()
    let connections = [
      store.signals.postSave.connect("users.mail", sender: Person.self) { _ in }, store.connect(durable: mail()),
    ]
    _ = try await store.save(Person("lee")).delivered()
    try await store.close()
    #expect(try await place.open().report.owed.isEmpty)
    withExtendedLifetime(connections) {}
  }
}
