/// What a command does while an event is shown.
func updateEvent(_ screen: EventScreen, _ command: KeyMap.Command, _ model: inout Model) -> [Effect] {
  var screen = screen
  let lines = model.eventLines.lines(of: screen.step)
  let row = screen.row(lines: lines.count)
  switch command {
  case .cancel:
    model.dialogs.removeLast()
    return []
  case .back:
    guard screen.goBack() else {
      model.dialogs.removeLast()
      return []
    }
  case .openEvent:
    guard let entry = lines[row].target.flatMap(model.log.entry) else {
      model.say(model.texts(.noticeLeadsNowhere))
      return []
    }
    screen.go(to: entry, in: model.log)
  case .retry: return retry(lines[row].failed ?? lines.lazy.compactMap(\.failed).first, &model)
  case .copy:
    var lines = model.eventLines.lines
    lines.width = nil
    let text = EventLines(log: model.log, lines: lines).text(of: screen.step)
    return copy(screen.step.entry, text, &model)
  case .help:
    model.dialogs.append(.commands(CommandList(of: .event)))
    return []
  default: screen.move(command, lines: lines.count, rows: model.layout.help.padded.height)
  }
  model.replaceLastDialog(with: .event(screen))
  return []
}

/// Draws an event over everything between the title and the last line.
func drawEvent(_ screen: EventScreen, _ model: Model, on frame: inout Frame) {
  let rect = model.layout.help
  let inside = rect.padded
  let lines = model.eventLines.lines(of: screen.step)
  let top = screen.top(lines: lines.count, rows: inside.height)
  let shown = top..<min(top + inside.height, lines.count)
  frame.fill(rect, style: .plain)
  frame.box(
    rect, title: model.texts(.paneEvent, ["seq": "\(screen.step.entry.seq)"]),
    note: model.texts.place(of: shown, in: lines.count), style: .borderFocused)
  for (row, y) in zip(top..<lines.count, inside.rows) {
    frame.write(lines[row], in: inside, y: y, isUnderCursor: row == screen.row(lines: lines.count))
  }
  frame.cursor = nil
}

extension Model {
  /// Tells events as wide as the screen.
  fileprivate var eventLines: EventLines {
    EventLines(log: log, lines: LogLines(texts: texts, clock: clock, width: layout.help.padded.width))
  }
}
