/// A fixture of users and their profiles with the fields that `manage.py dumpdata` writes, one record a line.
package struct Fixture {
  private let count: Int

  package init(count: Int) { self.count = count }

  package var text: String {
    let records = (1...count).map(user) + (1...count).map(profile)
    return "[\n" + records.joined(separator: ",\n") + "\n]\n"
  }

  /// The same users as lines of text.
  package var lines: String {
    (1...count).map { "\(username($0)) Ada \(number($0)) Lovelace \(username($0))@example.org 010-1234-5678 \($0)\n" }
      .joined()
  }

  /// What the first user's record has and a screen shows.
  package static let firstUsername = "user00001"

  private func number(_ pk: Int) -> String {
    String(repeating: "0", count: max(5 - String(pk).count, 0)) + String(pk)
  }

  private func username(_ pk: Int) -> String { "user" + number(pk) }

  private func user(_ pk: Int) -> String {
    let number = number(pk)
    let password = "pbkdf2_sha256$1000000$KdhOlJq7zUgYIe4FkQsUrX$R32Tnq4+Fe43kdJMX3KTT8stUtPzM2ZYnNVGg154um0="
    return #"{"model": "auth.user", "pk": \#(pk), "fields": {"password": "\#(password)", "last_login": null, "#
      + #""is_superuser": false, "username": "user\#(number)", "first_name": "Ada \#(number)", "#
      + #""last_name": "Lovelace", "email": "user\#(number)@example.org", "is_staff": \#(pk == 1), "#
      + #""is_active": \#(pk % 7 != 0), "date_joined": "2026-11-22T15:02:44.156Z", "groups": [], "#
      + #""user_permissions": []}}"#
  }

  private func profile(_ pk: Int) -> String {
    #"{"model": "users.userprofile", "pk": \#(pk), "fields": {"user": \#(pk), "#
      + #""phonenumber": "010-1234-5678", "address": "서울특별시 강남구 테헤란로 \#(pk)"}}"#
  }
}
