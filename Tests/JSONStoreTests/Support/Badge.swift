import JSONStore

/// The same as `UserProfile` of the `Users` target, which this target may not import.
struct Badge: Model, Equatable {
  private(set) var record: Record

  static let schema = ModelSchema(
    "users.userprofile", naturalKey: "user",
    fields: [
      Field("user", .oneToOne("auth.user")),
      Field("phonenumber", .string, nullable: true),
      Field("address", .string, nullable: true),
    ])

  init(record: Record) { self.record = record }

  /// - Parameter owner: how the fixture refers to the badge's person.
  init(for owner: JSONValue) {
    record = Record(model: Self.schema.model, fields: ["user": owner, "phonenumber": nil, "address": nil])
  }

  var owner: JSONValue? { record.fields["user"] }

  var phone: String? {
    get { record.fields["phonenumber"]?.string }
    set { record.fields["phonenumber"] = JSONValue(newValue) }
  }
}
