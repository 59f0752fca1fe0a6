import Testing

@testable import Users

@Suite struct `Password rules` {
  @Test func `find what Django's four validators find`() throws {
    for fact in try Facts.passwords() {
      let user = Dictionary(
        uniqueKeysWithValues: UserField.allCases.compactMap { field in fact.user[field.name].map { (field, $0) } })
      let problems = PasswordRules.problems(in: fact.password, of: user)
      #expect(problems.map(\.code) == fact.codes, "\(fact.password) \(fact.user)")
      #expect(problems.compactMap(\.similarField).first?.name == fact.similarTo, "\(fact.password) \(fact.user)")
    }
  }

  @Test func `compare with the user as it will be saved`() {
    var draft = UserDraft([.username: " ﬁona.fitz "])
    #expect(PasswordRules.problems(in: "fionafitz", of: draft) == [.tooSimilar(to: .username)])
    draft.texts[.username] = "grace"
    #expect(PasswordRules.problems(in: "fionafitz", of: draft) == [])
  }

  @Test func `do not compare with the old hash or the profile`() {
    let draft = UserDraft([.password: "pbkdf2_sha256", .phonenumber: "+4420794600", .address: "12 St James's"])
    for password in ["pbkdf2_sha256", "+4420794600", "12 St James's"] {
      #expect(PasswordRules.problems(in: password, of: draft) == [])
    }
  }

  @Test func `say how short a password is`() {
    #expect(PasswordRules.problems(in: "kwxm9", of: UserDraft()) == [.tooShort(minimum: 8, length: 5)])
  }
}

extension PasswordProblem {
  /// Django's code.
  fileprivate var code: String {
    switch self {
    case .tooSimilar: "password_too_similar"
    case .tooShort: "password_too_short"
    case .tooCommon: "password_too_common"
    case .entirelyNumeric: "password_entirely_numeric"
    }
  }

  fileprivate var similarField: UserField? { if case .tooSimilar(let field) = self { field } else { nil } }
}
