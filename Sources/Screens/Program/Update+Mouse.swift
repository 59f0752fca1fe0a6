import Users

/// What the mouse does: what is under it says what that means.
func updateMouse(_ mouse: Mouse, _ model: inout Model) -> [Effect] {
  guard !model.isTooSmall else { return [] }
  switch mouse.action {
  case .press, .doublePress:
    model.dragged = nil
    let spot = view(model).spot(at: mouse.position)
    model.notice = nil
    guard let spot, let target = spot.target, model.isInReach(target) else { return [] }
    // Who clicks beside the filter has typed it.
    if target.isOfPanes, !model.keepFilter() { return [] }
    return click(target, at: mouse.position, in: spot.rect, isDouble: mouse.action == .doublePress, &model)
  case .drag: if let divider = model.dragged { model.drag(divider, to: mouse.position) }
  case .release: model.dragged = nil
  case .wheelUp: return turnWheel(.up, at: mouse.position, &model)
  case .wheelDown: return turnWheel(.down, at: mouse.position, &model)
  }
  return []
}

extension Model {
  fileprivate func isInReach(_ target: Target) -> Bool {
    switch dialogs.last {
    case nil, .filter: true
    default: !target.isOfPanes
    }
  }
}

/// Does what the first click means; the second one of two is Enter on what the first one chose.
private func click(
  _ target: Target, at position: Position, in rect: Rect, isDouble: Bool, _ model: inout Model
) -> [Effect] {
  switch target {
  // What the first click opened may have another hint here, which nobody meant.
  case .key(let key): if !isDouble { return press(key, &model) }
  case .divider(let divider): model.dragged = divider
  case .dialog: break
  case .field(let place): model.focus(place)
  case .input(let place):
    guard model.focus(place) else { break }
    switch place {
    case .form(let field) where field.isFlag: return press(.character(" "), &model)
    case .form(.password): if isDouble { return press(.enter, &model) }
    default: model.edit { $0.move(toColumn: position.x - rect.x, width: rect.width) }
    }
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
  case .line(let row): return click(row, isDouble: isDouble, &model)
  case .offer(let offer):
    if !isDouble, case .filter(let prompt)? = model.dialogs.last { model.editFilter(prompt) { $0.take(offer) } }
  }
  return []
}

/// What a click on a line of a dialog means: an action is chosen at once, a column shown or hidden.
private func click(_ row: Int, isDouble: Bool, _ model: inout Model) -> [Effect] {
  guard !model.isWaiting else { return [] }
  model.scrollDialog { $0.move(to: row, lines: $1, rows: $2) }
  switch model.dialogs.last {
  case .columns: return press(.character(" "), &model)
  case .actions: return isDouble ? [] : press(.enter, &model)
  default: return isDouble ? press(.enter, &model) : []
  }
}

/// Lines that one notch of the wheel goes.
private let notch = 3

private func turnWheel(_ command: KeyMap.Command, at position: Position, _ model: inout Model) -> [Effect] {
  guard let target = view(model).turned(at: position), model.isInReach(target) else { return [] }
  if case .pane(let pane) = target { return (0..<notch).flatMap { _ in move(command, in: pane, &model) } }
  guard !model.isWaiting else { return [] }
  let step = command == .up ? -1 : 1
  switch model.dialogs.last {
  case .form(var form):
    guard let snapshot = model.snapshot else { break }
    form.move(by: step, wraps: false, in: snapshot)
    model.replaceLastDialog(with: .form(form))
  case .password: model.focus(.password(step < 0 ? .password : .again))
  case .commands, .event: model.scrollDialog { $0.move(to: $0.row + notch * step, lines: $1, rows: $2) }
  case .columns, .actions: model.scrollDialog { $0.move(to: $0.row + step, lines: $1, rows: $2) }
  case .question, .filter, .path, nil: break
  }
  return []
}
