import JSONStore

/// What a term of the list's filter asks of a user.
enum UserCondition: FilterCondition {
  /// A text, in one field or in any.
  case word(FilterWord, in: UserIndex.Text?)
  case flag(UserIndex.Flags, isSet: Bool)
  case marked
  /// A primary key, and the slot that the index finds under it.
  case pk(Int64, Slot?)
  case date(DateColumn, DateRange)
  case neverLoggedIn

  enum DateColumn: Sendable { case joined, lastLogin }

  static func word(_ word: FilterWord) -> UserCondition { .word(word, in: nil) }

  static let names: [FilterName<UserCondition>] = [
    FilterName(
      "is:",
      [
        "active": .flag(.isActive, isSet: true), "staff": .flag(.isStaff, isSet: true),
        "superuser": .flag(.isSuperuser, isSet: true), "marked": .marked, "invalid": .flag(.isInvalid, isSet: true),
      ]),
    FilterName(
      "no:", ["profile": .flag(.hasProfile, isSet: false), "password": .flag(.hasPassword, isSet: false)]),
    FilterName("pk:") { value in Int64(value).map { .pk($0, nil) } },
    text("username:", .username), text("name:", .name), text("email:", .email), text("phone:", .phone),
    text("address:", .address), FilterName("joined:") { value in DateRange(value).map { .date(.joined, $0) } },
    FilterName("login:", offering: [never]) { value in
      value.lowercased() == never ? .neverLoggedIn : DateRange(value).map { .date(.lastLogin, $0) }
    },
  ]

  private static func text(_ name: String, _ field: UserIndex.Text) -> FilterName<UserCondition> {
    FilterName(name) { value in FilterWord(value).map { .word($0, in: field) } }
  }

  private static let never = "never"
}
