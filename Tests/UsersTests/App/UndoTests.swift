import Foundation
import JSONStore
import Resources
import Signals
import Testing
import Users

@Suite struct `Undoing` {
  private func app(_ place: Place, _ names: String...) async throws -> UsersApp {
    let app = try await place.app()
    for name in names { try await app.add(UserDraft([.username: name, .phonenumber: "1"])) }
    return app
  }

  private func records(_ app: UsersApp) async -> [Record] {
    let snapshot = await app.store.snapshot
    return (0..<snapshot.userCount).flatMap { row in
      let account = snapshot.account(row: row)
      return [account.user.record, account.profile?.record].compactMap(\.self)
    }
  }

  private func edit(_ app: UsersApp, _ pk: PrimaryKey, _ texts: [UserField: String]) async throws {
    var draft = UserDraft(try #require(await app.store.snapshot.account(pk: pk)))
    for (field, text) in texts { draft.texts[field] = text }
    try await app.update(pk, draft)
  }

  @Test func `an addition takes the user and its profile away, and redoing brings both back`() async throws {
    let place = try Place()
    let app = try await app(place, "ada")
    let before = await records(app)
    let undone = try await app.undo()
    #expect(undone?.kind == .add)
    #expect(undone?.username == "ada")
    #expect(await records(app) == [])
    #expect(await app.store.snapshot.profileCount == 0)
    #expect(try await app.redo()?.kind == .add)
    try await app.store.close()
    #expect(await records(app) == before)
    #expect(try place.saves().compactMap { $0["origin"] as? String }.suffix(2) == ["undo", "undo"])
  }

  @Test func `an edit gives user and profile back what they were`() async throws {
    let app = try await app(Place(), "ada")
    let before = await records(app)
    try await edit(app, .integer(1), [.username: "eve", .address: "somewhere"])
    #expect(try await app.undo()?.kind == .edit)
    #expect(await records(app) == before)
  }

  @Test func `deletions bring users and profiles back under their keys, in their order`() async throws {
    let app = try await app(Place(), "ada", "bob", "eve")
    let before = await records(app)
    try await app.make(.delete, of: [.integer(3), .integer(1), .integer(2)])
    try await app.undo()
    #expect(await records(app) == before)
    try await app.redo()
    #expect(await records(app) == [])
    try await app.undo()
    #expect(await records(app) == before)
  }

  @Test func `goes back step by step to the beginning, and forth again`() async throws {
    let app = try await app(Place(), "ada", "bob")
    try await app.make(.set(.isStaff, true), of: [.integer(1), .integer(2)])
    try await app.delete(.integer(2))
    let end = await records(app)
    var undone: [UserAction.Kind] = []
    while let action = try await app.undo() { undone.append(action.kind) }
    #expect(undone == [.delete, .set(.isStaff, true), .add, .add])
    #expect(await records(app) == [])
    while try await app.redo() != nil {}
    #expect(await records(app) == end)
  }

  @Test func `the sample leaves nothing of it, the profiles that receivers made included`() async throws {
    let app = try await app(Place())
    try await app.load(fixture: Resources.sample)
    #expect(try await app.undo()?.count == 8)
    #expect(await records(app) == [])
    #expect(await app.store.snapshot.profileCount == 0)
  }

  @Test func `brings back without a profile who had none`() async throws {
    let app = try await app(Place(), "ada")
    try await app.store.delete(UserProfile.self, pk: .integer(1))
    let before = await records(app)
    try await app.delete(.integer(1))
    try await app.undo()
    #expect(await records(app) == before)
    #expect(await app.store.owed.isEmpty)
  }

  @Test func `has what a receiver saves because of it, and redoing takes that away`() async throws {
    let app = try await app(Place(), "ada")
    let store = app.store
    try await store.delete(UserProfile.self, pk: .integer(1))
    try await app.delete(.integer(1))
    let receiver = store.signals.postSave.connect("test.profile", sender: User.self, when: { $0.created }) {
      [weak store] event in
      // It takes its time.
      for _ in 0..<1_000 { await Task.yield() }
      try await store?.save(UserProfile(for: User(record: event.record)))
    }
    try await app.undo()
    #expect(await store.snapshot.profileCount == 1)
    #expect(try await app.redo()?.kind == .delete)
    #expect(await records(app) == [])
    #expect(await store.snapshot.profileCount == 0)
    withExtendedLifetime(receiver) {}
  }

  @Test func `leaves alone what is done meanwhile`() async throws {
    let app = try await app(Place(), "ada")
    let meanwhile = app.store.signals.preDelete.connect("test.add", sender: User.self) { _ in
      try await app.add(UserDraft([.username: "bob"]))
    }
    #expect(try await app.undo()?.username == "ada")
    meanwhile.cancel()
    #expect(try await app.undo()?.username == "bob")
    #expect(try await app.undo() == nil)
  }

  @Test func `is over once something new is done`() async throws {
    let app = try await app(Place(), "ada")
    try await app.undo()
    try await app.add(UserDraft([.username: "bob"]))
    #expect(try await app.redo() == nil)
  }

  @Test func `what was refused is no step`() async throws {
    let app = try await app(Place(), "ada")
    await #expect(throws: StoreError.self) { try await app.add(UserDraft([.username: "ada"])) }
    #expect(try await app.undo()?.username == "ada")
    #expect(try await app.undo() == nil)
  }

  @Test func `is refused as a whole where somebody else has changed a user since, by name`() async throws {
    let place = try Place()
    let app = try await app(place, "eve", "ada", "bob")
    try await app.make(.set(.isStaff, true), of: [.integer(2), .integer(3)])
    let other = try await place.app()
    try await edit(other, .integer(3), [.email: "bob@example.org"])
    try await other.make(.set(.isStaff, false), of: [.integer(3)])
    let refused = await #expect(throws: UndoRefused.self) { try await app.undo() }
    #expect(refused?.action.kind == .set(.isStaff, true))
    #expect(refused?.username == "bob")
    #expect(refused?.fields == ["is_staff"])
    #expect(refused?.actor == "anna@host")
    #expect(await app.store.snapshot.users.map { $0[flag: .isStaff] } == [false, true, false])
    // It is not tried again. What was done before can be undone where that is as it was left.
    for name in ["bob", "ada"] {
      #expect(await #expect(throws: UndoRefused.self) { try await app.undo() }?.username == name)
    }
    #expect(try await app.undo()?.username == "eve")
  }

  @Test(arguments: [0, 60]) func `names who has changed a user, many saves ago`(count: Int) async throws {
    let place = try Place()
    let app = try await app(place, "ada", "bob")
    try await app.make(.set(.isStaff, true), of: [.integer(2)])
    let other = try await place.app(as: "eve@host")
    try await other.make(.set(.isStaff, false), of: [.integer(2)])
    for number in 0..<count { try await edit(other, .integer(1), [.firstName: "Ada \(number)"]) }
    #expect(await #expect(throws: UndoRefused.self) { try await app.undo() }?.actor == "eve@host")
  }

  @Test func `leaves alone what somebody else has changed in other fields, and redo does`() async throws {
    let place = try Place()
    let app = try await app(place, "ada", "bob")
    try await app.make(.set(.isStaff, true), of: [.integer(1), .integer(2)])
    try await edit(try await place.app(), .integer(2), [.email: "bob@example.org"])
    try await app.undo()
    #expect(await app.store.snapshot.users.map { $0[flag: .isStaff] } == [false, false])
    #expect(await app.store.snapshot.users.map { $0[text: .email] } == ["", "bob@example.org"])
    try await edit(try await place.app(), .integer(2), [.firstName: "Bob"])
    try await app.redo()
    #expect(await app.store.snapshot.users.map { $0[flag: .isStaff] } == [true, true])
    #expect(await app.store.snapshot.users.map { $0[text: .firstName] } == ["", "Bob"])
  }

  @Test func `takes in what somebody saves at that moment`() async throws {
    let place = try Place()
    let app = try await app(place, "ada")
    try await app.make(.set(.isStaff, true), of: [.integer(1)])
    let rival = try await place.rival(of: app, times: 1)
    try await app.undo()
    rival.cancel()
    let user = try #require(await app.store.snapshot.users.first)
    #expect(user[flag: .isStaff] == false)
    #expect(user.record.fields["last_login"] == "2026-11-22T15:04:01Z")
  }

  @Test func `an addition is refused where somebody has deleted the user or given it another profile`() async throws {
    let app = try await app(Place(), "ada", "bob")
    try await app.store.delete(User.self, pk: .integer(2))
    let gone = await #expect(throws: UndoRefused.self) { try await app.undo() }
    #expect(gone?.username == "bob")
    #expect(gone?.fields == [] && gone?.isGone == true)
    let profile = try #require(await app.store.snapshot.profile(of: .integer(1)))
    var changed = profile
    changed[text: .address] = "elsewhere"
    try await app.store.save(changed)
    let refused = await #expect(throws: UndoRefused.self) { try await app.undo() }
    #expect(refused?.username == "ada")
    #expect(refused?.fields == ["address"] && refused?.isGone == false)
  }

  @Test func `a deletion is refused where the username is another's by now`() async throws {
    let app = try await app(Place(), "ada")
    try await app.delete(.integer(1))
    try await app.store.save(User(username: "ada", password: "!", dateJoined: "2026-11-22T15:04:00Z"))
    await #expect(throws: StoreError.notUnique(model: "auth.user", field: "username")) { try await app.undo() }
    #expect(await app.store.snapshot.userCount == 1)
  }

  @Test func `a veto keeps the step for another try`() async throws {
    struct Kept: Error {}
    let app = try await app(Place(), "ada")
    let veto = app.store.signals.preDelete.connect("test.veto", sender: User.self) { _ in throw Kept() }
    await #expect(throws: Vetoed.self) { try await app.undo() }
    veto.cancel()
    #expect(try await app.undo()?.kind == .add)
  }

  @Test func `works on users without a pk, renamed and deleted ones`() async throws {
    let app = try await Place(copyOf: "10_usual_backup").app()
    let before = await records(app)
    try await edit(app, .natural("mueller"), [.username: "miller", .phonenumber: "2"])
    try await app.make(.delete, of: [.natural("miller"), .natural("admin")])
    try await app.undo()
    try await app.undo()
    let after = await records(app)
    #expect(after.count == before.count)
    for record in before { #expect(after.contains(record)) }
  }
}
