import Users

/// What the mouse does: what is under it says what that means.
func updateMouse(_ mouse: Mouse, _ model: inout Model) -> [Effect] {
  guard !model.isTooSmall else { return [] }
  switch mouse.action {
  case .press, .doublePress:
    model.dragged = nil
    let target = target(at: mouse.position, model)
    model.notice = nil
    return target.map { click($0, isDouble: mouse.action == .doublePress, &model) } ?? []
  case .drag: if let divider = model.dragged { model.drag(divider, to: mouse.position) }
  case .release: model.dragged = nil
  case .wheelUp: return turnWheel(.up, at: mouse.position, &model)
  case .wheelDown: return turnWheel(.down, at: mouse.position, &model)
  }
  return []
}

private func target(at position: Position, _ model: Model) -> Target? {
  guard let target = view(model).target(at: position) else { return nil }
  return switch model.dialogs.last {
  case nil, .filter: target
  default: target.isOfPanes ? nil : target
  }
}

/// Does what the first click means; the second one of two is Enter on what the first one chose.
private func click(_ target: Target, isDouble: Bool, _ model: inout Model) -> [Effect] {
  // Who clicks beside the filter has typed it.
  if target.isOfPanes { model.dialogs = [] }
  switch target {
  // What the first click opened may have another hint here, which nobody meant.
  case .key(let key): if !isDouble { return press(key, &model) }
  case .divider(let divider): model.dragged = divider
  case .field(let field): focus(field, &model)
  case .flag(let field): if focus(field, &model) { return press(.character(" "), &model) }
  case .pane(let pane):
    model.focus = pane
    if isDouble, pane == .detail { return press(.enter, &model) }
  case .user(let row):
    model.focus = .list
    model.changeList { $0.move(to: row, in: $1.snapshot, visible: $1.visible) }
    if isDouble { return press(.enter, &model) }
  case .heading(let column):
    model.focus = .list
    model.sortList(by: column, alone: true)
  case .logLine(let place):
    model.focus = .log
    let pane = model.logPane
    model.moveLog(to: pane.showing(place, bottom: pane.visible.last?.position ?? place))
    if isDouble { return press(.enter, &model) }
  case .command(let row):
    scrollCommands(to: row, &model)
    if isDouble { return press(.enter, &model) }
  case .column(let row):
    guard case .columns(var dialog)? = model.dialogs.last else { return [] }
    dialog.move(to: row)
    model.replaceLastDialog(with: .columns(dialog))
    return press(.character(" "), &model)
  }
  return []
}

/// Gives a field of the form the keyboard.
/// - Returns: whether the form lets it.
@discardableResult
private func focus(_ field: UserField, _ model: inout Model) -> Bool {
  guard case .form(var form)? = model.dialogs.last, !form.isSaving, let snapshot = model.snapshot else { return false }
  form.failure = nil
  form.move(to: field, in: snapshot)
  model.replaceLastDialog(with: .form(form))
  return true
}

/// Lines that one notch of the wheel goes.
private let notch = 3

private func turnWheel(_ command: KeyMap.Command, at position: Position, _ model: inout Model) -> [Effect] {
  let pane: Model.Pane
  switch target(at: position, model) {
  case .pane(let under): pane = under
  case .user, .heading: pane = .list
  case .logLine: pane = .log
  case .command:
    if case .commands(let list)? = model.dialogs.last {
      scrollCommands(to: list.row + (command == .up ? -notch : notch), &model)
    }
    return []
  case .key, .field, .flag, .column, .divider, nil: return []
  }
  return (0..<notch).flatMap { _ in move(command, in: pane, &model) }
}

private func scrollCommands(to row: Int, _ model: inout Model) {
  guard case .commands(var list)? = model.dialogs.last else { return }
  list.move(to: row, lines: list.found(model.texts).count, rows: model.layout.commandRows)
  model.replaceLastDialog(with: .commands(list))
}
