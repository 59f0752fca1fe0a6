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
  private(set) var focus = UserField.username
  /// The errors that are shown: of the fields that were left, and of all after an attempt to save. One that is shown
  /// goes as soon as it is put right.
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
    flags = draft.flags
  }

  /// What is filled in now.
  var draft: UserDraft {
    var draft = original
    draft.texts = editors.mapValues(\.text)
    draft.flags = flags
    return draft
  }

  /// Takes in the user as it is now; what was typed stays.
  mutating func rebase(onto account: Account) {
    let draft = draft.rebased(onto: account)
    original = UserDraft(account)
    for (field, text) in draft.texts where editors[field]?.text != text { editors[field] = LineEditor(text) }
    flags = draft.flags
  }

  /// Whether leaving would lose something that was typed.
  var isChanged: Bool { draft != original }

  func editor(_ field: UserField) -> LineEditor? { editors[field] }

  func flag(_ field: UserField) -> Bool? { flags[field] }

  /// Goes to the next field, or the one before; the field that is left shows its errors.
  mutating func move(by step: Int, in snapshot: StoreSnapshot) {
    let fields = UserField.allCases
    let index = fields.firstIndex(of: focus) ?? 0
    move(to: fields[(index + step + fields.count) % fields.count], in: snapshot)
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
    if editor.text != before.text, hasProblem(focus) { check(focus, in: snapshot) }
  }

  mutating func toggle() {
    guard let flag = flags[focus] else { return }
    flags[focus] = !flag
    problems[focus] = nil
  }

  /// Shows the errors of all fields and goes to the first that has one.
  ///
  /// - Returns: whether there are none.
  mutating func checkAll(in snapshot: StoreSnapshot) -> Bool {
    for field in UserField.allCases { check(field, in: snapshot) }
    guard let first = UserField.allCases.first(where: hasProblem) else { return true }
    focus = first
    return false
  }

  private func hasProblem(_ field: UserField) -> Bool { problems[field]?.isEmpty == false }

  private mutating func check(_ field: UserField, in snapshot: StoreSnapshot) {
    problems[field] = draft.problems(in: field, of: pk, snapshot)
  }

  /// Shows what the store found although the form had not: another's name, taken in the meantime.
  mutating func refuse(_ field: UserField, _ problem: FieldProblem) {
    problems[field] = [problem]
    focus = field
  }

  /// The user is saved by now: what follows edits it.
  mutating func continueEditing(_ pk: PrimaryKey) { self.pk = pk }
}
