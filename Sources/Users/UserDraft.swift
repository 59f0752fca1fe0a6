public import JSONStore

/// What somebody has filled in for a user and its profile, not saved yet: the values of a form.
public struct UserDraft: Sendable, Equatable {
  /// The text fields as typed; of the password what is to be stored, never what was typed.
  public var texts: [UserField: String]
  /// The flags.
  public var flags: [UserField: Bool]
  /// The values it was filled in with, before anybody touched them.
  private var openedTexts: [UserField: String]
  private var openedFlags: [UserField: Bool]

  /// The empty form: an active user without anything else, who cannot log in with a password.
  public init() {
    texts = Dictionary(uniqueKeysWithValues: UserField.allCases.filter { !$0.isFlag }.map { ($0, "") })
    texts[.password] = UnusablePassword.mark
    flags = [.isActive: true, .isStaff: false, .isSuperuser: false]
    openedTexts = texts
    openedFlags = flags
  }

  /// The form filled in with what there is.
  public init(_ account: Account) {
    self.init()
    for field in texts.keys { texts[field] = account.text(field) }
    for field in flags.keys { flags[field] = account.user[flag: field] }
    openedTexts = texts
    openedFlags = flags
  }

  /// By Unicode scalar: typing a letter in another form changes what is stored.
  public static func == (a: UserDraft, b: UserDraft) -> Bool {
    a.flags == b.flags && a.texts.mapValues { Array($0.utf8) } == b.texts.mapValues { Array($0.utf8) }
  }

  /// What is wrong with a field as typed, cleaned first: Django's validators, and whether the username is taken.
  ///
  /// Nothing ever is with a password: nobody has typed the hash, and one that Django does not know keeps nobody from
  /// saving the rest.
  /// - Parameter pk: the user being edited; `nil` when adding.
  public func problems(in field: UserField, of pk: PrimaryKey?, _ snapshot: StoreSnapshot) -> [FieldProblem] {
    guard field != .password, let typed = texts[field] else { return [] }
    let text = field.cleaned(typed)
    let problems = field.problems(in: text)
    guard field == .username, problems.isEmpty else { return problems }
    let owner = snapshot.first(User.self, where: field.name, is: .string(text))
    return owner == nil || owner?.pk == pk ? [] : [.usernameTaken]
  }

  /// Puts into `user` what was touched, and what the file lacks or has wrong: the form has shown that.
  ///
  /// What nobody touched stays as it stands now, which may be newer than what the form was filled in with.
  /// - Parameter isNew: the user was never saved: everything goes into it.
  func apply(to user: inout User, isNew: Bool = false) {
    for field in UserField.allCases where !field.isProfileField && field != .password {
      guard isNew || user.record.fields[field.name] == nil || isChanged(field) || isBroken(user[text: field], field)
      else { continue }
      if let flag = flags[field] { user[flag: field] = flag }
      if let typed = texts[field] { user[text: field] = field.cleaned(typed) }
    }
    if isNew || isChanged(.password) { applyPassword(to: &user, isNew: isNew) }
  }

  /// The mark of an unusable password gets its random part only here; a user who has such a mark keeps it.
  private func applyPassword(to user: inout User, isNew: Bool) {
    guard let password = texts[.password] else { return }
    if password != UnusablePassword.mark {
      user[text: .password] = password
    } else if isNew || user.passwordStatus != .unusable {
      user[text: .password] = UnusablePassword.make()
    }
  }

  /// Puts into `profile` what was touched, and what the file has wrong. An emptied field becomes null, as in Django's
  /// form.
  func apply(to profile: inout UserProfile, isNew: Bool = false) {
    for field in UserField.allCases where field.isProfileField {
      guard isNew || isChanged(field) || isBroken(profile[text: field] ?? "", field) else { continue }
      let text = self.field(field)
      profile[text: field] = text.isEmpty ? nil : text
    }
  }

  /// Whether a field is not what the form was filled in with.
  public func isChanged(_ field: UserField) -> Bool {
    flags[field] != openedFlags[field]
      || texts[field].map { Array($0.utf8) } != openedTexts[field].map { Array($0.utf8) }
  }

  /// What is to be seen of the password.
  public var passwordStatus: PasswordStatus { PasswordStatus(of: texts[.password] ?? "") }

  /// Takes the password away; or, where there is none to log in with, leaves it as it was.
  public mutating func switchPasswordOff() {
    let opened = openedTexts[.password] ?? ""
    let isBack = passwordStatus == .unusable || PasswordStatus(of: opened) == .unusable
    texts[.password] = isBack ? opened : UnusablePassword.mark
  }

  /// What it is for a user as that is now: what was typed stays, the rest is as it is by now.
  public func rebased(onto account: Account) -> UserDraft {
    var draft = UserDraft(account)
    for field in UserField.allCases where isChanged(field) {
      if let text = texts[field] { draft.texts[field] = text }
      if let flag = flags[field] { draft.flags[field] = flag }
    }
    return draft
  }

  /// The fields in which a user is neither what the form was filled in with nor what stands there now: somebody else has
  /// changed them.
  public func changes(in account: Account) -> [UserField] {
    let current = UserDraft(account)
    return UserField.allCases.filter { field in
      if let flag = current.flags[field] { return flag != openedFlags[field] && flag != flags[field] }
      if field == .password, current.passwordStatus == .unusable, passwordStatus == .unusable { return false }
      let text = current.field(field)
      return text != field.cleaned(openedTexts[field] ?? "") && text != self.field(field)
    }
  }

  /// Whether anything is filled in for the profile.
  var hasProfileValues: Bool {
    UserField.allCases.contains { $0.isProfileField && !field($0).isEmpty }
  }

  private func field(_ field: UserField) -> String { field.cleaned(texts[field] ?? "") }

  private func isBroken(_ stored: String, _ field: UserField) -> Bool { !field.problems(in: stored).isEmpty }
}
