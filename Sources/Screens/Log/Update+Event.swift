import JSONStore

/// What a command does while an event is shown.
func updateEvent(_ screen: EventScreen, _ command: KeyMap.Command, _ model: inout Model) -> [Effect] {
  var screen = screen
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
    guard let entry = model.eventTarget else {
      model.notice = model.refusal(of: .openEvent)
      return []
    }
    screen.go(to: entry, in: model.log)
    model.replaceLastDialog(with: .event(screen))
    return screen.step.inquiry
  case .nextEvent, .previousEvent: return goOn(from: screen.step.entry.id, command, &model)
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

/// Shows the event behind or before one in the log, whose cursor goes with it.
private func goOn(from id: EventID, _ command: KeyMap.Command, _ model: inout Model) -> [Effect] {
  let (log, isNext) = (model.shownLog, command == .nextEvent)
  let index = isNext ? log.shownIndex(after: id) : log.shownIndex(notBefore: id) - 1
  guard (0..<log.shownCount).contains(index) else {
    model.say(model.texts(isNext ? .noticeLastEvent : .noticeFirstEvent))
    return []
  }
  let screen = EventScreen(log.shown(index), in: log)
  model.replaceLastDialog(with: .event(screen))
  let (pane, place) = (model.logPane, SignalLog.Position(event: screen.step.entry.id, place: .heading))
  model.moveLog(to: pane.showing(place, bottom: pane.visible.last?.position ?? place))
  return screen.step.inquiry + (index == 0 ? model.readHistory() : [])
}

/// Takes in what the journal tells of the fields before an event.
func learn(_ before: JSONObject?, of id: EventID, _ model: inout Model) {
  for index in model.dialogs.indices {
    guard case .event(var screen) = model.dialogs[index] else { continue }
    screen.learn(before, of: id)
    model.dialogs[index] = .event(screen)
  }
}
