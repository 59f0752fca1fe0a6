import JSONStore
import Users

/// What a key does in the form.
func updateForm(_ form: UserForm, _ key: Key, _ command: KeyMap.Command?, _ model: inout Model) -> [Effect] {
  guard let snapshot = model.snapshot else { return [] }
  var form = form
  var effects: [Effect] = []
  form.failure = nil
  switch command {
  case .nextField: form.move(by: 1, in: snapshot)
  case .previousField: form.move(by: -1, in: snapshot)
  case .save:
    effects = save(&form, snapshot)
  case .leave: return leave(form, &model)
  case .toggle where form.focus.isFlag: form.toggle()
  case .setPassword:
    model.dialogs.append(.password(PasswordForm(for: form.draft)))
    return []
  case .disablePassword: form.switchPasswordOff()
  default: form.edit(in: snapshot) { $0.apply(command, key) }
  }
  model.replaceLastDialog(with: .form(form))
  return effects
}

private func save(_ form: inout UserForm, _ snapshot: StoreSnapshot) -> [Effect] {
  guard form.checkAll(in: snapshot) else { return [] }
  form.isSaving = true
  return [form.pk.map { .save($0, form.draft) } ?? .add(form.draft)]
}

/// Saves the form, as its key does, also under a question.
func saveForm(_ model: inout Model) -> [Effect] {
  guard case .form(var form)? = model.dialogs.first, let snapshot = model.snapshot else { return [] }
  form.failure = nil
  let effects = save(&form, snapshot)
  model.dialogs[0] = .form(form)
  return effects
}

/// Shows what somebody else has changed of the user, brings the form up to date, and asks whether to save all the same.
func askToOverwrite(_ account: Account, _ form: inout UserForm, _ model: inout Model) {
  let texts = model.texts
  func value(_ field: UserField, in draft: UserDraft) -> String {
    if let flag = draft.flags[field] { return texts(flag ? .valueYes : .valueNo) }
    if field == .password { return texts.password(in: draft, since: form.original) }
    let text = draft.texts[field] ?? ""
    return text.isEmpty ? texts(.valueEmpty) : text
  }
  let (before, after) = (form.original, UserDraft(account))
  let changes = form.draft.changes(in: account).map { field in
    texts(
      .askOverwriteField,
      ["field": texts(field.label), "before": value(field, in: before), "after": value(field, in: after)])
  }
  form.rebase(onto: account)
  let name = texts.fitted(account.user.username, into: .askOverwrite, model.dialogRoom)
  model.ask(
    [texts(.askOverwrite, ["name": name])] + changes + [texts(.askOverwriteLast)],
    .answerOverwrite, .answerStay, .saveForm, at: 1)
}

private func leave(_ form: UserForm, _ model: inout Model) -> [Effect] {
  guard form.isChanged else {
    model.dialogs.removeLast()
    return []
  }
  model.ask([model.texts(.askLeave), model.texts(.askLeaveLost)], .answerLeave, .answerStay, .leaveForm)
  return []
}
