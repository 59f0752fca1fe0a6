public import JSONStore

/// What somebody has filled in for a user and its profile, not saved yet: the values of a form.
public struct UserDraft: Sendable, Equatable {
  /// The text fields as typed.
  public var texts: [UserField: String]
  /// The flags.
  public var flags: [UserField: Bool]

  /// The empty form: an active user without anything else.
  public init() {
    texts = Dictionary(uniqueKeysWithValues: UserField.allCases.filter { !$0.isFlag }.map { ($0, "") })
    flags = [.isActive: true, .isStaff: false, .isSuperuser: false]
  }

  /// The form filled in with what there is.
  public init(_ account: Account) {
    self.init()
    for field in texts.keys { texts[field] = account.text(field) }
    for field in flags.keys { flags[field] = account.user[flag: field] }
  }

  /// By Unicode scalar: typing a letter in another form changes what is stored.
  public static func == (a: UserDraft, b: UserDraft) -> Bool {
    a.flags == b.flags && a.texts.mapValues { Array($0.utf8) } == b.texts.mapValues { Array($0.utf8) }
  }

  /// What is wrong with a field as typed, cleaned first: Django's validators, and whether the username is taken.
  ///
  /// - Parameter pk: the user being edited; `nil` when adding.
  public func problems(in field: UserField, of pk: PrimaryKey?, _ snapshot: StoreSnapshot) -> [FieldProblem] {
    guard let typed = texts[field] else { return [] }
    let text = field.cleaned(typed)
    let problems = field.problems(in: text)
    guard field == .username, problems.isEmpty else { return problems }
    let owner = snapshot.first(User.self, where: field.name, is: .string(text))
    return owner == nil || owner?.pk == pk ? [] : [.usernameTaken]
  }

  /// Puts the user's fields that differ into `user`. What was not touched stays as it stands in the file.
  func apply(to user: inout User) {
    for field in UserField.allCases where !field.isProfileField {
      if let flag = flags[field], user.record.fields[field.name]?.bool != flag { user[flag: field] = flag }
      if let text = cleaned(field, unless: user.record.fields[field.name]?.string) { user[text: field] = text }
    }
  }

  /// Puts the profile's fields that differ into `profile`. An emptied field becomes null, as in Django's form.
  func apply(to profile: inout UserProfile) {
    for field in UserField.allCases where field.isProfileField {
      if let text = cleaned(field, unless: profile[text: field] ?? "") {
        profile[text: field] = text.isEmpty ? nil : text
      }
    }
  }

  /// Whether anything is filled in for the profile.
  var hasProfileValues: Bool {
    UserField.allCases.contains { $0.isProfileField && !field($0).isEmpty }
  }

  private func field(_ field: UserField) -> String { field.cleaned(texts[field] ?? "") }

  /// The cleaned text of a field; `nil` if it was left as it stands in the file and is right as it stands.
  private func cleaned(_ field: UserField, unless stored: String?) -> String? {
    guard let typed = texts[field] else { return nil }
    let isUntouched = stored.map { $0.utf8.elementsEqual(typed.utf8) } ?? false
    return isUntouched && field.problems(in: typed).isEmpty ? nil : field.cleaned(typed)
  }
}
