import JSONStore
import Users

/// What a command does in the panes.
func updatePanes(_ command: KeyMap.Command, _ model: inout Model) -> [Effect] {
  switch command {
  case .up, .down, .pageUp, .pageDown, .first, .last: move(command, &model)
  case .nextPane: model.moveFocus(by: 1)
  case .previousPane: model.moveFocus(by: -1)
  case .help: model.dialogs.append(.help(HelpScreen(keyMap: .panes)))
  case .add: if mayEdit(&model) { model.dialogs.append(.form(UserForm())) }
  case .edit: edit(&model)
  case .delete: askToDelete(&model)
  case .loadSample: if mayEdit(&model), model.userCount == 0 { return [.loadSample] }
  default: break
  }
  return []
}

private func move(_ command: KeyMap.Command, _ model: inout Model) {
  let layout = model.layout
  switch model.focus {
  case .list:
    guard let step = command.distance(page: layout.listRows - 1, all: model.userCount) else { return }
    model.list.move(to: model.list.row + step, in: model.snapshot, visible: layout.listRows)
    model.detail.top = 0
  case .detail:
    let count = model.detailLines.count
    guard let step = command.distance(page: layout.detailRows, all: count) else { return }
    model.detail.top = min(max(model.detail.top + step, 0), max(count - layout.detailRows, 0))
  case .log:
    guard let step = command.distance(page: layout.logRows - 1, all: Int(Int32.max)) else { return }
    model.scrollLog(by: step)
  }
}

/// Whether users can be changed now; says why not.
private func mayEdit(_ model: inout Model) -> Bool {
  if model.loading != nil {
    model.say(model.texts(.noticeLoading))
  } else if let reason = model.readOnly {
    model.say(model.texts.sentence(reason), isError: true)
  } else {
    return true
  }
  return false
}

private func edit(_ model: inout Model) {
  guard mayEdit(&model), let snapshot = model.snapshot, let pk = model.selected,
    let account = snapshot.account(pk: pk)
  else { return }
  model.dialogs.append(.form(UserForm(account, in: snapshot)))
}

private func askToDelete(_ model: inout Model) {
  guard mayEdit(&model), let snapshot = model.snapshot, let pk = model.selected,
    let account = snapshot.account(pk: pk)
  else { return }
  let loss: Phrase = account.profile == nil ? .askDeleteAlone : .askDeleteProfile
  model.dialogs.append(
    .question(
      Question(
        lines: [model.texts(.askDelete, ["name": account.user.username]), model.texts(loss)],
        yes: .answerDelete, no: .answerKeep, action: .effects([.delete(pk)]))))
}

extension Model {
  mutating func moveFocus(by step: Int) {
    let panes = Pane.allCases
    let index = panes.firstIndex(of: focus) ?? 0
    focus = panes[(index + step + panes.count) % panes.count]
  }

  mutating func scrollLog(by distance: Int) {
    guard abs(distance) < Int(Int32.max) else {
      log.bottom = distance > 0 ? nil : logPane.scrolled(to: logPane.top)
      return
    }
    log.bottom = logPane.scrolled(by: distance)
  }

  /// After a resize or a trimmed log: no empty lines above the first.
  mutating func keepLogInside() {
    if log.bottom != nil { log.bottom = logPane.scrolled(by: 0) }
  }
}
