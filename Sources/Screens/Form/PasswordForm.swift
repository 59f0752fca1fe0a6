import Users

/// What lies over the form while a new password is typed, twice.
///
/// What is typed stands in two text fields that show dots and keep nothing that was deleted or cut, for as long as this
/// is open: until it is left, or the hash is there. See ``Password`` for what becomes of it then.
struct PasswordForm: Sendable {
  enum Field: CaseIterable {
    case password, again
  }

  /// The user whose password it will be.
  let draft: UserDraft
  /// Whether there was no form before: the password is saved as soon as it is set, and leaving goes back to the panes.
  let isDirect: Bool
  private var editors = (password: LineEditor(isHidden: true), again: LineEditor(isHidden: true))
  private(set) var focus = Field.password
  /// What Django would refuse, of what is typed so far.
  private(set) var problems: [PasswordProblem] = []
  /// Whether setting it was tried since the last change.
  private(set) var isTried = false
  /// The password that is being hashed; the form waits for that.
  var awaited: Password?

  init(for draft: UserDraft, isDirect: Bool = false) {
    self.draft = draft
    self.isDirect = isDirect
    check()
  }

  private(set) var focused: LineEditor {
    get { editor(focus) }
    set { if focus == .password { editors.password = newValue } else { editors.again = newValue } }
  }

  func editor(_ field: Field) -> LineEditor { field == .password ? editors.password : editors.again }

  var isEmpty: Bool { Field.allCases.allSatisfy { editor($0).text.isEmpty } }

  /// How strong it is; weak in any case if Django would refuse it.
  var strength: PasswordStrength { problems.isEmpty ? PasswordStrength(of: editor(.password).text) : .weak }

  /// Whether the two fields are known to differ: while the second is typed, from its first wrong character on.
  var differs: Bool {
    let (password, again) = (editor(.password).text.utf8, editor(.again).text.utf8)
    return isTried ? !password.elementsEqual(again) : !password.starts(with: again)
  }

  mutating func move() { focus = focus == .password ? .again : .password }

  mutating func move(to field: Field) { focus = field }

  mutating func edit(_ change: (inout LineEditor) -> Void) {
    let before = focused.text
    change(&focused)
    guard !focused.text.utf8.elementsEqual(before.utf8) else { return }
    isTried = false
    check()
  }

  private mutating func check() { problems = PasswordRules.problems(in: editor(.password).text, of: draft) }

  /// Goes to the second field if that is still to be typed, or to the one that is wrong.
  ///
  /// - Returns: the password to hash, if nothing is wrong.
  mutating func submit() -> Password? {
    if focus == .password, problems.isEmpty, editor(.again).text.isEmpty {
      focus = .again
      return nil
    }
    isTried = true
    guard problems.isEmpty, !differs else {
      focus = problems.isEmpty ? .again : .password
      return nil
    }
    awaited = Password(editor(.password).text)
    return awaited
  }
}
