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
  /// The columns that the detail's labels take.
  var labelWidth: Int {
    width(of: [
      .fieldUsername, .fieldName, .fieldEmail, .fieldStatus, .fieldJoined, .fieldLastLogin, .fieldPassword, .fieldPhone,
      .fieldAddress,
    ]) + 3
  }

  /// The columns that the form's labels take.
  var formLabelWidth: Int { width(of: UserField.allCases.map(\.label)) + 2 }

  private func width(of phrases: [Phrase]) -> Int {
    phrases.map { Glyphs.width(of: self($0)) }.max() ?? 0
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
    self(.problemOfField, ["field": problem.field, "problem": sentence(problem.problem)])
  }
}
