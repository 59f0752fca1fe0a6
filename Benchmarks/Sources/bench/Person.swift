import JSONStore

/// A user, as the program knows it: its own `User` is no product of the package.
struct Person: Model {
  private(set) var record: Record

  static let schema = ModelSchema(
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

  init(record: Record) { self.record = record }

  mutating func setEmail(_ email: String) { record.fields["email"] = .string(email) }
}

/// A user's profile.
struct Profile: Model {
  let record: Record

  static let schema = ModelSchema(
    "users.userprofile", naturalKey: "user",
    fields: [
      Field("user", .oneToOne(Person.schema.model)),
      Field("phonenumber", .string, nullable: true),
      Field("address", .string, nullable: true),
    ])

  init(record: Record) { self.record = record }
}
