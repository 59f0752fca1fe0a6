import Foundation
import JSONStore
import Signals
import Testing
import Users

@Suite struct `Changing many users` {
  /// An app with ada, bob and eve, pks 1 to 3; bob is inactive.
  private func appWithThree(_ place: Place) async throws -> UsersApp {
    let app = try await place.app()
    for name in ["ada", "bob", "eve"] {
      var draft = UserDraft([.username: name])
      draft.flags[.isActive] = name != "bob"
      try await app.add(draft)
    }
    return app
  }

  private let all: [PrimaryKey] = [.integer(3), .integer(1), .integer(2)]

  @Test func `is one save, with an event for each who changes, in the order of the file`() async throws {
    let place = try Place()
    let app = try await appWithThree(place)
    let action = try await app.make(.set(.isActive, false), of: all)
    #expect(action?.kind == .set(.isActive, false))
    #expect(action?.count == 2)
    let save = try #require(try place.saves().last { $0["origin"] as? String == "screen" })
    let operations = try #require(save["ops"] as? [NSDictionary])
    #expect(operations.map { $0["pk"] as? Int } == [1, 3])
    #expect(operations.map { $0["changed"] as? [String] } == [["is_active"], ["is_active"]])
    #expect(await app.store.snapshot.users.map { $0[flag: .isActive] } == [false, false, false])
  }

  @Test func `saves nothing where nothing would change`() async throws {
    let app = try await appWithThree(Place())
    let seq = await app.store.snapshot.seq
    #expect(try await app.make(.set(.isStaff, false), of: all) == nil)
    #expect(try await app.make(.delete, of: [.integer(9)]) == nil)
    #expect(await app.store.snapshot.seq == seq)
  }

  @Test func `deletes profiles with their users in one save`() async throws {
    let place = try Place()
    let app = try await appWithThree(place)
    let count = try place.saves().count
    let action = try await app.make(.delete, of: [.integer(1), .integer(3)])
    #expect(action?.count == 2)
    #expect(await app.store.snapshot.users.map(\.username) == ["bob"])
    #expect(await app.store.snapshot.profileCount == 1)
    #expect(try place.saves().count == count + 1)
  }

  @Test func `is none of it after one veto`() async throws {
    struct Kept: Error {}
    let app = try await appWithThree(Place())
    let connection = app.store.signals.preDelete.connect("test.veto", sender: User.self) { event in
      if User(record: event.record).username == "eve" { throw Kept() }
    }
    let vetoed = await #expect(throws: Vetoed.self) { try await app.make(.delete, of: all) }
    #expect(vetoed?.receiver == "test.veto")
    #expect(await app.store.snapshot.userCount == 3)
    withExtendedLifetime(connection) {}
  }

  @Test(arguments: [BulkChange.set(.isStaff, true), .delete])
  func `changes a user once who was chosen twice`(change: BulkChange) async throws {
    let place = try Place()
    let app = try await appWithThree(place)
    let path = place.path + ".export"
    #expect(try await app.export([.integer(1), .integer(1)], to: path, withPasswords: false) == 1)
    #expect(try await app.make(change, of: [.integer(1), .integer(1)])?.count == 1)
  }

  @Test func `gives up where a user is saved again and again meanwhile`() async throws {
    let place = try Place()
    let app = try await appWithThree(place)
    let rival = try await place.rival(of: app, times: 9)
    await #expect(throws: StoreError.outdated) { try await app.make(.set(.isStaff, true), of: all) }
    #expect(await app.store.snapshot.users.map { $0[flag: .isStaff] } == [false, false, false])
    withExtendedLifetime(rival) {}
  }

  @Test func `is made where a user was saved once meanwhile`() async throws {
    let place = try Place()
    let app = try await appWithThree(place)
    let rival = try await place.rival(of: app, times: 1)
    #expect(try await app.make(.set(.isStaff, true), of: all)?.count == 3)
    withExtendedLifetime(rival) {}
  }

  @Test func `a tally counts those who are there, those who are so already, and the profiles`() async throws {
    let app = try await appWithThree(Place())
    let snapshot = await app.store.snapshot
    let tally = try BulkTally(.set(.isActive, false), of: all + [.integer(9)], in: snapshot)
    #expect(tally.users == all)
    #expect(tally.unchanged == 1)
    #expect(tally.username == nil)
    #expect(try BulkTally(.delete, of: all, in: snapshot).profiles == 3)
    #expect(try BulkTally(.delete, of: [.integer(2)], in: snapshot).username == "bob")
  }

  @Test func `an export has the users and profiles that were asked for, with or without passwords`() async throws {
    let place = try Place(copyOf: "10_usual_backup")
    let app = try await place.app()
    let keys: [PrimaryKey] = [.natural("mueller"), .natural("admin")]
    let hash = try #require(await app.store.snapshot.account(pk: keys[1])?.user.record.fields["password"]?.string)
    for withPasswords in [true, false] {
      let path = place.path + ".\(withPasswords)"
      #expect(try await app.export(keys, to: path, withPasswords: withPasswords) == 2)
      let text = try String(contentsOfFile: path, encoding: .utf8)
      #expect(text.contains(hash) == withPasswords)
      let exported = try StoreSnapshot(fixture: Array(text.utf8), models: UsersApp.models)
      #expect(exported.users.map(\.username) == ["admin", "mueller"])
      #expect(exported.profileCount == 2)
      #expect(exported.users.allSatisfy { $0[text: .password].hasPrefix("!") != withPasswords })
    }
  }
}
