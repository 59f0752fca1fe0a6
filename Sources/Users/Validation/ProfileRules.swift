/// What `users.UserProfile` asks of its text fields. Both may be blank or null (`blank=True, null=True`); the limits are
/// the columns' `max_length`.
public enum ProfileRules {
  /// `phonenumber`.
  public static let phonenumberLimit = 16
  /// `address`.
  public static let addressLimit = 64

  /// Any text within the limit: the model checks no form of a phone number.
  public static func phonenumber(_ text: String?) -> [FieldProblem] {
    TextColumn.problems(in: text ?? "", limit: phonenumberLimit)
  }

  /// Any text within the limit.
  public static func address(_ text: String?) -> [FieldProblem] {
    TextColumn.problems(in: text ?? "", limit: addressLimit)
  }
}
