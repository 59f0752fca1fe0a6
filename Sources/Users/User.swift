public import JSONStore

/// A user: Django's `auth.User`, seen through the record that holds it.
public struct User: Model {
  /// The record; fields that are not named here are kept.
  public private(set) var record: Record

  /// Django's columns. `groups` and `user_permissions` are lists of keys of records that may not be in the file.
  public static let schema = ModelSchema(
    "auth.user", naturalKey: "username",
    fields: [
      Field("password", .string),
      Field("last_login", .dateTime, nullable: true),
      Field("is_superuser", .boolean),
      Field("username", .string, unique: true),
      Field("first_name", .string),
      Field("last_name", .string),
      Field("email", .string),
      Field("is_staff", .boolean),
      Field("is_active", .boolean),
      Field("date_joined", .dateTime),
      Field("groups", .list),
      Field("user_permissions", .list),
    ])

  /// The user of a record of `auth.user`.
  public init(record: Record) { self.record = record }

  /// A user that was never saved, with the fields that Django's `User()` has.
  ///
  /// - Parameters:
  ///   - username: cleaned, see ``UserField/cleaned(_:)``.
  ///   - password: a hash, or a mark that there is none, see ``UnusablePassword``.
  ///   - dateJoined: as it is to stand in the file.
  public init(username: String, password: String, dateJoined: String) {
    record = Record(
      model: Self.schema.model,
      fields: [
        "password": .string(password), "last_login": nil, "is_superuser": false, "username": .string(username),
        "first_name": "", "last_name": "", "email": "", "is_staff": false, "is_active": true,
        "date_joined": .string(dateJoined), "groups": [], "user_permissions": [],
      ])
  }

  /// The text of a field; empty if the record lacks it.
  public subscript(text field: UserField) -> String {
    get { record.fields[field.name]?.string ?? "" }
    set { record.fields[field.name] = .string(newValue) }
  }

  /// A flag. If the record lacks it, what Django's `loaddata` makes of that: the field's default.
  public subscript(flag field: UserField) -> Bool {
    get { record.fields[field.name]?.bool ?? (field == .isActive) }
    set { record.fields[field.name] = .bool(newValue) }
  }

  /// The name to log in with.
  public var username: String { self[text: .username] }
  /// First and last name as Django's `get_full_name` has them; the family name first and without a space, 김철수, where
  /// both are written as in Korea, China or Japan.
  public var fullName: String { Self.fullName(first: self[text: .firstName], last: self[text: .lastName]) }

  /// The full name that a first and a last name make, see ``fullName``.
  public static func fullName(first: String, last: String) -> String {
    first.isEastAsian && last.isEastAsian ? last + first : "\(first) \(last)".stripped
  }

  /// When the account was made, as it stands in the file.
  public var dateJoined: String? { record.fields["date_joined"]?.string }
  /// The last login, as it stands in the file; `nil` for never.
  public var lastLogin: String? { record.fields["last_login"]?.string }

  /// How a one-to-one field refers to this user: by pk, or by natural key where the file gives users no pk.
  public var reference: JSONValue {
    switch pk {
    case .integer(let number): JSONValue(number)
    case .natural, nil: .array([.string(username)])
    }
  }
}
