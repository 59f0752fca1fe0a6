import JSONStore
import Testing
import Users

@Suite struct `A user` {
  private func user(_ first: String, _ last: String) -> User {
    var user = User(username: "x", password: "!", dateJoined: "2026-11-22T15:04:05Z")
    user[text: .firstName] = first
    user[text: .lastName] = last
    return user
  }

  @Test(arguments: [
    ("Ada", "Lovelace", "Ada Lovelace"), ("Ada", "", "Ada"), ("", "Lovelace", "Lovelace"), ("", "", ""),
    ("철수", "김", "김철수"), ("花子", "佐藤", "佐藤花子"), ("さくら", "木ノ本", "木ノ本さくら"), ("ジョー", "佐々木", "佐々木ジョー"),
    ("\u{110E}\u{1165}\u{11AF}", "김", "김\u{110E}\u{1165}\u{11AF}"), ("철수", "Kim", "철수 Kim"),
    ("Chulsoo", "김", "Chulsoo 김"),
    ("철수", "", "철수"), ("", "김", "김"), ("철 수", "김", "철 수 김"),
  ])
  func `the full name is written as people there write it`(first: String, last: String, name: String) {
    #expect(user(first, last).fullName == name)
  }

  @Test func `fields that the program does not know are kept`() {
    var known = User(
      record: Record(model: "auth.user", fields: ["username": "ada", "nickname": "Countess", "groups": [1]]))
    known[text: .email] = "ada@example.org"
    #expect(known.record.fields["nickname"] == "Countess")
    #expect(known.record.fields["groups"] == [1])
    #expect(known.record.fields["email"] == "ada@example.org")
  }

  @Test func `a profile's fields that the program does not know are kept`() {
    var profile = UserProfile(record: Record(model: "users.userprofile", fields: ["user": 1, "likes": "tea"]))
    profile[text: .address] = nil
    #expect(profile.record.fields == ["user": 1, "likes": "tea", "address": nil])
  }

  @Test func `a flag that the file lacks is what loaddata makes of it`() {
    let user = User(record: Record(model: "auth.user", fields: ["username": "ada"]))
    #expect(user[flag: .isActive] && !user[flag: .isStaff] && !user[flag: .isSuperuser])
  }

  @Test(arguments: [
    ("pbkdf2_sha256$1$a$b", PasswordStatus.usable), ("!", .unusable), ("!abc", .unusable), ("", .missing),
  ])
  func `a password is usable unless it is marked or blank`(stored: String, status: PasswordStatus) {
    #expect(User(username: "x", password: stored, dateJoined: "").passwordStatus == status)
  }

  @Test func `no two unusable passwords are the same`() {
    let (a, b) = (UnusablePassword.make(), UnusablePassword.make())
    #expect(a != b && a.count == 41 && a.hasPrefix("!"))
    #expect(PasswordFormatValidator.isValid(a))
  }
}
