public import JSONStore

/// A user's profile, one for each: the blog post's `UserProfile`, seen through the record that holds it.
public struct UserProfile: Model {
  /// The record; fields that are not named here are kept.
  public private(set) var record: Record

  /// `user` is one to one with ``User``; the rest may be blank or null.
  public static let schema = ModelSchema(
    "users.userprofile", naturalKey: "user",
    fields: [
      Field("user", .oneToOne(User.schema.model)),
      Field("phonenumber", .string, nullable: true),
      Field("address", .string, nullable: true),
    ])

  /// The profile of a record of `users.userprofile`.
  public init(record: Record) { self.record = record }

  /// An empty profile for a user, never saved.
  public init(for user: User) {
    record = Record(
      model: Self.schema.model, fields: ["user": user.reference, "phonenumber": nil, "address": nil])
  }

  /// The text of a field; `nil` for null or where the record lacks it.
  public subscript(text field: UserField) -> String? {
    get { record.fields[field.name]?.string }
    set { record.fields[field.name] = JSONValue(newValue) }
  }
}
