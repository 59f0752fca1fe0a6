/// Does what a key means where the keyboard is.
func press(_ key: Key, _ model: inout Model) -> [Effect] {
  let command = model.keyMap.command(for: key)
  guard !model.isTooSmall else { return pressUnseen(command, model) }
  model.notice = nil
  switch command {
  case .redraw: return [.redraw]
  case .suspend: return [.suspend]
  // What the store is at has a word in that.
  case .quit where model.work == nil: return quit(&model)
  default: break
  }
  if model.isWaiting { return wait(key, command, &model) }
  if command == .help {
    model.dialogs.append(.commands(CommandList(of: model.keyMap)))
    return []
  }
  switch model.dialogs.last {
  case .form(let form): return updateForm(form, key, command, &model)
  case .password(let form): return updatePassword(form, key, command, &model)
  case .question(let question): return answer(question, command, &model)
  case .commands(let list): return updateCommands(list, key, command, &model)
  case .event(let screen): return command.map { updateEvent(screen, $0, &model) } ?? []
  case .filter(let prompt): return updateFilterPrompt(prompt, key, command, &model)
  case .columns(let dialog): if let command { updateColumns(dialog, command, &model) }
  case .actions(let menu): return command.map { updateActions(menu, $0, &model) } ?? []
  case .path(let prompt): return updatePath(prompt, key, command, &model)
  case nil: return command.map { updatePanes($0, key, &model) } ?? []
  }
  return []
}

/// What a key does while something that was asked for is on its way: it waits as well, or cancels that.
private func wait(_ key: Key, _ command: KeyMap.Command?, _ model: inout Model) -> [Effect] {
  if model.work?.progress != nil { return updateWork(command, &model) }
  if model.work == nil, command == .leave, case .password(var form)? = model.dialogs.last {
    form.awaited = nil
    model.typedAhead = []
    model.replaceLastDialog(with: .password(form))
  } else {
    model.typedAhead.append(.key(key))
  }
  return []
}

/// Where nothing is shown for want of room, only what needs no looking works.
private func pressUnseen(_ command: KeyMap.Command?, _ model: Model) -> [Effect] {
  switch command {
  case .redraw: [.redraw]
  case .suspend: [.suspend]
  case .quit where !model.isTyped: [.quit]
  default: []
  }
}

/// Leaves the program, after a question if something typed would be lost.
private func quit(_ model: inout Model) -> [Effect] {
  guard model.isTyped else { return [.quit] }
  model.ask([model.texts(.askQuit), model.texts(.askQuitLost)], .answerQuit, .answerStay, .effects([.quit]))
  return []
}
