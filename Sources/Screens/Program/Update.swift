import JSONStore
import Users

/// Takes in what happened and says what to do about it. Pure: no clock, no file, no terminal.
public func update(_ model: inout Model, _ message: Message) -> [Effect] {
  switch message {
  case .key(let key): return press(key, &model)
  case .pasted(let text): paste(text, &model)
  case .resized(let width, let height):
    model.resize(width: width, height: height)
  case .loading(let progress):
    model.loading = progress.fraction
    if let first = progress.firstRecords { show(first, &model) }
  case .opened(let snapshot, let report):
    model.loading = nil
    for entry in report.history { for event in entry.events { model.log.append(event) } }
    show(snapshot, &model)
    say(report, &model)
  case .signal(let event, let snapshot):
    model.log.append(event)
    show(snapshot, &model)
  case .received(let seq, let receipt): model.log.append(receipt, of: seq)
  case .saved(let pk, let snapshot):
    show(snapshot, &model)
    saved(pk, &model)
  case .failed(let failure): failed(failure, &model)
  }
  return []
}

/// Shows what the store holds, unless something newer is shown already.
private func show(_ snapshot: StoreSnapshot, _ model: inout Model) {
  guard snapshot.seq >= model.snapshot?.seq ?? 0 else { return }
  model.snapshot = snapshot
  model.list.follow(snapshot, visible: model.layout.listRows)
}

private func say(_ report: OpenReport, _ model: inout Model) {
  model.readOnly = report.readOnly
  if let reason = report.readOnly, reason != .requested {
    model.say(model.texts.sentence(reason), isError: true)
  } else if let torn = report.tornTail {
    model.say(model.texts(.noticeTornTail, ["file": torn]), isError: true)
  } else if report.replayed > 0 {
    model.say(model.texts.counted(.noticeReplayedOne, .noticeReplayed, report.replayed))
  }
}

private func saved(_ pk: PrimaryKey?, _ model: inout Model) {
  if case .form? = model.dialogs.last { model.dialogs.removeLast() }
  if let pk { model.list.select(pk, in: model.snapshot, visible: model.layout.listRows) }
}

private func failed(_ failure: Message.Failure, _ model: inout Model) {
  let sentence = model.texts.sentence(failure)
  guard case .form(var form)? = model.dialogs.last else {
    model.say(sentence, isError: true)
    return
  }
  form.isSaving = false
  form.failure = sentence
  switch failure {
  case .store(.notUnique(_, "username")): form.refuse(.username, .usernameTaken)
  case .profileNotSaved(let pk, _): form.continueEditing(pk)
  default: break
  }
  model.dialogs[model.dialogs.count - 1] = .form(form)
}

private func press(_ key: Key, _ model: inout Model) -> [Effect] {
  model.notice = nil
  guard !model.isTooSmall else { return key == .control("z") ? [.suspend] : [] }
  let command = model.keyMap.command(for: key)
  switch command {
  case .redraw: return [.redraw]
  case .suspend: return [.suspend]
  case .quit: return quit(&model)
  default: break
  }
  switch model.dialogs.last {
  case .form(let form): return updateForm(form, key, command, &model)
  case .question(let question): return answer(question, command, &model)
  case .help(let help): updateHelp(help, command, &model)
  case nil: return command.map { updatePanes($0, &model) } ?? []
  }
  return []
}

/// Leaves the program, after a question if something typed would be lost.
private func quit(_ model: inout Model) -> [Effect] {
  let isTyped = model.dialogs.contains { if case .form(let form) = $0 { form.isChanged } else { false } }
  guard isTyped else { return [.quit] }
  model.dialogs.append(
    .question(
      Question(
        lines: [model.texts(.askQuit), model.texts(.askQuitLost)], yes: .answerQuit, no: .answerStay,
        action: .effects([.quit]))))
  return []
}

private func answer(_ question: Question, _ command: KeyMap.Command?, _ model: inout Model) -> [Effect] {
  guard command == .confirm || command == .cancel else { return [] }
  model.dialogs.removeLast()
  guard command == .confirm else { return [] }
  switch question.action {
  case .effects(let effects): return effects
  case .leaveForm:
    model.dialogs.removeLast()
    return []
  }
}

private func updateHelp(_ help: HelpScreen, _ command: KeyMap.Command?, _ model: inout Model) {
  guard command != .cancel else {
    model.dialogs.removeLast()
    return
  }
  let page = model.layout.helpRows
  let step = command.flatMap { $0.distance(page: page, all: help.keyMap.bindings.count) } ?? 0
  var help = help
  help.top = min(max(help.top + step, 0), max(help.keyMap.bindings.count - page, 0))
  model.dialogs[model.dialogs.count - 1] = .help(help)
}

extension KeyMap.Command {
  /// How far a command moves, in lines.
  func distance(page: Int, all: Int) -> Int? {
    switch self {
    case .up: -1
    case .down: 1
    case .pageUp: -max(page, 1)
    case .pageDown: max(page, 1)
    case .first: -all
    case .last: all
    default: nil
    }
  }
}
