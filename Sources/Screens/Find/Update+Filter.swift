/// What a key does while a filter is typed.
func updateFilterPrompt(_ prompt: FilterPrompt, _ key: Key, _ command: KeyMap.Command?, _ model: inout Model) {
  switch command {
  // A mistyped term filters nothing: kept, all users would be taken for those who pass.
  case .confirm where !model.list.filter.unknown.isEmpty: break
  case .confirm: model.dialogs.removeLast()
  case .cancel:
    model.dialogs.removeLast()
    model.filterList(prompt.before)
  case .up, .down, .pageUp, .pageDown: if let command { model.moveInList(command) }
  default:
    model.editFilter(prompt) { if command == .complete { $0.takeCompletion() } else { $0.editor.apply(command, key) } }
  }
}

extension Model {
  /// Opens the line in which a filter is typed.
  mutating func openFilterPrompt() {
    dialogs.append(.filter(FilterPrompt(list.filter, index, marks: list.marks)))
  }

  /// Changes what is typed, and filters by it.
  mutating func editFilter(_ prompt: FilterPrompt, _ change: (inout FilterPrompt) -> Void) {
    var prompt = prompt
    change(&prompt)
    if prompt.editor.text != list.filter.text { filterList(UserFilter(prompt.editor.text)) }
    prompt.complete(index, list.marks)
    replaceLastDialog(with: .filter(prompt))
  }

  /// Offers anew what a filter that is being typed may become: the users have changed.
  mutating func completeFilter() {
    guard case .filter(var prompt)? = dialogs.last else { return }
    prompt.complete(index, list.marks)
    replaceLastDialog(with: .filter(prompt))
  }

  mutating func filterList(_ filter: UserFilter) {
    endRange()
    changeList { $0.filter(filter, by: $1.index, in: $1.snapshot, visible: $1.visible) }
  }
}
