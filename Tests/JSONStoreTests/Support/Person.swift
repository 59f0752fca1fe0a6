import JSONStore

/// The same as `User` of the `Users` target, which this target may not import.
struct Person: Model, Equatable {
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

  init(_ username: String) {
    record = Record(model: Self.schema.model, fields: ["username": .string(username), "email": ""])
  }

  var username: String {
    get { self["username"] }
    set { self["username"] = newValue }
  }

  subscript(field: String) -> String {
    get { record.fields[field]?.string ?? "" }
    set { record.fields[field] = .string(newValue) }
  }
}
