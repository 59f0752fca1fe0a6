import JSONStore
import Users

/// The form for a user and its profile.
struct UserForm: Sendable {
  /// Who is edited; `nil` when adding.
  private(set) var pk: PrimaryKey?
  /// What it was opened with.
  private(set) var original: UserDraft
  private var editors: [UserField: LineEditor]
  private var flags: [UserField: Bool]
  /// The password that is to be stored: a hash or a mark.
  private var password: String
  private(set) var focus = UserField.username
  /// The errors that are shown: of a field that is typed in those that no more typing mends, of one that was left all,
  /// and of all fields after an attempt to save. One that is shown goes as soon as it is put right.
  private(set) var problems: [UserField: [FieldProblem]] = [:]
  /// A save is on its way; the form waits for it.
  var isSaving = false
  /// Why the last save was not made.
  var failure: String?

  /// The empty form.
  init() { self.init(UserDraft(), pk: nil) }

  /// The form of a user that is there; what its values break is shown at once.
  init(_ account: Account) {
    self.init(UserDraft(account), pk: account.user.pk)
    for field in UserField.allCases {
      problems[field] = account.problems.filter { $0.field == field.name }.map(\.problem)
    }
  }

  private init(_ draft: UserDraft, pk: PrimaryKey?) {
    self.pk = pk
    original = draft
    editors = draft.texts.mapValues { LineEditor($0) }
    editors[.password] = nil
    flags = draft.flags
    password = draft.texts[.password] ?? ""
  }

  /// What is filled in now.
  var draft: UserDraft {
    var draft = original
    draft.texts = editors.mapValues(\.text)
    draft.texts[.password] = password
    draft.flags = flags
    return draft
  }

  /// Takes in the user as it is now; what was typed stays.
  mutating func rebase(onto account: Account) {
    let draft = draft.rebased(onto: account)
    original = UserDraft(account)
    for (field, editor) in editors {
      if let text = draft.texts[field], text != editor.text { editors[field] = LineEditor(text) }
    }
    flags = draft.flags
    password = draft.texts[.password] ?? ""
  }

  /// Whether leaving would lose something that was typed.
  var isChanged: Bool { draft != original }

  func editor(_ field: UserField) -> LineEditor? { editors[field] }

  func flag(_ field: UserField) -> Bool? { flags[field] }

  /// Goes to the next field, or the one before; the field that is left shows its errors.
  ///
  /// - Parameter wraps: whether the first comes after the last.
  mutating func move(by step: Int, wraps: Bool = true, in snapshot: StoreSnapshot) {
    let fields = UserField.allCases
    let index = (fields.firstIndex(of: focus) ?? 0) + step
    guard wraps || fields.indices.contains(index) else { return }
    move(to: fields[(index + fields.count) % fields.count], in: snapshot)
  }

  /// Goes to a field; the one that is left shows its errors.
  mutating func move(to field: UserField, in snapshot: StoreSnapshot) {
    if field != focus { check(focus, in: snapshot) }
    focus = field
  }

  mutating func edit(in snapshot: StoreSnapshot, _ change: (inout LineEditor) -> Void) {
    guard let before = editors[focus] else { return }
    var editor = before
    change(&editor)
    editors[focus] = editor
    guard !editor.text.utf8.elementsEqual(before.text.utf8) else { return }
    let shown = problems[focus] ?? []
    problems[focus] = draft.problems(in: focus, of: pk, snapshot).filter {
      !$0.mayBeMendedByTyping || shown.contains($0)
    }
  }

  mutating func toggle() {
    guard let flag = flags[focus] else { return }
    flags[focus] = !flag
    problems[focus] = nil
  }

  /// Goes to a field, without a look at the one that is left.
  mutating func start(at field: UserField) { focus = field }

  /// Takes a new password's hash.
  mutating func setPassword(_ hash: String) {
    password = hash
    problems[.password] = nil
  }

  /// Takes the password away; again, and it stays as it was.
  mutating func switchPasswordOff() {
    var draft = draft
    draft.switchPasswordOff()
    setPassword(draft.texts[.password] ?? "")
  }

  /// Shows the errors of all fields and goes to the first that has one.
  ///
  /// - Returns: whether there are none.
  mutating func checkAll(in snapshot: StoreSnapshot) -> Bool {
    for field in UserField.allCases { check(field, in: snapshot) }
    guard let first = UserField.allCases.first(where: keepsFromSaving) else { return true }
    focus = first
    return false
  }

  private func keepsFromSaving(_ field: UserField) -> Bool {
    field != .password && problems[field]?.isEmpty == false
  }

  private mutating func check(_ field: UserField, in snapshot: StoreSnapshot) {
    // What is wrong with the password that is stored was shown at once, and stays until there is another.
    if field != .password { problems[field] = draft.problems(in: field, of: pk, snapshot) }
  }

  /// Shows what the store found although the form had not: another's name, taken in the meantime.
  mutating func refuse(_ field: UserField, _ problem: FieldProblem) {
    problems[field] = [problem]
    focus = field
  }

  /// The user is saved by now: what follows edits it.
  mutating func continueEditing(_ pk: PrimaryKey) { self.pk = pk }
}

extension FieldProblem {
  /// Whether it may only say that somebody has not come to the end of the field yet.
  fileprivate var mayBeMendedByTyping: Bool {
    switch self {
    case .required, .invalidEmail: true
    case .tooLong, .nullCharacter, .invalidUsername, .notNormalized, .usernameTaken, .unknownPasswordFormat, .missing:
      false
    }
  }
}
