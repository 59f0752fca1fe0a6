import Users

/// What a key does where a new password is typed.
func updatePassword(_ form: PasswordForm, _ key: Key, _ command: KeyMap.Command?, _ model: inout Model) -> [Effect] {
  var form = form
  var effects: [Effect] = []
  switch command {
  case .leave:
    model.dialogs.removeLast(form.isDirect ? 2 : 1)
    return []
  case .nextField, .previousField: form.move()
  case .save: effects = form.submit().map { [.hash($0)] } ?? []
  default: form.edit { $0.apply(command, key) }
  }
  model.replaceLastDialog(with: .password(form))
  return effects
}

/// Puts a hash into the form that waits for it; one that nobody waits for any more is forgotten. Then comes what was
/// typed meanwhile. Who is being asked whether to quit answers that first: nothing is saved behind a question.
func takeHash(_ hash: String, of password: Password, _ model: inout Model) -> [Effect] {
  let awaiting = model.dialogs.firstIndex {
    if case .password(let form) = $0 { form.awaited == password } else { false }
  }
  guard let awaiting, case .password(let passwordForm) = model.dialogs[awaiting],
    case .form(var form)? = model.dialogs.first
  else { return [] }
  if case .question? = model.dialogs.last {
    model.typedAhead.insert(.hashed(password, as: hash), at: 0)
    return []
  }
  model.dialogs.remove(at: awaiting)
  form.setPassword(hash)
  model.dialogs[0] = .form(form)
  let effects = passwordForm.isDirect ? saveForm(&model) : []
  return effects + typeAhead(&model)
}
