import JSONStore

/// Draws the whole screen.
public func view(_ model: Model) -> Frame {
  var frame = Frame(width: model.width, height: model.height)
  guard !model.isTooSmall else {
    let minimum = ["columns": "\(Layout.minimum.width)", "rows": "\(Layout.minimum.height)"]
    let lines = model.texts(.screenTooSmall, minimum).wrapped(to: model.width)
    for (y, line) in zip(max((model.height - lines.count) / 2, 0)..., lines) {
      frame.write(line, x: 0, y: y, width: model.width)
    }
    return frame
  }
  let layout = model.layout
  drawTitle(model, on: &frame)
  for pane in Model.Pane.allCases { frame.target(.pane(pane), in: layout.rect(of: pane)) }
  for (divider, rect) in layout.dividers { frame.target(.divider(divider), in: rect) }
  if case .form(let form)? = model.dialogs.first {
    drawForm(form, model, in: layout.form, on: &frame)
  } else if !layout.isLogFull {
    if layout.list.height > 0 { drawList(model, in: layout.list, on: &frame) }
    if layout.detail.height > 0 { drawDetail(model, in: layout.detail, on: &frame) }
  }
  if layout.log.height > 0 { drawLog(model, in: layout.log, on: &frame) }
  if model.isPaneActive { frame.outline(layout.rect(of: model.focus)) }
  if let work = model.work { drawWork(work, model, on: &frame) }
  for dialog in model.dialogs {
    switch dialog {
    case .form, .filter: break
    case .password(let form): drawPasswordForm(form, model, on: &frame)
    case .question(let question): drawQuestion(question, model, on: &frame)
    case .commands(let list): drawCommands(list, model, on: &frame)
    case .columns(let dialog): drawColumns(dialog, model, on: &frame)
    case .event(let screen): drawEvent(screen, model, on: &frame)
    case .actions(let menu): drawActions(menu, model, on: &frame)
    case .path(let prompt): drawPathPrompt(prompt, model, on: &frame)
    }
  }
  if case .filter(let prompt)? = model.dialogs.last {
    drawFilterPrompt(prompt, model, on: &frame)
  } else {
    drawLastLine(model, on: &frame)
  }
  return frame
}

extension Frame {
  /// Shows that a pane has the focus: its border, also where it shares it.
  fileprivate mutating func outline(_ rect: Rect) {
    restyle(Rect(x: rect.x, y: rect.y, width: rect.width, height: 1), as: .borderFocused)
    restyle(Rect(x: rect.x, y: rect.y + rect.height - 1, width: rect.width, height: 1), as: .borderFocused)
    restyle(Rect(x: rect.x, y: rect.y, width: 1, height: rect.height), as: .borderFocused)
    restyle(Rect(x: rect.x + rect.width - 1, y: rect.y, width: 1, height: rect.height), as: .borderFocused)
  }
}

/// Draws a notice over as many lines as it needs, down to a row.
func drawNotice(_ notice: Model.Notice, above bottom: Int, on frame: inout Frame) {
  let lines = notice.text.wrapped(to: frame.width - 2).prefix(frame.height / 2)
  let rect = Rect(x: 0, y: bottom - lines.count, width: frame.width, height: lines.count)
  frame.fill(rect, style: .plain)
  frame.cover(rect)
  for (y, line) in zip(rect.rows, lines) {
    frame.write(line, x: 1, y: y, width: frame.width - 2, style: notice.isError ? .error : .accent)
  }
}

/// The notice, if there is one; else the keys that work now.
private func drawLastLine(_ model: Model, on frame: inout Frame) {
  let y = frame.height - 1
  if let notice = model.notice { return drawNotice(notice, above: frame.height, on: &frame) }
  var x = 1
  for (key, text) in hints(model, room: frame.width - 1) {
    let start = x
    x = frame.write(key.name, x: x, y: y, style: .key)
    x = frame.write(text, x: x + 1, y: y, style: .hint)
    frame.target(.key(key), in: Rect(x: start, y: y, width: x - start, height: 1))
    x += 2
  }
}

/// The keys that are hinted at, as many as there is room for: help, and in the panes the way out, are kept at the end.
private func hints(_ model: Model, room: Int) -> [(key: Key, text: String)] {
  var hints: [(key: Key, text: String)] = model.keyMap.bindings.compactMap { binding in
    guard let hint = binding.hint, let key = binding.keys.first else { return nil }
    guard model.readOnly == nil || !binding.command.changesStore else { return nil }
    // Those that are about the line under the cursor.
    let isOfLine = binding.command == .retry || binding.command == .openEvent
    guard !isOfLine || model.refusal(of: binding.command) == nil else { return nil }
    return (key, model.texts(hint))
  }
  while hints.count > 1, hints.reduce(0, { $0 + Glyphs.width(of: $1.key.name) + Glyphs.width(of: $1.text) + 3 }) > room
  {
    hints.remove(at: max(hints.count - (model.dialogs.isEmpty ? 3 : 2), 0))
  }
  return hints
}
