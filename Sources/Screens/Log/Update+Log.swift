import JSONStore
import Signals
import Users

/// What a command does in the log.
func updateLog(_ command: KeyMap.Command, _ model: inout Model) -> [Effect] {
  switch command {
  case .findInLog: model.openFilterPrompt(for: .log)
  case .findUser: filterUser(&model)
  case .stepBackInLog: stepBack(&model)
  case .pause: if model.pausedLog == nil { model.pauseLog() } else { model.resumeLog() }
  case .follow:
    model.resumeLog()
    model.log.move(to: nil)
  case .fullHeight: model.isLogFull.toggle()
  case .openEvent: return openEvent(&model)
  case .retry: return retry(&model)
  case .copy:
    guard let entry = model.logPane.selected?.entry else { break }
    return copy(entry, LogLines(texts: model.texts, clock: model.clock).text(of: entry), &model)
  default: break
  }
  return []
}

/// Has a failed receiver called again, if there is one.
func retry(_ model: inout Model) -> [Effect] {
  model.notice = model.refusal(of: .retry)
  guard model.notice == nil, let call = model.failedCall else { return [] }
  model.retried = call
  return [.retry(call)]
}

/// Says what came of a receiver's call, if it is the one that somebody has asked for. Of a failure the store tells by two
/// signals, in any order: what is said after both is right.
func tellRetry(of call: ReceiverCall, _ model: inout Model) {
  guard call == model.retried, let run = model.log.entry(EventID(call))?.run(of: call.receiver) else { return }
  switch (run.outcome, run.next) {
  case (.ran, _):
    model.retried = nil
    model.mention(model.texts(.noticeRetried, ["receiver": call.receiver.name]))
  case (.failed(let error, _), .setAside(let attempts)):
    let values = ["receiver": call.receiver.name, "reason": model.texts.sentence(error), "count": "\(attempts)"]
    model.say(model.texts(.noticeRetryFailed, values), isError: true)
  default: break
  }
}

/// Has what is told of an entry copied.
func copy(_ entry: LogEntry, _ text: String, _ model: inout Model) -> [Effect] {
  copy(text, named: LogLines(texts: model.texts, clock: model.clock).summary(of: entry).text, &model)
}

/// Shows only what is about the user under the list's cursor; all, if that is so already.
private func filterUser(_ model: inout Model) {
  guard let text = (model.selected?.user.username).flatMap(LogFilter.text(user:)) else { return }
  model.filterLog(LogFilter(model.shownLog.filter.title == text ? "" : text))
}

/// Takes the filter away, or else the full height.
private func stepBack(_ model: inout Model) {
  if model.shownLog.filter.title.isEmpty { model.isLogFull = false } else { model.filterLog(LogFilter()) }
}

private func openEvent(_ model: inout Model) -> [Effect] {
  guard let (entry, line) = model.logPane.selected else { return [] }
  let log = model.shownLog
  let screen = EventScreen(line.target.flatMap(log.entry) ?? entry, in: log)
  model.dialogs.append(.event(screen))
  return screen.step.inquiry
}
