import Foundation

/// The text of a Django fixture, one record a line.
enum FixtureText {
  /// A user as a test cares for it.
  struct Person {
    var username: String
    var firstName = ""
    var phone: String?

    init(_ username: String, firstName: String = "", phone: String? = nil) {
      self.username = username
      self.firstName = firstName
      self.phone = phone
    }
  }

  static func of(_ users: [Person]) -> String {
    let records =
      users.enumerated().map { user($0 + 1, $1) } + users.enumerated().map { profile($0 + 1, $1) }
    return "[\n\(records.joined(separator: ",\n"))\n]\n"
  }

  static func user(_ pk: Int, _ person: Person) -> String {
    """
    {"model": "auth.user", "pk": \(pk), "fields": {"password": "!", "last_login": null, "is_superuser": false, \
    "username": \(quoted(person.username)), "first_name": \(quoted(person.firstName)), "last_name": "", "email": "", \
    "is_staff": false, "is_active": true, "date_joined": "2024-03-01T09:00:00Z", "groups": [], "user_permissions": []}}
    """
  }

  static func profile(_ pk: Int, _ person: Person) -> String {
    """
    {"model": "users.userprofile", "pk": \(pk), "fields": {"user": \(pk), \
    "phonenumber": \(person.phone.map(quoted) ?? "null"), "address": null}}
    """
  }

  /// A JSON string; control characters are escaped, all else is there as it is.
  private static func quoted(_ text: String) -> String {
    let data = try? JSONEncoder().encode(text)
    return String(decoding: data ?? Data(), as: UTF8.self)
  }
}
