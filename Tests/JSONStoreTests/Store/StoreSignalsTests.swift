import Foundation
import JSONStore
import Signals
import Testing

@Suite struct `The signals of a store` {
  struct Veto: Error, Equatable {}

  let place: Place
  private let log = Recorder<String>()

  init() throws { place = try Place(fixture(user(1, "kim"), profile(1, of: "1"))) }

  /// Writes down every signal, in the words of a log.
  private func listen(to store: JSONStore) -> [Connection] {
    let signals = store.signals
    return [
      signals.preSave.connect("log") { [log] in log.record("pre_save \($0.record.model) created \($0.created)") },
      signals.postSave.connect("log") { [log] in
        let key = $0.record.pk?.description ?? "-"
        log.record("post_save \($0.record.model) \(key) \($0.changed) created \($0.created)")
      },
      signals.preDelete.connect("log") { [log] in log.record("pre_delete \($0.record.model)") },
      signals.postDelete.connect("log") { [log] in log.record("post_delete \($0.record.model)") },
    ]
  }

  @Test func `a veto leaves nothing on disk, in memory or in the log`() async throws {
    let store = try await place.open()
    let connections = listen(to: store)
    let veto = store.signals.preSave.connect("veto", sender: Person.self) { _ in throw Veto() }
    let vetoed = await #expect(throws: Vetoed.self) { try await store.save(Person("lee")) }
    #expect(vetoed?.receiver == "veto" && vetoed?.reason is Veto)
    #expect(await store.snapshot.count(of: Person.self) == 1)
    #expect(try place.files == ["users.json"])
    #expect(log.values == ["pre_save auth.user created true"])
    veto.cancel()
    #expect(try await store.save(Person("lee")).seq == 1)
    withExtendedLifetime(connections) {}
  }

  @Test func `a save by a task that was cancelled is not made, as nobody has said yes`() async throws {
    let store = try await place.open()
    let connection = store.signals.preSave.connect("check") { _ in }
    let saving = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      try await store.save(Person("lee"))
    }
    await #expect(throws: CancellationError.self) { try await saving.value }
    #expect(try place.files == ["users.json"])
    withExtendedLifetime(connection) {}
  }

  @Test func `a renamed user's profile without a pk is asked about too`() async throws {
    let natural = try Place(
      fixture(
        #"{"model": "auth.user", "fields": {"username": "kim", "email": ""}}"#,
        #"{"model": "users.userprofile", "fields": {"user": ["kim"], "phonenumber": null, "address": null}}"#))
    let store = try await natural.open()
    let connections = listen(to: store)
    var kim = await store.snapshot[Person.self, row: 0]
    kim.username = "lee"
    _ = try await store.save(kim).delivered()
    #expect(
      log.values == [
        "pre_save auth.user created false", "pre_save users.userprofile created false",
        #"post_save auth.user ["lee"] ["username"] created false"#,
        #"post_save users.userprofile [["lee"]] ["user"] created false"#,
      ])
    withExtendedLifetime(connections) {}
  }

  @Test func `a profile that is made while its user's deletion is thought over is asked about`() async throws {
    let place = try Place(fixture(user(1, "kim")))
    let store = try await place.open()
    let connections = listen(to: store)
    let maker = store.signals.preDelete.connect("maker", sender: Person.self) { [weak store] _ in
      try await store?.save(Badge(for: 1))
    }
    try await store.delete(Person.self, pk: .integer(1))
    let deletions = log.values.filter { $0.hasPrefix("pre_delete") }
    #expect(deletions == ["pre_delete auth.user", "pre_delete users.userprofile"])
    #expect(await store.snapshot.count(of: Badge.self) == 0)
    withExtendedLifetime((connections, maker)) {}
  }

  @Test func `a veto of a profile's deletion keeps the user`() async throws {
    let store = try await place.open()
    let veto = store.signals.preDelete.connect("veto", sender: Badge.self) { _ in throw Veto() }
    await #expect(throws: Vetoed.self) { try await store.delete(Person.self, pk: .integer(1)) }
    #expect(await store.snapshot.count(of: Person.self) == 1)
    #expect(try place.files == ["users.json"])
    withExtendedLifetime(veto) {}
  }

  @Test func `tell of a creation and an update, before and after`() async throws {
    let store = try await place.open()
    let connections = listen(to: store)
    _ = try await store.save(Person("lee")).delivered()
    var lee = await store.snapshot[Person.self, row: 1]
    lee["email"] = "lee@example.org"
    _ = try await store.save(lee).delivered()
    #expect(
      log.values == [
        "pre_save auth.user created true", #"post_save auth.user 2 ["username", "email"] created true"#,
        "pre_save auth.user created false", #"post_save auth.user 2 ["email"] created false"#,
      ])
    withExtendedLifetime(connections) {}
  }

  @Test func `of a deletion come all before, then all after, the profile first`() async throws {
    let store = try await place.open()
    let connections = listen(to: store)
    let deliveries = try await store.delete(Person.self, pk: .integer(1)).delivered()
    #expect(deliveries.count == 2)
    #expect(
      log.values == [
        "pre_delete users.userprofile", "pre_delete auth.user", "post_delete users.userprofile",
        "post_delete auth.user",
      ])
    withExtendedLifetime(connections) {}
  }

  @Test func `of one save are one batch with its number and origin`() async throws {
    let commits = Recorder<Commit>()
    let store = try await place.open()
    let connection = store.signals.postDelete.connect("commits") { commits.record($0.commit) }
    _ = try await store.delete(Person.self, pk: .integer(1), origin: .command).delivered()
    #expect(commits.values.map(\.seq) == [1, 1])
    #expect(commits.values.map(\.batch.index) == [0, 1])
    #expect(commits.values.allSatisfy { $0.batch.count == 2 && $0.origin == .command && $0.cause == nil })
    withExtendedLifetime(connection) {}
  }

  @Test func `of a save that could not be made durable are never sent after it`() async throws {
    let store = try await place.open()
    let connections = listen(to: store)
    try FileManager.default.createDirectory(atPath: place.journal, withIntermediateDirectories: false)
    await #expect(throws: StoreError.self) { try await store.save(Person("lee")) }
    #expect(log.values == ["pre_save auth.user created true"])
    #expect(await store.snapshot.count(of: Person.self) == 1)
    try FileManager.default.removeItem(atPath: place.journal)
    _ = try await store.save(Person("lee")).delivered()
    #expect(log.values.count(where: { $0.hasPrefix("post_save") }) == 1)
    withExtendedLifetime(connections) {}
  }
}
