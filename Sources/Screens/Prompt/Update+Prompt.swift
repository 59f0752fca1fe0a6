/// What a key does in the prompt for the log's filter, which narrows the log as it is typed.
func updatePrompt(_ key: Key, _ command: KeyMap.Command?, _ model: inout Model) {
  switch command {
  case .confirm: model.dialogs.removeLast()
  case .cancel:
    model.dialogs.removeLast()
    model.filterLog("")
  default: model.edit { $0.apply(command, key) }
  }
}
