import Foundation
import JSONStore
import Signals
import Testing
import Users

@Suite struct `Adding a user` {
  @Test func `makes exactly one profile whose cause is the user's save`() async throws {
    let place = try Place()
    let app = try await place.app()
    let pk = try #require(try await app.add(UserDraft([.username: "ada"])))
    #expect(await app.store.snapshot.profileCount == 1)
    #expect(await app.store.snapshot.profile(of: pk) != nil)
    let saves = try place.saves()
    #expect(saves.map { $0["model"] as? String } == ["auth.user", "users.userprofile"])
    #expect(saves[1]["cause"] as? NSDictionary == ["seq": saves[0]["seq"] ?? 0, "receiver": "users.create_profile"])
    #expect(saves[1]["origin"] as? String == "receiver")
  }

  @Test func `puts profile values into the profile that the receiver made`() async throws {
    let place = try Place()
    let app = try await place.app()
    let draft = UserDraft([.username: "ada", .phonenumber: " 010 ", .address: "서울"])
    let pk = try #require(try await app.add(draft))
    let profile = await app.store.snapshot.profile(of: pk)
    #expect(profile?[text: .phonenumber] == "010")
    #expect(profile?[text: .address] == "서울")
    let saves = try place.saves()
    #expect(saves.map { $0["model"] as? String } == ["auth.user", "users.userprofile", "users.userprofile"])
    #expect(saves.map { $0["created"] as? Bool } == [true, true, false])
    #expect(saves[2]["cause"] == nil)
    #expect(saves[2]["changed"] as? [String] == ["phonenumber", "address"])
  }

  @Test func `gives Django's fields, an unusable password and the time`() async throws {
    let app = try await Place().app()
    try await app.add(UserDraft([.username: "ada", .email: "ada@EXAMPLE.org"]))
    let user = try #require(await app.store.snapshot.users.first)
    #expect(user.record.fields.members.map(\.name) == User.schema.fields.map(\.name))
    #expect(user.passwordStatus == .unusable)
    #expect(user.dateJoined == "2026-11-22T15:04:05.123Z")
    #expect(user[text: .email] == "ada@example.org")
    #expect(await app.store.snapshot.account(row: 0).problems == [])
  }

  @Test func `writes a time without a zone where the file has such times`() async throws {
    let app = try await Place(copyOf: "15_use_tz_false_seoul_indent2").app()
    try await app.add(UserDraft([.username: "dora"]))
    let joined = try #require(await app.store.snapshot.users.last?.dateJoined.flatMap { DateTime($0) })
    #expect(joined.utcOffsetSeconds == nil)
    #expect(joined.text.hasSuffix(":05.123"))
  }

  @Test func `gives no pk where the file's users have none`() async throws {
    let place = try Place(copyOf: "10_usual_backup")
    let app = try await place.app()
    let pk = try await app.add(UserDraft([.username: "dora", .phonenumber: "1"]))
    #expect(pk == .natural("dora"))
    #expect(await app.store.snapshot.profile(of: .natural("dora"))?[text: .phonenumber] == "1")
    try await app.store.close()
    let records = try JSONSerialization.jsonObject(with: Data(contentsOf: URL(filePath: place.path))) as? [NSDictionary]
    let fields = { (record: NSDictionary) in record["fields"] as? NSDictionary }
    let user = try #require(records?.first { fields($0)?["username"] as? String == "dora" })
    #expect(user["pk"] == nil)
    #expect(records?.contains { fields($0)?["user"] as? [String] == ["dora"] } == true)
  }

  @Test func `is stopped by a veto that reaches the caller`() async throws {
    struct Closed: Error {}
    let place = try Place()
    let app = try await place.app()
    let connection = app.store.signals.preSave.connect("test.veto", sender: User.self) { _ in throw Closed() }
    let vetoed = await #expect(throws: Vetoed.self) { try await app.add(UserDraft([.username: "ada"])) }
    #expect(vetoed?.reason is Closed)
    withExtendedLifetime(connection) {}
    #expect(await app.store.snapshot.userCount == 0)
    #expect(try place.saves() == [])
  }

  @Test func `refuses a username that is taken`() async throws {
    let app = try await Place().app()
    try await app.add(UserDraft([.username: "ada"]))
    await #expect(throws: StoreError.notUnique(model: "auth.user", field: "username")) {
      try await app.add(UserDraft([.username: "ada"]))
    }
    #expect(await app.store.snapshot.userCount == 1)
  }

  @Test func `survives a receiver that fails, and so do the profile values`() async throws {
    struct Broken: Error {}
    let app = try await Place().app()
    let connection = app.store.signals.postSave.connect("test.broken") { _ in throw Broken() }
    let pk = try #require(try await app.add(UserDraft([.username: "ada", .phonenumber: "1"])))
    withExtendedLifetime(connection) {}
    #expect(await app.store.snapshot.profile(of: pk)?[text: .phonenumber] == "1")
    #expect(await app.store.snapshot.profileCount == 1)
  }

  @Test func `says so when the user is saved and the profile is not`() async throws {
    struct Refused: Error {}
    let app = try await Place().app()
    let connection = app.store.signals.preSave.connect("test.veto", sender: UserProfile.self) { _ in throw Refused() }
    let error = await #expect(throws: ProfileNotSaved.self) {
      try await app.add(UserDraft([.username: "ada", .phonenumber: "1"]))
    }
    withExtendedLifetime(connection) {}
    #expect(error?.user == .integer(1) && (error?.reason as? Vetoed)?.reason is Refused)
    #expect(await app.store.snapshot.userCount == 1)
  }
}
