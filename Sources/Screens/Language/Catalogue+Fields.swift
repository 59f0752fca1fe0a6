import Users

extension UserField {
  /// What the form calls the field.
  var label: Phrase {
    switch self {
    case .username: .fieldUsername
    case .firstName: .fieldFirstName
    case .lastName: .fieldLastName
    case .email: .fieldEmail
    case .isActive: .fieldActive
    case .isStaff: .fieldStaff
    case .isSuperuser: .fieldSuperuser
    case .password: .fieldPassword
    case .phonenumber: .fieldPhone
    case .address: .fieldAddress
    }
  }
}

extension PasswordStatus {
  /// All that is told of a stored password.
  var word: Phrase {
    switch self {
    case .usable: .valuePasswordSet
    case .unusable: .valuePasswordDisabled
    case .missing: .valuePasswordNone
    }
  }
}

extension Catalogue {
  /// The columns that the detail's labels take where each field has a line of its own.
  var detailLabelWidth: Int {
    labelWidth(
      of: .fieldUsername, .fieldName, .fieldEmail, .fieldStatus, .fieldJoined, .fieldLastLogin, .fieldPassword,
      .fieldPhone, .fieldAddress)
  }

  /// The columns that some of the detail's labels take, with room for a mark behind each.
  func labelWidth(of phrases: Phrase...) -> Int { width(of: phrases) + 3 }

  /// The columns that the form's labels take.
  var formLabelWidth: Int { width(of: UserField.allCases.map(\.label)) + 2 }

  private func width(of phrases: [Phrase]) -> Int {
    phrases.map { Glyphs.width(of: self($0)) }.max() ?? 0
  }

  /// `active · staff`
  func rights(of user: User) -> String {
    var words = [self(user[flag: .isActive] ? .statusActive : .statusInactive)]
    if user[flag: .isStaff] { words.append(self(.statusStaff)) }
    if user[flag: .isSuperuser] { words.append(self(.statusSuperuser)) }
    return words.joined(separator: " · ")
  }

  /// What is wrong with a field, beside which it stands.
  func sentence(_ problem: FieldProblem) -> String {
    switch problem {
    case .required: self(.problemRequired)
    case .tooLong(let limit, let length): self(.problemTooLong, ["limit": "\(limit)", "length": "\(length)"])
    case .nullCharacter: self(.problemNullCharacter)
    case .invalidUsername: self(.problemInvalidUsername)
    case .notNormalized: self(.problemNotNormalized)
    case .usernameTaken: self(.problemUsernameTaken)
    case .invalidEmail: self(.problemInvalidEmail)
    case .unknownPasswordFormat: self(.problemUnknownPassword)
    case .missing: self(.problemMissing)
    }
  }

  /// What is wrong with a new password.
  func sentence(_ problem: PasswordProblem) -> String {
    switch problem {
    case .tooSimilar(let field): self(.problemPasswordSimilar, ["field": self(field.label)])
    case .tooShort(let minimum, let length):
      self(
        length == 1 ? .problemPasswordShortOne : .problemPasswordShort,
        ["minimum": "\(minimum)", "length": "\(length)"])
    case .tooCommon: self(.problemPasswordCommon)
    case .entirelyNumeric: self(.problemPasswordNumeric)
    }
  }

  /// What is told of the password in a draft: whether there is one, and whether it is another than before.
  func password(in draft: UserDraft, since before: UserDraft) -> String {
    let isNew = draft.passwordStatus == .usable && draft.texts[.password] != before.texts[.password]
    return self(isNew ? .valuePasswordNew : draft.passwordStatus.word)
  }

  /// What is wrong with a user, with the field's name.
  func sentence(_ problem: Account.Problem) -> String {
    self(.problemOfField, ["field": name(ofField: problem.field), "problem": sentence(problem.problem)])
  }

  /// What a field of the file is called on the screen.
  func name(ofField name: String) -> String {
    switch name {
    case "last_login": self(.fieldLastLogin)
    case "date_joined": self(.fieldJoined)
    default: UserField.allCases.first { $0.name == name }.map { self($0.label) } ?? name
    }
  }
}
