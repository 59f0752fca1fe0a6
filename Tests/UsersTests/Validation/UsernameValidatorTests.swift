import Testing
import Users

@Suite struct `Username validator` {
  @Test(arguments: try Facts.usernames())
  func `it accepts what Django accepts`(fact: Facts.Username) {
    #expect(UsernameValidator.isValid(fact.username) == fact.isValid)
  }

  @Test(arguments: try Facts.usernames())
  func `it normalizes as Django does`(fact: Facts.Username) {
    #expect(sameScalars(UsernameValidator.normalized(fact.username), fact.nfkc))
    #expect(UsernameValidator.isNormalized(fact.username) == !fact.changes)
  }

  @Test func `it takes for letters and numbers what Python does`() throws {
    let word = try Facts.wordScalars()
    let others = Set("@.+-".unicodeScalars)
    var disagreements: [Unicode.Scalar] = []
    for scalar in (0...0x10FFFF).compactMap(Unicode.Scalar.init) where wasKnownToUnicode14(scalar) {
      let expected = word.contains(scalar.value) || others.contains(scalar)
      if UsernameValidator.isValid(String(scalar)) != expected { disagreements.append(scalar) }
    }
    #expect(disagreements.isEmpty)
  }

  private func wasKnownToUnicode14(_ scalar: Unicode.Scalar) -> Bool {
    guard let age = scalar.properties.age else { return false }
    return age.major <= 14
  }

  @Test(arguments: ["ada", "김민수", "Ünal", "Ольга", "さくら", "٠١٢", "a@b.c", "x_y+z-1"])
  func `a username may hold letters of any script`(name: String) {
    #expect(UsernameValidator.isValid(name))
  }

  @Test(arguments: ["", " ", "a b", "ada\n", "a/b", "O’Brien", "नमस्ते", "a\u{301}", "😀"])
  func `a username holds no spaces, marks or signs`(name: String) {
    #expect(!UsernameValidator.isValid(name))
  }

  @Test func `a decomposed name is not normalized although Swift finds it equal`() {
    #expect("e\u{301}" == "é")
    #expect(!UsernameValidator.isNormalized("e\u{301}"))
    #expect(UsernameValidator.isNormalized("é"))
  }
}
