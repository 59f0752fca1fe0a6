import JSONStore
import Users

/// What a command does in the panes.
func updatePanes(_ command: KeyMap.Command, _ key: Key, _ model: inout Model) -> [Effect] {
  if let refusal = model.refusal(of: command) {
    model.notice = refusal
    return []
  }
  if updateList(command, key, &model) { return [] }
  switch command {
  case .nextPane: model.moveFocus(by: 1)
  case .previousPane: model.moveFocus(by: -1)
  case .borderLeft: model.moveDetailBorder(-1)
  case .borderRight: model.moveDetailBorder(1)
  case .palette: model.dialogs.append(.commands(CommandList(ofAllFrom: model.focus, model.list.columns.shown)))
  case .add: model.dialogs.append(.form(UserForm()))
  case .edit: if let account = model.selected { model.dialogs.append(.form(UserForm(account))) }
  case .setPassword: if let account = model.selected { setPassword(of: account, &model) }
  case .delete where model.hasMarks: return model.chosen.map { tally(.delete, $0, &model) } ?? []
  case .delete: if let account = model.selected { askToDelete(account, &model) }
  case .actions: if let users = model.chosen { model.dialogs.append(.actions(ActionMenu(users))) }
  case .undo: return model.begin(.undo)
  case .redo: return model.begin(.redo)
  case .loadSample: return [.loadSample]
  default:
    if command.isMove { return move(command, in: model.focus, &model) }
    if model.focus == .log { return updateLog(command, &model) }
  }
  return []
}

/// Moves in a pane, if the command is one that moves.
func move(_ command: KeyMap.Command, in pane: Model.Pane, _ model: inout Model) -> [Effect] {
  let layout = model.layout
  switch pane {
  case .list: model.moveInList(command)
  case .detail: model.detail.scroll(command, lines: model.detailLines.count, rows: layout.detailRows)
  case .log:
    model.moveLog(to: model.logPane.moved(command))
    if model.logPane.isAtTop { return model.readHistory() }
  }
  return []
}

/// Opens the form of a user with that of its password, which is saved once it is set.
private func setPassword(of account: Account, _ model: inout Model) {
  var form = UserForm(account)
  form.start(at: .password)
  model.dialogs = [.form(form), .password(PasswordForm(for: form.draft, isDirect: true))]
}

private func askToDelete(_ account: Account, _ model: inout Model) {
  guard let pk = account.user.pk else { return }
  let loss: Phrase = account.profile == nil ? .askDeleteAlone : .askDeleteProfile
  let name = model.texts.fitted(account.user.username, into: .askDelete, model.dialogRoom)
  model.ask(
    [model.texts(.askDelete, ["name": name]), model.texts(loss)], .answerDelete, .answerKeep,
    .effects([.delete(pk)]))
}

extension Model {
  mutating func moveFocus(by step: Int) {
    let panes = Pane.allCases
    let index = panes.firstIndex(of: focus) ?? 0
    isLogFull = false
    focus = panes[(index + step + panes.count) % panes.count]
  }
}
