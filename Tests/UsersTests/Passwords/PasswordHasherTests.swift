import Testing

@testable import Users

@Suite struct `Password hasher` {
  @Test func `makes the hashes that Django makes`() throws {
    for fact in try Facts.hashes() {
      let hash = PasswordHasher(rounds: fact.rounds).hash(Password(fact.password), salt: fact.salt)
      #expect(hash == fact.hash)
    }
  }

  @Test func `takes a million rounds and a salt of 22 letters and digits`() throws {
    let parts = PasswordHasher().hash(Password("x")).split(separator: "$")
    #expect(parts.count == 4)
    #expect(parts[0] == "pbkdf2_sha256" && parts[1] == "1000000")
    #expect(parts[2].count == 22 && parts[2].allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) })
  }

  @Test func `makes another hash of the same password each time`() {
    let hasher = PasswordHasher(rounds: 1)
    #expect(hasher.hash(Password("x")) != hasher.hash(Password("x")))
  }
}

@Suite struct `A password` {
  @Test func `is not told by anything that prints values`() {
    let password = Password("open sesame")
    var dumped = ""
    dump([password], to: &dumped)
    for text in ["\(password)", String(reflecting: [password]), String(describing: Optional(password)), dumped] {
      #expect(!text.contains("sesame"))
    }
  }

  @Test func `is the same as another of the same bytes`() {
    #expect(Password("jos\u{E9}") == Password("jos\u{E9}"))
    #expect(Password("jos\u{E9}") != Password("jose\u{301}"))
    #expect(Password("a") != Password("ab"))
    #expect(Password("") == Password(""))
  }
}
