import Foundation
import JSONStore
import Signals
import Testing

@Suite struct `Saving several at once` {
  struct Veto: Error, Equatable {}

  let place: Place

  init() throws { place = try Place(fixture(user(1, "kim"), profile(1, of: "1"))) }

  /// As many people as take four lines.
  private var tooManyForALine: [Person] {
    (0..<300).map { number in
      var person = Person("user\(number)")
      person["email"] = String(repeating: "x", count: 700)
      return person
    }
  }

  @Test func `is one line and one batch of events, all before any after`() async throws {
    let store = try await place.open()
    let log = Recorder<String>()
    let connections = [
      store.signals.preSave.connect("log") { log.record("pre \(Person(record: $0.record).username) \($0.created)") }
    ]
    let events = store.signals.postSave.events(buffering: 10)
    var kim = await store.snapshot[Person.self, row: 0]
    kim["email"] = "kim@example.org"
    let saved = try await store.save([kim, Person("lee"), Person("park")], origin: .command)
    #expect(saved.pks == [.integer(1), .integer(2), .integer(3)])
    #expect(log.values == ["pre kim false", "pre lee true", "pre park true"])
    var batch: [RecordSaved] = []
    for await event in events.prefix(3) { batch.append(event) }
    #expect(batch.map(\.created) == [false, true, true])
    #expect(batch.map(\.changed) == [["email"], ["username", "email"], ["username", "email"]])
    #expect(batch.map(\.before).map { $0?["email"] } == ["", nil, nil])
    #expect(batch.map(\.commit.batch.index) == [0, 1, 2])
    #expect(batch.allSatisfy { $0.commit.seq == 1 && $0.commit.batch.count == 3 && $0.commit.origin == .command })
    // The first line is on the file that was found.
    #expect(try place.lines(".journal").dropFirst().count == 1)
    withExtendedLifetime(connections) {}
  }

  @Test func `is none of it when one is refused`() async throws {
    let store = try await place.open()
    await #expect(throws: StoreError.notUnique(model: "auth.user", field: "username")) {
      try await store.save([Person("lee"), Person("lee")])
    }
    let veto = store.signals.preSave.connect("veto", sender: Badge.self) { _ in throw Veto() }
    await #expect(throws: Vetoed.self) { try await store.save([Person("lee"), Badge(for: 1)]) }
    #expect(try place.files == ["users.json"])
    #expect(await store.snapshot.count(of: Person.self) == 1)
    withExtendedLifetime(veto) {}
  }

  @Test func `may refer to what it makes`() async throws {
    let store = try await place.open()
    _ = try await store.save([Person("lee"), Badge(for: 2)])
    let snapshot = await store.snapshot
    #expect(snapshot.first(Badge.self, where: "user", refersTo: .integer(2), of: Person.self) != nil)
    try await store.close()
    #expect(try await place.open().snapshot.count(of: Badge.self) == 2)
  }

  @Test func `of nobody is no save`() async throws {
    let store = try await place.open()
    let saved = try await store.save([])
    #expect(saved.seq == 0 && saved.pks.isEmpty && saved.pk == nil)
    #expect(try place.files == ["users.json"])
  }

  @Test func `gives an old name to a new record`() async throws {
    let natural = try Place(
      fixture(
        #"{"model": "auth.user", "fields": {"username": "kim", "email": ""}}"#,
        #"{"model": "users.userprofile", "fields": {"user": ["kim"], "phonenumber": null, "address": null}}"#))
    let store = try await natural.open()
    var kim = await store.snapshot[Person.self, row: 0]
    kim.username = "lee"
    _ = try await store.save([kim, Person("kim")])
    let crashed = try await natural.afterCrash().open()
    try await store.close()
    try await crashed.close()
    for snapshot in await [store.snapshot, crashed.snapshot] {
      #expect((0..<2).map { snapshot[Person.self, row: $0].username } == ["lee", "kim"])
      #expect(snapshot[Badge.self, row: 0].owner == ["lee"])
    }
  }

  @Test func `of more than a line holds is all or nothing, wherever the write broke off`() async throws {
    let store = try await place.open()
    _ = try await store.save(tooManyForALine)
    #expect(try await store.save(Person("last")).seq == 2)
    let lines = try place.lines(".journal")
    #expect(lines.count == 6)
    #expect(lines.allSatisfy { $0.utf8.count < 64 * 1024 })
    #expect(try await place.afterCrash().open().snapshot.count(of: Person.self) == 302)
    for count in 2..<5 {
      let crashed = try place.afterCrash()
      try crashed.write(Data(lines[..<count].map { $0 + "\n" }.joined().utf8), to: ".journal")
      #expect(
        try StoreCheck(crashed.path, models: [Person.self, Badge.self]).findings.map(\.fault)
          == [.unfinishedLine(count)])
      let next = try await crashed.open()
      #expect(await next.snapshot.count(of: Person.self) == 1)
      #expect(next.report.tornTail != nil, "\(count) lines")
      #expect(try await next.save(Person("lee")).seq == 1)
      #expect(try await crashed.names() == ["kim", "lee"])
    }
  }

  @Test func `of more than a line holds is damaged when a line in it is missing`() async throws {
    let store = try await place.open()
    _ = try await store.save(tooManyForALine)
    var lines = try place.lines(".journal")
    lines.remove(at: 2)
    let damaged = try place.afterCrash()
    try damaged.write(Data(lines.map { $0 + "\n" }.joined().utf8), to: ".journal")
    #expect(try await damaged.open().report.readOnly == .corruptJournal(line: 3))
  }

  @Test func `from a fixture takes it as it is, and says so`() async throws {
    let store = try await place.open()
    let events = store.signals.postSave.events(buffering: 10)
    let text = fixture(user(1, "kim2"), user(7, "lee"), profile(9, of: "7"))
    let saved = try await store.load(StoreSnapshot(fixture: Array(text.utf8), models: [Person.self, Badge.self]))
    #expect(saved.pks == [.integer(1), .integer(7), .integer(9)])
    var batch: [RecordSaved] = []
    for await event in events.prefix(3) { batch.append(event) }
    #expect(batch.map(\.created) == [false, true, true])
    #expect(batch.allSatisfy { $0.commit.origin == .import })
    try await store.close()
    #expect(try place.text() == fixture(user(1, "kim2"), user(7, "lee"), profile(1, of: "1"), profile(9, of: "7")))
  }
}

@Suite struct `A receiver that lags behind` {
  @Test func `holds up who saves once its backlog is full`() async throws {
    let store = try await Place(fixture(user(1, "kim"))).open()
    let (gate, log) = (Gate(), Recorder<String>())
    let connection = store.signals.postSave.connect("slow", backlog: .senderWaits(limit: 1)) { _ in await gate.wait() }
    try await store.save(Person("lee"))
    let second = Task {
      try await store.save(Person("park"))
      log.record("saved")
    }
    while await store.snapshot.count(of: Person.self) < 3 { await Task.yield() }
    log.record("opened")
    gate.open()
    try await second.value
    #expect(log.values == ["opened", "saved"])
    withExtendedLifetime(connection) {}
  }
}
