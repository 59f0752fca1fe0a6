/// What a key does in the prompt for the log's filter, which narrows the log as it is typed.
func updatePrompt(_ prompt: Prompt, _ key: Key, _ command: KeyMap.Command?, _ model: inout Model) -> [Effect] {
  switch command {
  case .confirm: model.dialogs.removeLast()
  case .cancel:
    model.dialogs.removeLast()
    model.filterLog("")
  case .help: model.dialogs.append(.commands(CommandList(of: .prompt)))
  default: edit(prompt, &model) { $0.apply(command, key) }
  }
  return []
}

/// Changes what is typed, and filters the log by it.
func edit(_ prompt: Prompt, _ model: inout Model, _ change: (inout LineEditor) -> Void) {
  var prompt = prompt
  change(&prompt.editor)
  model.replaceLastDialog(with: .prompt(prompt))
  if prompt.editor.text != model.shownLog.filter.text { model.filterLog(prompt.editor.text) }
}
