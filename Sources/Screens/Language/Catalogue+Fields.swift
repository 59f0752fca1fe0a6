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
    case .phonenumber: .fieldPhone
    case .address: .fieldAddress
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

  /// What is wrong with a user, with the field's name.
  func sentence(_ problem: Account.Problem) -> String {
    self(.problemOfField, ["field": name(ofField: problem.field), "problem": sentence(problem.problem)])
  }

  private func name(ofField name: String) -> String {
    switch name {
    case "password": self(.fieldPassword)
    case "date_joined": self(.fieldJoined)
    default: UserField.allCases.first { $0.name == name }.map { self($0.label) } ?? name
    }
  }
}
