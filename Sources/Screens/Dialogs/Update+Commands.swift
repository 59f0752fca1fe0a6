/// What a key does in a list of commands: it moves, or it is typed into the search.
func updateCommands(_ list: CommandList, _ key: Key, _ command: KeyMap.Command?, _ model: inout Model) -> [Effect] {
  switch command {
  case .cancel: model.dialogs.removeLast()
  case .run:
    let found = list.found(model.texts)
    guard found.indices.contains(list.row) else { break }
    model.dialogs.removeLast()
    return run(found[list.row], &model)
  case let command? where command.isMove: model.scrollDialog { $0.move(command, lines: $1, rows: $2) }
  default: model.edit { $0.apply(command, key) }
  }
  return []
}

/// Runs a command as its key would where it works; asks for the column first, where that has to be named.
private func run(_ entry: CommandList.Entry, _ model: inout Model) -> [Effect] {
  if entry.binding.namesColumns, entry.column == nil {
    model.dialogs.append(.commands(CommandList(of: model.list.columns.shown, for: entry)))
    return []
  }
  if let pane = entry.pane { model.focus = pane }
  let keys = [entry.menu, entry.keys.first].compactMap(\.self)
  return keys.flatMap { press($0, &model) }
}
