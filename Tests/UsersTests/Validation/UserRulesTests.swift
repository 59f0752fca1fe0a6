import Testing
import Users

@Suite struct `User rules` {
  @Test func `a username is required`() {
    #expect(UserRules.username("") == [.required])
  }

  @Test func `a username has at most 150 characters`() {
    #expect(UserRules.username(String(repeating: "김", count: 150)) == [])
    #expect(UserRules.username(String(repeating: "김", count: 151)) == [.tooLong(limit: 150, length: 151)])
  }

  @Test func `a username with a space is invalid`() {
    #expect(UserRules.username("ada lovelace") == [.invalidUsername])
  }

  @Test func `a stored username that nobody can type is told apart`() {
    #expect(UserRules.username("ﬁne") == [.notNormalized])
  }

  @Test func `all that is wrong with a username is told`() {
    let name = "\0" + String(repeating: "a", count: 150)
    #expect(UserRules.username(name) == [.nullCharacter, .tooLong(limit: 150, length: 151), .invalidUsername])
  }

  @Test(arguments: [UserRules.firstName, UserRules.lastName])
  func `a name may be blank and holds any text`(rule: @Sendable (String) -> [FieldProblem]) {
    #expect(rule("") == [])
    #expect(rule("O’Brien-नमस्ते 😀") == [])
  }

  @Test(arguments: [UserRules.firstName, UserRules.lastName])
  func `a name has at most 150 characters and no null`(rule: @Sendable (String) -> [FieldProblem]) {
    #expect(rule(String(repeating: "a", count: 151)) == [.tooLong(limit: 150, length: 151)])
    #expect(rule("a\0") == [.nullCharacter])
  }

  @Test func `a length is counted in scalars, not in what the eye sees`() {
    let family = "👨‍👩‍👧‍👦"
    #expect(family.count == 1)
    let name = String(repeating: family, count: 22)
    #expect(UserRules.firstName(name) == [.tooLong(limit: 150, length: 154)])
  }

  @Test func `an email may be blank`() {
    #expect(UserRules.email("") == [])
  }

  @Test func `an email that is none is invalid`() {
    #expect(UserRules.email("ada@") == [.invalidEmail])
  }

  @Test func `an email has at most 254 characters`() {
    let email = String(repeating: "a", count: 250) + "@b.co"
    #expect(UserRules.email(email) == [.tooLong(limit: 254, length: 255)])
    #expect(UserRules.email(String(email.dropFirst())) == [])
  }

  @Test func `a stored password is a hash that Django knows`() {
    #expect(UserRules.password("pbkdf2_sha256$1000000$salt$hash") == [])
    #expect(UserRules.password("secret") == [.unknownPasswordFormat])
  }

  @Test func `a stored password has at most 128 characters`() {
    let hash = "argon2$" + String(repeating: "a", count: 122)
    #expect(UserRules.password(hash) == [.tooLong(limit: 128, length: 129)])
  }
}
