public import JSONStore

extension UserField {
  /// What Django's form makes of typed text before it is validated and stored.
  ///
  /// Spaces at both ends go (`CharField.strip`), a username becomes NFKC (`UsernameField.to_python`) and the domain of
  /// an email address lowercase (`AbstractUser.clean`). A flag's text and a password's hash are returned as they are.
  public func cleaned(_ typed: String) -> String {
    switch self {
    case .username: UsernameValidator.normalized(typed.stripped)
    case .email: EmailValidator.normalized(typed.stripped)
    case .firstName, .lastName, .phonenumber, .address: typed.stripped
    case .isActive, .isStaff, .isSuperuser, .password: typed
    }
  }

  /// What is wrong with a stored or cleaned text of this field; nothing is ever wrong with a flag.
  public func problems(in text: String) -> [FieldProblem] {
    switch self {
    case .username: UserRules.username(text)
    case .firstName: UserRules.firstName(text)
    case .lastName: UserRules.lastName(text)
    case .email: UserRules.email(text)
    case .isActive, .isStaff, .isSuperuser: []
    case .password: UserRules.password(text)
    case .phonenumber: ProfileRules.phonenumber(text)
    case .address: ProfileRules.address(text)
    }
  }

  /// What is wrong with what a file has for this field; `nil` for what it lacks.
  public func problems(inFile value: JSONValue?) -> [FieldProblem] {
    let problems = problems(in: value?.string ?? "")
    return problems.isEmpty && value == nil && !isProfileField ? [.missing] : problems
  }
}
