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

  @Test func `a missing field is a problem and a missing username a required one`() {
    let problems = account(["password": "!", "date_joined": "2026-11-22T15:04:05Z"]).problems
    #expect(problems.contains(Account.Problem(field: "username", problem: .required)))
    #expect(problems.contains(Account.Problem(field: "email", problem: .missing)))
    #expect(!problems.contains { $0.field == "password" })
  }
}
