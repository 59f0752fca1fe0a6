import JSONStore

/// A user, as the program knows it: its own `User` is no product of the package.
struct Person: Model {
  let record: Record

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

  /// A new user with the fields that Django writes.
  init(username: String) {
    record = Record(
      model: Self.schema.model,
      fields: [
        "password":
          "pbkdf2_sha256$1000000$KdhOlJq7zUgYIe4FkQsUrX$R32Tnq4+Fe43kdJMX3KTT8stUtPzM2ZYnNVGg154um0=",
        "last_login": nil, "is_superuser": false, "username": .string(username), "first_name": "Ada",
        "last_name": "Lovelace", "email": .string(username + "@example.org"), "is_staff": false, "is_active": true,
        "date_joined": "2026-11-22T15:02:44.156Z", "groups": [], "user_permissions": [],
      ])
  }
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
