import Foundation
import JSONStore
import Resources
import Signals
import Testing
import Users

@Suite struct `Changing users` {
  /// An app whose store has ada, pk 1, and her profile.
  private func appWithAda(_ place: Place) async throws -> UsersApp {
    let app = try await place.app()
    try await app.add(UserDraft([.username: "ada", .phonenumber: "1"]))
    return app
  }

  private func draft(_ app: UsersApp, _ texts: [UserField: String]) async throws -> UserDraft {
    var draft = UserDraft(try #require(await app.store.snapshot.account(pk: .integer(1))))
    for (field, text) in texts { draft.texts[field] = text }
    return draft
  }

  @Test func `a second save of a user makes no second profile`() async throws {
    let app = try await appWithAda(Place())
    try await app.update(.integer(1), draft(app, [.firstName: "Ada"]))
    try await app.store.close()
    #expect(await app.store.snapshot.profileCount == 1)
  }

  @Test func `nothing is saved where nothing changed`() async throws {
    let app = try await appWithAda(Place())
    let seq = await app.store.snapshot.seq
    try await app.update(.integer(1), draft(app, [:]))
    #expect(await app.store.snapshot.seq == seq)
  }

  @Test func `what somebody else has changed since the form was opened is not saved over unasked`() async throws {
    let app = try await appWithAda(Place())
    let mine = try await draft(app, [.email: "mine@example.org", .phonenumber: "3"])
    try await app.update(.integer(1), draft(app, [.firstName: "Ada", .email: "other@example.org"]))
    let refusal = await #expect(throws: ChangedMeanwhile.self) { try await app.update(.integer(1), mine) }
    let account = try #require(refusal?.account)
    #expect(mine.changes(in: account) == [.firstName, .email])
    try await app.update(.integer(1), mine.rebased(onto: account))
    let now = try #require(await app.store.snapshot.account(pk: .integer(1)))
    #expect(now.text(.firstName) == "Ada")
    #expect(now.text(.email) == "mine@example.org")
    #expect(now.text(.phonenumber) == "3")
  }

  @Test func `a save is tried again where somebody saves another field meanwhile, but not for ever`() async throws {
    let place = try Place()
    let app = try await appWithAda(place)
    for (count, isSaved) in [(1, true), (9, false)] {
      let mine = try await draft(app, [.firstName: "Ada \(count)"])
      let rival = try await place.rival(of: app, times: count)
      if isSaved {
        try await app.update(.integer(1), mine)
      } else {
        await #expect(throws: StoreError.outdated) { try await app.update(.integer(1), mine) }
      }
      #expect(await app.store.snapshot.users.first?[text: .firstName] == "Ada 1")
      rival.cancel()
    }
  }

  @Test func `the same change made by two is no conflict`() async throws {
    let app = try await appWithAda(Place())
    let mine = try await draft(app, [.email: "ada@Example.org"])
    try await app.update(.integer(1), draft(app, [.email: "ada@example.org"]))
    try await app.update(.integer(1), mine)
    #expect(await app.store.snapshot.account(pk: .integer(1))?.text(.email) == "ada@example.org")
  }

  @Test func `a new password is saved, and the journal names nothing else`() async throws {
    let place = try Place()
    let app = try await appWithAda(place)
    let count = try place.saves().count
    try await app.update(.integer(1), draft(app, [.password: "pbkdf2_sha256$1$a$b"]))
    #expect(await app.store.snapshot.account(pk: .integer(1))?.text(.password) == "pbkdf2_sha256$1$a$b")
    #expect(try place.saves().dropFirst(count).map { $0["changed"] as? [String] } == [["password"]])
  }

  @Test func `another's new password is not saved over unasked`() async throws {
    let app = try await appWithAda(Place())
    let mine = try await draft(app, [.password: "pbkdf2_sha256$1$mine$b"])
    try await app.update(.integer(1), draft(app, [.password: "pbkdf2_sha256$1$other$b"]))
    let refusal = await #expect(throws: ChangedMeanwhile.self) { try await app.update(.integer(1), mine) }
    let account = try #require(refusal?.account)
    #expect(mine.changes(in: account) == [.password])
    try await app.update(.integer(1), mine.rebased(onto: account))
    #expect(await app.store.snapshot.account(pk: .integer(1))?.text(.password) == "pbkdf2_sha256$1$mine$b")
  }

  @Test func `a password that two switched off is no conflict`() async throws {
    let app = try await appWithAda(Place())
    try await app.update(.integer(1), draft(app, [.password: "pbkdf2_sha256$1$a$b"]))
    var (mine, other) = (try await draft(app, [:]), try await draft(app, [:]))
    mine.switchPasswordOff()
    other.switchPasswordOff()
    try await app.update(.integer(1), other)
    let seq = await app.store.snapshot.seq
    try await app.update(.integer(1), mine)
    #expect(await app.store.snapshot.seq == seq)
  }

  @Test func `only the record that changed is saved`() async throws {
    let place = try Place()
    let app = try await appWithAda(place)
    let count = try place.saves().count
    try await app.update(.integer(1), draft(app, [.phonenumber: "2"]))
    let saves = try place.saves().dropFirst(count)
    #expect(saves.map { $0["model"] as? String } == ["users.userprofile"])
    #expect(saves.map { $0["changed"] as? [String] } == [["phonenumber"]])
  }

  @Test func `a user without a profile gets one when there are values for it`() async throws {
    let app = try await Place(copyOf: "10_usual_backup").app()
    let pk = PrimaryKey.natural("no.profile")
    var draft = UserDraft(try #require(await app.store.snapshot.account(pk: pk)))
    draft.texts[.firstName] = "Nobody"
    try await app.update(pk, draft)
    #expect(await app.store.snapshot.profile(of: pk) == nil)
    draft.texts[.address] = "somewhere"
    try await app.update(pk, draft)
    #expect(await app.store.snapshot.profile(of: pk)?[text: .address] == "somewhere")
  }

  @Test func `a renamed user without a pk keeps its profile`() async throws {
    let app = try await Place(copyOf: "10_usual_backup").app()
    let pk = PrimaryKey.natural("admin")
    var draft = UserDraft(try #require(await app.store.snapshot.account(pk: pk)))
    draft.texts[.username] = "boss"
    draft.texts[.phonenumber] = "1"
    let renamed = try await app.update(pk, draft)
    #expect(renamed == .natural("boss"))
    #expect(await app.store.snapshot.profile(of: .natural("boss"))?[text: .phonenumber] == "1")
    #expect(await app.store.snapshot.account(pk: pk) == nil)
  }

  @Test func `a user who is gone cannot be saved`() async throws {
    let app = try await Place().app()
    await #expect(throws: StoreError.noSuchRecord) { try await app.update(.integer(9), UserDraft()) }
  }

  @Test func `deleting a user deletes its profile`() async throws {
    let app = try await appWithAda(Place())
    try await app.delete(.integer(1))
    #expect(await app.store.snapshot.userCount == 0)
    #expect(await app.store.snapshot.profileCount == 0)
  }

  @Test func `a deletion that is vetoed deletes nothing`() async throws {
    struct Kept: Error {}
    let app = try await appWithAda(Place())
    let connection = app.store.signals.preDelete.connect("test.veto", sender: User.self) { _ in throw Kept() }
    await #expect(throws: Vetoed.self) { try await app.delete(.integer(1)) }
    withExtendedLifetime(connection) {}
    #expect(await app.store.snapshot.userCount == 1)
    #expect(await app.store.snapshot.profileCount == 1)
  }
}

@Suite struct `The receiver that makes profiles` {
  @Test func `makes no second profile for a user that is saved again`() async throws {
    let app = try await Place().app()
    try await app.add(UserDraft([.username: "ada"]))
    let saved = try await app.store.save(try #require(await app.store.snapshot.users.first))
    #expect(await saved.delivered().flatMap(\.receipts).isEmpty)
    #expect(await app.store.snapshot.profileCount == 1)
  }

  @Test func `is connected while the app lives and not afterwards`() async throws {
    let store = try await Place().open()
    var app: UsersApp? = UsersApp.ready(store)
    #expect(store.signals.postSave.receivers.map(\.uid) == ["users.create_profile"])
    _ = app?.store
    app = nil
    #expect(store.signals.postSave.receivers.isEmpty)
  }
}

@Suite struct `The sample` {
  @Test func `opens and has no problems`() throws {
    let sample = try StoreSnapshot(fixture: Resources.sample, models: UsersApp.models)
    #expect(sample.userCount == 8)
    for row in 0..<sample.userCount {
      let account = sample.account(row: row)
      #expect(account.problems == [], "\(account.user.username)")
    }
    #expect(sample.profileCount == 6)
  }

  @Test func `fills a store with its users, and the receiver makes the profiles that it lacks`() async throws {
    let place = try Place()
    let app = try await place.app()
    try await app.load(fixture: Resources.sample)
    let sample = try StoreSnapshot(fixture: Resources.sample, models: UsersApp.models)
    let store = await app.store.snapshot
    #expect(store.users.map(\.record) == sample.users.map(\.record))
    #expect(store.profileCount == 8)
    for row in 0..<store.userCount {
      #expect(store.account(row: row).profile != nil)
      for field in UserField.allCases where !field.isFlag {
        #expect(store.account(row: row).text(field) == sample.account(row: row).text(field))
      }
    }
    let saves = try place.saves()
    #expect(saves.map { $0["origin"] as? String } == ["import", "receiver", "receiver"])
    let causes: [NSDictionary] = [2, 7].map { ["seq": 1, "receiver": "users.create_profile", "place": $0] }
    #expect(saves[1...].map { $0["cause"] as? NSDictionary } == causes)
  }

  @Test func `is not loaded into a store whose users it contradicts`() async throws {
    let place = try Place()
    let app = try await place.app()
    for name in ["x", "ada"] { try await app.add(UserDraft([.username: name])) }
    await #expect(throws: StoreError.self) { try await app.load(fixture: Resources.sample) }
    #expect(await app.store.snapshot.users.map(\.username) == ["x", "ada"])
  }
}
