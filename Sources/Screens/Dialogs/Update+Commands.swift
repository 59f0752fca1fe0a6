/// What a key does in a list of commands: it moves, or it is typed into the search.
func updateCommands(_ list: CommandList, _ key: Key, _ command: KeyMap.Command?, _ model: inout Model) -> [Effect] {
  var list = list
  let found = list.found(model.texts)
  let rows = model.layout.commandRows
  switch command {
  case .cancel:
    model.dialogs.removeLast()
    return []
  case .run:
    guard found.indices.contains(list.row) else { return [] }
    model.dialogs.removeLast()
    return run(found[list.row], &model)
  case .up, .down, .pageUp, .pageDown:
    let target = command?.target(from: list.row, page: rows - 1, last: found.count - 1) ?? list.row
    list.move(to: target, lines: found.count, rows: rows)
  default: list.edit { $0.apply(command, key) }
  }
  model.replaceLastDialog(with: .commands(list))
  return []
}

/// Runs a command as its key would where it works.
private func run(_ entry: CommandList.Entry, _ model: inout Model) -> [Effect] {
  if let pane = entry.pane { model.focus = pane }
  let keys = [entry.menu, entry.binding.keys.first].compactMap(\.self)
  return keys.flatMap { press($0, &model) }
}
