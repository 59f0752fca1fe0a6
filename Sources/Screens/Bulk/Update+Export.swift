import Users

/// What a key does in the field for the path of an export.
func updatePath(_ prompt: PathPrompt, _ key: Key, _ command: KeyMap.Command?, _ model: inout Model) -> [Effect] {
  switch command {
  case .cancel: model.dialogs.removeLast()
  // The field stays until the path is known to be good: else it would have to be typed again.
  case .choose: if !prompt.editor.text.isEmpty { return model.begin(.findPath(prompt.editor.text, prompt.users)) }
  default: model.edit { $0.apply(command, key) }
  }
  return []
}

/// Asks how to export users to a path that is good.
func askToExport(_ users: ChosenUsers, to path: String, _ model: inout Model) -> [Effect] {
  model.work = nil
  if case .path? = model.dialogs.last { model.dialogs.removeLast() }
  func export(withPasswords: Bool) -> Question.Action {
    .work(.export(users, path: path, withPasswords: withPasswords))
  }
  let name = users.username.map { model.texts.fitted($0, into: .askExportOne, model.dialogRoom) }
  let asked = model.texts.told(.askExportOne, .askExport, users.count, name, ["file": path])
  model.ask(
    [asked, model.texts(.askExportPasswords)], .answerWithPasswords, .answerCancel, export(withPasswords: true),
    or: .answerWithoutPasswords, export(withPasswords: false))
  return typeAhead(&model)
}
