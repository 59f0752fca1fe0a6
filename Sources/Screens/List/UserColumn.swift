import Users

/// A column of the list.
enum UserColumn: CaseIterable, Hashable, Sendable {
  case username, name, email, phone, joined, lastLogin, status, address

  var heading: Phrase {
    switch self {
    case .username: .columnUsername
    case .name: .columnName
    case .email: .columnEmail
    case .phone: .columnPhone
    case .joined: .columnJoined
    case .lastLogin: .columnLastLogin
    case .status: .columnStatus
    case .address: .columnAddress
    }
  }

  /// What it is called in a sentence.
  var label: Phrase {
    switch self {
    case .username: .fieldUsername
    case .name: .fieldName
    case .email: .fieldEmail
    case .phone: .fieldPhone
    case .joined: .fieldJoined
    case .lastLogin: .fieldLastLogin
    case .status: .fieldStatus
    case .address: .fieldAddress
    }
  }

  /// The folded text that it is found and sorted by; `nil` for one without a text.
  var text: UserIndex.Text? {
    switch self {
    case .username: .username
    case .name: .name
    case .email: .email
    case .phone: .phone
    case .address: .address
    case .joined, .lastLogin, .status: nil
    }
  }

  /// The columns that it needs, and whether it can use more.
  var width: (least: Int, grows: Bool) {
    switch self {
    case .username, .name: (15, true)
    case .email: (18, true)
    case .phone, .joined, .lastLogin, .status: (17, false)
    case .address: (24, true)
    }
  }

  /// What stands in it.
  func value(of account: Account, _ texts: Catalogue, _ clock: LocalClock) -> String {
    switch self {
    case .username: account.user.username
    case .name: account.user.fullName
    case .email: account.user[text: .email]
    case .phone: account.text(.phonenumber)
    case .joined: account.user.dateJoined.map(clock.date) ?? ""
    case .lastLogin: account.user.lastLogin.map(clock.date) ?? ""
    case .status: texts.rights(of: account.user)
    case .address: account.text(.address)
    }
  }
}
