import JSONStore

/// What a command does while an event is shown.
func updateEvent(_ screen: EventScreen, _ command: KeyMap.Command, _ model: inout Model) -> [Effect] {
  var screen = screen
  let lines = model.eventLines.lines(of: screen.step)
  let row = screen.step.scrolling.row(lines: lines.count)
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
    model.replaceLastDialog(with: .event(screen))
    return screen.step.inquiry
  case .retry: return retry(&model)
  case .copy:
    var lines = model.eventLines.lines
    lines.width = nil
    let text = EventLines(log: model.log, lines: lines).text(of: screen.step)
    return copy(screen.step.entry, text, &model)
  default:
    model.scrollDialog { $0.move(command, lines: $1, rows: $2) }
    return []
  }
  model.replaceLastDialog(with: .event(screen))
  return []
}

/// Takes in what the journal tells of the fields before an event.
func learn(_ before: JSONObject?, of id: EventID, _ model: inout Model) {
  for index in model.dialogs.indices {
    guard case .event(var screen) = model.dialogs[index] else { continue }
    screen.learn(before, of: id)
    model.dialogs[index] = .event(screen)
  }
}
