import JSONStore
import Testing

@testable import Users

@Suite struct `A draft` {
  private func account(_ user: JSONObject, _ profile: JSONObject? = nil) -> Account {
    Account(
      user: User(record: Record(model: "auth.user", fields: user)),
      profile: profile.map { UserProfile(record: Record(model: "users.userprofile", fields: $0)) })
  }

  private let fields: JSONObject = [
    "username": "ada", "first_name": " Ada ", "last_name": "Lovelace", "email": "ada@EXAMPLE.org", "is_active": true,
    "is_staff": false, "is_superuser": false,
  ]

  @Test func `leaves what was not touched as it stands in the file`() {
    var user = account(fields).user
    UserDraft(account(fields)).apply(to: &user)
    #expect(user.record.fields == fields)
  }

  @Test func `leaves a null and an empty text of the profile as they are`() throws {
    for stored: JSONValue in [.null, ""] {
      let account = account(fields, ["user": 1, "phonenumber": stored, "address": " x "])
      var profile = try #require(account.profile)
      UserDraft(account).apply(to: &profile)
      #expect(profile.record.fields == ["user": 1, "phonenumber": stored, "address": " x "])
    }
  }

  @Test func `does not add to a profile what it lacks`() throws {
    let account = account(fields, ["user": 1])
    var profile = try #require(account.profile)
    UserDraft(account).apply(to: &profile)
    #expect(profile.record.fields == ["user": 1])
  }

  @Test func `cleans what was typed`() {
    var draft = UserDraft(account(fields))
    draft.texts[.username] = " ﬁona "
    draft.texts[.email] = "Fiona@EXAMPLE.org "
    draft.texts[.lastName] = "\tKing "
    var user = account(fields).user
    draft.apply(to: &user)
    #expect(user.username == "fiona")
    #expect(user[text: .email] == "Fiona@example.org")
    #expect(user[text: .lastName] == "King")
    #expect(user[text: .firstName] == " Ada ")
  }

  @Test func `cleans an untouched value that breaks its rule`() {
    var fields = fields
    fields["username"] = "ﬁona"
    var user = account(fields).user
    UserDraft(account(fields)).apply(to: &user)
    #expect(user.username == "fiona")
  }

  @Test func `makes null of an emptied field of the profile`() throws {
    let account = account(fields, ["user": 1, "phonenumber": "1", "address": "x"])
    var draft = UserDraft(account)
    draft.texts[.phonenumber] = " "
    var profile = try #require(account.profile)
    draft.apply(to: &profile)
    #expect(profile.record.fields == ["user": 1, "phonenumber": nil, "address": "x"])
  }

  @Test func `writes the flags that were switched`() {
    var draft = UserDraft(account(fields))
    draft.flags[.isStaff] = true
    var user = account(fields).user
    draft.apply(to: &user)
    #expect(user.record.fields.names(differingFrom: fields) == ["is_staff"])
  }

  @Test func `differs by Unicode scalar`() {
    #expect(UserDraft([.username: "jos\u{E9}"]) != UserDraft([.username: "jose\u{301}"]))
    #expect(UserDraft([.username: "a"]) == UserDraft([.username: "a"]))
  }

  @Test func `a new user gets an unusable password of its own`() {
    var users = (0..<2).map { _ in User(username: "", password: "", dateJoined: "") }
    for index in users.indices { UserDraft().apply(to: &users[index], isNew: true) }
    #expect(users.allSatisfy { $0.passwordStatus == .unusable && $0[text: .password].count == 41 })
    #expect(users[0][text: .password] != users[1][text: .password])
  }

  @Test(arguments: ["pbkdf2_sha256$1$a$b", "!abc", "", "secret"])
  func `a password that was not touched stays as it is`(stored: String) {
    var fields = fields
    fields["password"] = .string(stored)
    var user = account(fields).user
    UserDraft(account(fields)).apply(to: &user)
    #expect(user.record.fields == fields)
  }

  @Test func `a new hash is written, and nothing else`() {
    var fields = fields
    fields["password"] = "!abc"
    var draft = UserDraft(account(fields))
    draft.texts[.password] = "pbkdf2_sha256$1$a$b"
    #expect(draft.isChanged(.password))
    var user = account(fields).user
    draft.apply(to: &user)
    #expect(user[text: .password] == "pbkdf2_sha256$1$a$b")
    #expect(user.record.fields.names(differingFrom: fields) == ["password"])
  }

  @Test func `a password that is switched off is marked at random, and switched again it is as it was`() {
    var fields = fields
    fields["password"] = "pbkdf2_sha256$1$a$b"
    var draft = UserDraft(account(fields))
    draft.switchPasswordOff()
    var user = account(fields).user
    draft.apply(to: &user)
    #expect(user.passwordStatus == .unusable && user[text: .password].count == 41)
    draft.switchPasswordOff()
    #expect(draft == UserDraft(account(fields)))
  }

  @Test func `switching off a new hash of a user without one leaves the mark that is there`() {
    var fields = fields
    fields["password"] = "!abc"
    var draft = UserDraft(account(fields))
    draft.switchPasswordOff()
    #expect(!draft.isChanged(.password))
    draft.texts[.password] = "pbkdf2_sha256$1$a$b"
    draft.switchPasswordOff()
    #expect(!draft.isChanged(.password))
  }

  @Test func `a password that Django does not know keeps nobody from saving`() throws {
    var fields = fields
    fields["password"] = "secret"
    let snapshot = try StoreSnapshot(fixture: Array("[]".utf8), models: UsersApp.models)
    #expect(account(fields).problems.map(\.field).contains("password"))
    #expect(UserDraft(account(fields)).problems(in: .password, of: nil, snapshot) == [])
  }

  @Test func `a missing field is a problem and a missing username a required one`() {
    let problems = account(["password": "!", "date_joined": "2026-11-22T15:04:05Z"]).problems
    #expect(problems.contains(Account.Problem(field: "username", problem: .required)))
    #expect(problems.contains(Account.Problem(field: "email", problem: .missing)))
    #expect(!problems.contains { $0.field == "password" })
  }
}
