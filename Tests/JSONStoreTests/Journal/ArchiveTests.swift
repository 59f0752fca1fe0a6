import Foundation
import Signals
import Testing

@testable import JSONStore

@Suite struct `The journal's archive` {
  /// A store whose every sitting archives the journal: kim was in the file, these are saved, one a sitting.
  private func place(_ names: String...) async throws -> Place {
    let place = try Place(fixture(user(1, "kim")))
    for name in names { try await save(name, in: place) }
    return place
  }

  private func save(_ name: String, in place: Place) async throws {
    let store = try await place.open(journalLimit: 1)
    try await store.save(Person(name))
    try await store.close()
  }

  private func findings(in place: Place) throws -> [StoreCheck.Finding] {
    try StoreCheck(place.path, models: [Person.self, Badge.self]).findings
  }

  private func header(of place: Place) throws -> NSDictionary {
    try JSONText.object(try #require(try place.lines(".journal").first))
  }

  @Test func `takes the journal once a checkpoint covers it, and the next goes on from it`() async throws {
    let place = try await place("lee", "park")
    #expect(
      try place.files == [
        "users.json", "users.json.1", "users.json.journal", "users.json.journal.000001", "users.json.journal.000002",
      ])
    let last = try JSONText.object(try #require(try place.lines(".journal.000002").last))
    let header = try header(of: place)
    #expect(header["op"] as? String == "segment")
    #expect(header["number"] as? Int == 3)
    #expect(header["prev"] as? String == last["hash"] as? String)
    let store = try await place.open()
    #expect(try await store.save(Person("choi")).seq == 3)
    try await store.close()
    #expect(try await place.names() == ["kim", "lee", "park", "choi"])
    #expect(try findings(in: place).isEmpty)
    let mode = try FileManager.default.attributesOfItem(atPath: place.path + ".journal")[.posixPermissions]
    #expect(mode as? Int == 0o600)
  }

  @Test func `tells the fields before an event, in whatever file the save before it is`() async throws {
    let place = try await place("lee", "park")
    let store = try await place.open(journalLimit: 1)
    var lee = try #require(await store.snapshot[Person.self, pk: .integer(2)])
    for email in ["lee@example.org", "lee@example.com"] {
      lee["email"] = email
      _ = try await store.save([Person("with-\(email)"), lee])
    }
    func email(before seq: Int, place: Int = 1, pk: Int64 = 2) async -> JSONValue? {
      await store.fields(of: "auth.user", .integer(pk), before: seq, place: place)?["email"]
    }
    #expect(await email(before: 3) == "")
    #expect(await email(before: 4) == "lee@example.org")
    #expect(await email(before: 4, place: 2) == "lee@example.com")
    #expect(await email(before: 1, place: 0) == nil)
    #expect(await email(before: 4, pk: 1) == nil)
    try await store.close()
    let next = try await place.open()
    #expect(await next.fields(of: "auth.user", .integer(2), before: 3, place: 1)?["email"] == "")
  }

  @Test func `tells no fields from before another program's file was put there`() async throws {
    let place = try await place("lee")
    let edited = #"{"model": "auth.user", "pk": 2, "fields": {"username": "lee", "email": "lee@example.com"}}"#
    try place.write(Data(fixture(user(1, "kim"), edited).utf8))
    try FileManager.default.removeItem(atPath: place.path + ".1")
    let store = try await place.open()
    var lee = try #require(await store.snapshot[Person.self, pk: .integer(2)])
    lee["email"] = "lee@example.org"
    let saved = try await store.save(lee)
    #expect(await store.fields(of: "auth.user", .integer(2), before: saved.seq, place: 0) == nil)
    #expect(await store.fields(of: "auth.user", .integer(2), before: saved.seq, place: 1) == lee.record.fields)
  }

  @Test func `waits until the journal has grown`() async throws {
    let place = try Place()
    let store = try await place.open(journalLimit: 3_000)
    for number in 0..<8 {
      try await store.save(Person("user\(number)"))
      try await store.checkpoint()
      #expect(try place.data(".journal").count < 4_500)
    }
    try await store.close()
    #expect(try place.files.contains("users.json.journal.000001"))
    #expect(try findings(in: place).isEmpty)
  }

  @Test func `waits for receivers that are owed an event`() async throws {
    struct Fault: Error {}
    let place = try Place()
    let store = try await place.open(journalLimit: 1)
    let connection = store.connect(durable: Receiver<RecordSaved>("fails", sender: Person.self) { _ in throw Fault() })
    _ = try await store.save(Person("kim")).delivered()
    await #expect(throws: StoreError.owed(1)) { try await store.purge() }
    try await store.close()
    #expect(try !place.files.contains("users.json.journal.000001"))
    withExtendedLifetime(connection) {}
  }

  @Test func `is what others read who have not come so far`() async throws {
    let place = try await place("lee")
    let path = StorePath(place.path)
    let behind = Journal(path, end: JournalHistory(try [UInt8](place.data(".journal"))).end, isReader: false)
    for name in ["park", "choi", "han"] { try await save(name, in: place) }
    let (lines, tail) = try behind.catchUp(isReserved: false)
    #expect(tail == .none)
    #expect(lines.compactMap { if case .entry(let entry, _) = $0 { entry.seq } else { nil } } == [2, 3, 4])
    #expect(behind.end == JournalHistory(try [UInt8](place.data(".journal"))).end)
    try FileManager.default.removeItem(atPath: place.path + ".journal.000003")
    let tooLate = Journal(path, end: JournalHistory(try [UInt8](place.data(".journal.000002"))).end, isReader: false)
    #expect(throws: Errno.notFound) { try tooLate.catchUp(isReserved: false) }
  }

  @Test func `keeps no process from saving that has the store open`() async throws {
    let place = try Place()
    let (ours, theirs) = (try await place.open(journalLimit: 1), try await place.open(journalLimit: 1))
    for number in 0..<5 {
      try await ours.save(Person("ours\(number)"))
      try await ours.checkpoint()
      try await theirs.save(Person("theirs\(number)"))
      try await theirs.checkpoint()
    }
    try await ours.close()
    try await theirs.close()
    #expect(Set(try await place.names()).count == 10)
    #expect(try place.files.contains("users.json.journal.000010"))
    #expect(try findings(in: place).isEmpty)
  }

  @Test func `gives the history back, in pieces`() async throws {
    let place = try await place("lee", "park", "choi", "han")
    let store = try await place.open()
    #expect(store.report.history.isEmpty)
    #expect(await store.history(before: .max, limit: 10).map(\.seq) == [1, 2, 3, 4])
    #expect(await store.history(before: 4, limit: 2).map(\.seq) == [2, 3])
    #expect(await store.history(before: 2, limit: 10).map(\.seq) == [1])
    #expect(await store.history(before: 1, limit: 10).isEmpty)
    try await store.close()
  }

  @Test func `takes no other file for one of its own`() async throws {
    let place = try await place("lee")
    try place.write(place.data(".journal.000001"), to: ".journal.20261122")
    try place.write(Data("notes".utf8), to: ".journal.000007")
    #expect(try findings(in: place).isEmpty)
    let store = try await place.open()
    #expect(store.report.readOnly == nil)
    try await store.purge()
    try await store.close()
    #expect(try place.files.contains("users.json.journal.20261122"))
  }

  @Test func `gives no key again that a deleted record had`() async throws {
    let place = try Place()
    var store = try await place.open(journalLimit: 1)
    for name in ["kim", "lee"] { try await store.save(Person(name)) }
    try await store.delete(Person.self, pk: .integer(2))
    try await store.close()
    #expect(try place.files.contains("users.json.journal.000001"))
    store = try await place.open()
    #expect(try await store.save(Person("park")).pk == .integer(3))
    try await store.close()
  }

  @Test func `is read again by a process that could not read it to its end`() async throws {
    let place = try await place("lee")
    let behind = Journal(
      StorePath(place.path), end: JournalHistory(try [UInt8](place.data(".journal"))).end, isReader: false)
    for name in ["park", "choi"] { try await save(name, in: place) }
    let segment = try place.data(".journal.000003")
    try FileManager.default.removeItem(atPath: place.journal + ".000003")
    let before = behind.end
    #expect(throws: Errno.notFound) { try behind.catchUp(isReserved: false) }
    #expect(behind.end == before)
    try place.write(segment, to: ".journal.000003")
    #expect(try behind.catchUp(isReserved: false).lines.count { if case .entry = $0 { true } else { false } } == 2)
  }

  @Test func `is checked with the rest`() async throws {
    let place = try await place("lee", "park", "choi")
    let journal = try #require(try place.text(".journal.000002")).replacing("park", with: "bark")
    try place.write(Data(journal.utf8), to: ".journal.000002")
    let damaged = place.journal + ".000002"
    #expect(try findings(in: place).map(\.file) == [damaged])
    #expect(try findings(in: place).map(\.fault) == [.damagedLine(2)])
    try FileManager.default.removeItem(atPath: damaged)
    #expect(try findings(in: place).map(\.fault) == [.missingSegment])
    #expect(try await place.open().report.readOnly == nil)
    try FileManager.default.removeItem(atPath: place.journal + ".000001")
    #expect(try findings(in: place).isEmpty)
  }

  @Test func `is history alone: damage there leaves nothing to repair, and a purge drops it`() async throws {
    let place = try await place("lee", "park", "choi")
    let lines = try place.lines(".journal.000002")
    let journal = try #require(try place.text(".journal.000002")).replacing("park", with: "bark")
    try place.write(Data(journal.utf8), to: ".journal.000002")
    let repair = try StoreRepair(place.path, models: [Person.self, Badge.self])
    #expect(!repair.isNeeded && repair.isHistoryAlone)
    #expect(repair.losses.isEmpty)
    #expect(repair.lostHistory.map(\.file) == [place.journal + ".000002"])
    let extent = Extent(lines: 1, bytes: lines[1].utf8.count + 1)
    #expect(repair.lostHistory.map(\.what) == [.saves(2...2, line: 2, extent)])
    #expect(repair.recordCount == 4)
    let store = try await place.open()
    try await store.save(Person("han"))
    try await store.purge()
    try await store.close()
    #expect(try findings(in: place).isEmpty)
  }

  @Test func `is named as what lacks its end`() async throws {
    let place = try await place("lee", "park")
    let lines = try place.lines(".journal.000002").dropLast()
    try place.write(Data(lines.map { $0 + "\n" }.joined().utf8), to: ".journal.000002")
    let check = try StoreCheck(place.path, models: [Person.self, Badge.self])
    #expect(check.findings == [.init(file: place.journal + ".000002", fault: .missingEnd)])
    #expect(check.isDamaged && check.isDataSound)
  }

  @Test func `is needed where the file is damaged as well`() async throws {
    let place = try await place("lee", "park")
    try place.write(Data("{}\n".utf8), to: ".journal.000002")
    try place.rot("lee")
    try FileManager.default.removeItem(atPath: place.path + ".1")
    let repair = try StoreRepair(place.path, models: [Person.self, Badge.self])
    #expect(repair.isNeeded && !repair.isHistoryAlone)
  }

  @Test(arguments: ["", "{}\n", nil]) func `shows that the journal's beginning is gone`(journal: String?) async throws {
    let place = try await place("lee", "park")
    if let journal {
      try place.write(Data(journal.utf8), to: ".journal")
    } else {
      try FileManager.default.removeItem(atPath: place.journal)
    }
    #expect(try !findings(in: place).isEmpty)
    let store = try await place.open()
    #expect(store.report.readOnly == .corruptJournal(line: 1))
    #expect(try await place.names() == ["kim", "lee", "park"])
    let repair = try StoreRepair(place.path, models: [Person.self, Badge.self])
    #expect(repair.isNeeded)
    #expect(repair.losses.allSatisfy { $0.file == place.journal })
    #expect(repair.recordCount == 3)
    try await store.close()
  }

  @Test func `bears a rotation that was cut off`() async throws {
    let place = try await place("lee")
    try FileManager.default.linkItem(atPath: place.journal, toPath: place.journal + ".000002")
    try await save("park", in: place)
    #expect(try header(of: place)["number"] as? Int == 3)
    #expect(try findings(in: place).isEmpty)
    #expect(try await place.names() == ["kim", "lee", "park"])
  }

  @Test func `tells what another program has changed since in the only file there ever was`() async throws {
    let place = try Place()
    try await save("kim", in: place)
    let living = try place.afterCrash()
    let store = try await living.open()
    try await store.save(Person("lee"))
    try place.write(living.data(".journal"), to: ".journal")
    try place.write(Data((try #require(try place.text())).replacing("kim", with: "kin").utf8))
    let opened = try await place.open()
    await opened.redeliver()
    try await opened.close()
    #expect(try await place.names() == ["kin", "lee"])
  }

  @Test func `helps to make a damaged file anew`() async throws {
    let place = try await place("lee", "park")
    let sound = try place.data()
    try place.rot("park")
    let store = try await place.open()
    #expect(store.report.damagedFile == place.path + ".damaged")
    #expect(try place.data() == sound)
    try await store.close()
  }
}

@Suite struct `A purge` {
  private func purge(_ place: Place) async throws {
    let store = try await place.open()
    try await store.purge()
    try await store.close()
  }

  /// A store with a history of which the secret is a part.
  private func place() async throws -> Place {
    let place = try Place(fixture(user(1, "secret")))
    for name in ["lee", "park"] {
      let store = try await place.open(journalLimit: 1)
      var person = try #require(await store.snapshot[Person.self, pk: .integer(1)])
      person.username = name
      try await store.save(person)
      try await store.close()
    }
    try place.write(Data("secret".utf8), to: ".journal.torn")
    try place.write(Data("secret".utf8), to: ".damaged")
    return place
  }

  @Test func `leaves nothing of what once was`() async throws {
    let place = try await place()
    try await purge(place)
    #expect(try place.files == ["users.json", "users.json.1", "users.json.journal"])
    for suffix in ["", ".1", ".journal"] {
      #expect(try !#require(try place.text(suffix)).contains("secret"))
      #expect(try !#require(try place.text(suffix)).contains("lee"))
    }
    #expect(try place.data(".1") == place.data())
    let store = try await place.open()
    #expect(await store.history(before: .max, limit: 10).isEmpty)
    #expect(try await store.save(Person("han")).seq == 3)
    try await store.close()
    #expect(try await place.names() == ["park", "han"])
    #expect(try StoreCheck(place.path, models: [Person.self, Badge.self]).findings.isEmpty)
  }

  @Test func `leaves what a damaged file is made anew from`() async throws {
    let place = try await place()
    try await purge(place)
    let sound = try place.data()
    try place.rot("park")
    let store = try await place.open()
    #expect(store.report.damagedFile == place.path + ".damaged")
    try await store.close()
    #expect(try place.data() == sound)
  }

  @Test func `writes what is in the journal alone into the file first`() async throws {
    let place = try Place()
    try await place.saveAndCrash("kim", "lee")
    try await purge(place)
    #expect(try await place.names() == ["kim", "lee"])
    #expect(try place.lines(".journal").count == 1)
  }

  @Test func `keeps nobody from saving who has the store open`() async throws {
    let place = try await place()
    let other = try await place.open()
    try await purge(place)
    #expect(try await other.save(Person("han")).seq == 3)
    try await other.close()
    #expect(try await place.names() == ["park", "han"])
  }

  @Test func `leaves nothing of what once was where somebody has removed the journal`() async throws {
    let place = try await place()
    for suffix in ["", ".000001", ".000002"] { try FileManager.default.removeItem(atPath: place.journal + suffix) }
    #expect(try place.data(".1") != place.data())
    try await purge(place)
    #expect(try place.files == ["users.json", "users.json.1", "users.json.journal"])
    #expect(try place.data(".1") == place.data())
    #expect(try await place.names() == ["park"])
    #expect(try StoreCheck(place.path, models: [Person.self, Badge.self]).findings.isEmpty)
  }

  @Test func `does nothing where there is no history`() async throws {
    let place = try Place(fixture(user(1, "kim")))
    try await purge(place)
    #expect(try place.files == ["users.json"])
  }
}
