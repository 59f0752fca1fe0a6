/// What Django's `auth.User` asks of each of its text fields; the limits are the columns' `max_length`.
///
/// Every function names all that is wrong with one value, nothing if it is fine. None looks at other users: whether a
/// username is taken, the store knows.
public enum UserRules {
  /// `username`.
  public static let usernameLimit = 150
  /// `first_name`.
  public static let firstNameLimit = 150
  /// `last_name`.
  public static let lastNameLimit = 150
  /// `email`.
  public static let emailLimit = 254
  /// `password`, which holds a hash.
  public static let passwordLimit = 128

  /// Required, within its limit, `UnicodeUsernameValidator`, and NFKC as `normalize_username` leaves it.
  ///
  /// What a form has cleaned is always NFKC; a file can hold anything.
  public static func username(_ text: String) -> [FieldProblem] {
    guard !text.isEmpty else { return [.required] }
    var problems = TextColumn.problems(in: text, limit: usernameLimit)
    if !UsernameValidator.isValid(text) { problems.append(.invalidUsername) }
    if !UsernameValidator.isNormalized(text) { problems.append(.notNormalized) }
    return problems
  }

  /// May be blank.
  public static func firstName(_ text: String) -> [FieldProblem] {
    TextColumn.problems(in: text, limit: firstNameLimit)
  }

  /// May be blank.
  public static func lastName(_ text: String) -> [FieldProblem] {
    TextColumn.problems(in: text, limit: lastNameLimit)
  }

  /// May be blank, or what `EmailValidator` accepts.
  public static func email(_ text: String) -> [FieldProblem] {
    var problems = TextColumn.problems(in: text, limit: emailLimit)
    if !text.isEmpty, !EmailValidator.isValid(text) { problems.append(.invalidEmail) }
    return problems
  }

  /// A stored password, that is a hash: see `PasswordFormatValidator`.
  public static func password(_ stored: String) -> [FieldProblem] {
    var problems = TextColumn.problems(in: stored, limit: passwordLimit)
    if !PasswordFormatValidator.isValid(stored) { problems.append(.unknownPasswordFormat) }
    return problems
  }
}
