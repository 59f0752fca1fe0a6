import JSONStore
import Users

/// Takes in what happened and says what to do about it. Pure: no clock, no file, no terminal.
public func update(_ model: inout Model, _ message: Message) -> [Effect] {
  switch message {
  case .key(let key): return press(key, &model)
  case .mouse(let mouse): return updateMouse(mouse, &model)
  case .pasted(let text): paste(text, &model)
  case .resized(let width, let height):
    model.resize(width: width, height: height)
  case .loading(let progress):
    model.loading = progress.fraction
    if let first = progress.firstRecords { return show(first, &model) }
  case .opened(let snapshot, let report):
    model.loading = nil
    model.log.open(report.history, owed: report.owed)
    _ = show(snapshot, &model)
    say(report, &model)
    // The journal may have gone on in a new file a moment ago.
    let history = model.log.entries.count < SignalLog.screenful ? model.readHistory() : []
    return [.indexUsers] + history
  case .indexed(let index): return show(index, &model)
  case .signal(let event, let snapshot):
    model.log.append(event)
    return show(snapshot, &model)
  case .savedElsewhere(let saved):
    for event in saved.events { model.log.append(event) }
    for call in saved.acknowledged { model.log.append(call) }
    return show(saved.snapshot, &model)
  case .fileRefused(let refused): model.say(model.texts.sentence(refused, of: model.storeName), isError: true)
  case .received(let event, let receipt): model.log.append(receipt, of: event)
  case .receiverFailed(let failure): model.log.append(failure)
  case .history(let entries, let owed): model.takeInHistory(entries, owed: owed)
  case .missed(let count): model.log.missed = count
  case .saved(let pk, let snapshot):
    let effects = show(snapshot, &model)
    return effects + (pk.map { saved($0, &model) } ?? [])
  case .hashed(let password, let hash): return takeHash(hash, of: password, &model)
  case .tallied(let tally):
    model.work = nil
    return ask(about: tally, &model)
  case .progress(let progress): model.work = Work(progress: progress, isCancelling: model.work?.isCancelling ?? false)
  case .done(let done, let snapshot):
    let effects = show(snapshot, &model)
    return effects + finish(done, &model)
  case .failed(let failure): failed(failure, &model)
  }
  return []
}

/// Shows what the store holds, unless something newer is shown already.
private func show(_ snapshot: StoreSnapshot, _ model: inout Model) -> [Effect] {
  guard snapshot.seq >= model.snapshot?.seq ?? 0 else { return [] }
  let before = model.snapshot
  model.snapshot = snapshot
  // Of many events of one save, each brings what the first has brought.
  if let before, snapshot.isUnchanged(since: before) { return [] }
  var effects: [Effect] = []
  if let before, !snapshot.hasSlots(of: before) {
    // The file was read anew.
    model.list.move(from: before, to: snapshot)
    if model.index != nil { effects = [.indexUsers] }
    model.index = nil
  } else if model.index != nil {
    if let changed = model.index?.follow(snapshot), let index = model.index {
      model.list.takeIn(changed, by: index)
    } else {
      effects = [.indexUsers]
    }
  }
  model.changeList { $0.follow($1.snapshot, visible: $1.visible) }
  model.completeFilter()
  return effects
}

/// Takes in what users are found and sorted by, and what they were to be found and sorted by before it was there.
private func show(_ index: UserIndex, _ model: inout Model) -> [Effect] {
  // It may have been made of more than is shown by now.
  let isNewer = index.snapshot.seq > model.snapshot?.seq ?? 0
  let effects = isNewer ? show(index.snapshot, &model) : []
  var index = index
  guard let snapshot = model.snapshot, index.follow(snapshot) != nil else { return [.indexUsers] }
  let isFirst = model.index == nil
  model.index = index
  model.changeList { list, context in
    list.takeInAll(by: index)
    if isFirst { list.filter(list.filter, by: index, in: context.snapshot, visible: context.visible) }
    list.follow(context.snapshot, visible: context.visible)
  }
  model.completeFilter()
  return effects.filter { $0 != .indexUsers }
}

private func say(_ report: OpenReport, _ model: inout Model) {
  model.readOnly = report.readOnly
  if let reason = report.readOnly, reason != .requested {
    model.say(model.texts.sentence(reason), isError: true)
  } else if let damaged = report.damagedFile {
    let sentence: Phrase = report.readOnly == nil ? .noticeFileRestored : .noticeFileDamaged
    model.say(model.texts(sentence, ["file": damaged]), isError: true)
  } else if let torn = report.tornTail {
    model.say(model.texts(.noticeTornTail, ["file": torn]), isError: true)
  } else if let busy = report.busy {
    model.say(model.texts.sentence(busy), isError: true)
  } else if let risk = report.risk {
    model.say(model.texts.sentence(risk), isError: true)
  } else if report.replayed > 0 {
    model.say(model.texts.counted(.noticeReplayedOne, .noticeReplayed, report.replayed))
  }
}

/// The form has done its work, and a question over it has nothing left to ask about. The keys that were typed
/// meanwhile are meant for what comes after it.
private func saved(_ pk: PrimaryKey, _ model: inout Model) -> [Effect] {
  if model.savingForm != nil { model.dialogs = [] }
  if let slot = model.snapshot?.slot(of: pk, in: User.self) {
    model.changeList { $0.select(slot, by: $1.index, in: $1.snapshot, visible: $1.visible) }
  }
  return typeAhead(&model)
}

/// Does what was typed while something was on its way.
func typeAhead(_ model: inout Model) -> [Effect] {
  let typed = model.typedAhead
  model.typedAhead = []
  return typed.flatMap { update(&model, $0) }
}

private func failed(_ failure: Message.Failure, _ model: inout Model) {
  let sentence = model.texts.sentence(failure)
  model.typedAhead = []
  model.work = nil
  model.readOnly = failure.readOnly ?? model.readOnly
  guard var form = model.savingForm else {
    model.say(sentence, isError: true)
    return
  }
  form.isSaving = false
  form.failure = sentence
  switch failure {
  case .store(.notUnique(_, "username")): form.refuse(.username, .usernameTaken)
  case .profileNotSaved(let pk, _): form.continueEditing(pk)
  case .changedMeanwhile(let account): askToOverwrite(account, &form, &model)
  default: break
  }
  model.dialogs[0] = .form(form)
}

extension Message.Failure {
  /// Why the store takes no more saves, if that is so from now on.
  fileprivate var readOnly: ReadOnlyReason? {
    switch self {
    case .store(.unsynced(let errno)): .unsynced(errno)
    case .store(.readOnly(let reason)): reason
    case .profileNotSaved(_, let failure): failure.readOnly
    case .store, .vetoed, .changedMeanwhile, .undoRefused, .notExported, .cancelled: nil
    }
  }
}

extension Model {
  /// The form whose save is on its way.
  fileprivate var savingForm: UserForm? {
    if case .form(let form)? = dialogs.first, form.isSaving { form } else { nil }
  }
}

/// Does what a key means where the keyboard is.
func press(_ key: Key, _ model: inout Model) -> [Effect] {
  let command = model.keyMap.command(for: key)
  guard !model.isTooSmall else { return pressUnseen(command, model) }
  model.notice = nil
  switch command {
  case .redraw: return [.redraw]
  case .suspend: return [.suspend]
  case .quit: return quit(&model)
  default: break
  }
  if let work = model.work { return wait(for: work, key, command, &model) }
  switch model.dialogs.last {
  case .form(let form): return updateForm(form, key, command, &model)
  case .password(let form): return updatePassword(form, key, command, &model)
  case .question(let question): return answer(question, command, &model)
  case .commands(let list): return updateCommands(list, key, command, &model)
  case .event(let screen): return command.map { updateEvent(screen, $0, &model) } ?? []
  case .prompt(let prompt): return updatePrompt(prompt, key, command, &model)
  case .filter(let prompt): updateFilterPrompt(prompt, key, command, &model)
  case .columns(let dialog): updateColumns(dialog, command, &model)
  case .actions(let menu): return updateActions(menu, command, &model)
  case .path(let prompt): return updatePath(prompt, key, command, &model)
  case nil: return command.map { updatePanes($0, key, &model) } ?? []
  }
  return []
}

/// Where nothing is shown for want of room, only what needs no looking works.
private func pressUnseen(_ command: KeyMap.Command?, _ model: Model) -> [Effect] {
  switch command {
  case .redraw: [.redraw]
  case .suspend: [.suspend]
  case .quit where !model.isTyped: [.quit]
  default: []
  }
}

/// Leaves the program, after a question if something typed would be lost.
private func quit(_ model: inout Model) -> [Effect] {
  guard model.isTyped else { return [.quit] }
  model.ask([model.texts(.askQuit), model.texts(.askQuitLost)], .answerQuit, .answerStay, .effects([.quit]))
  return []
}

private func answer(_ question: Question, _ command: KeyMap.Command?, _ model: inout Model) -> [Effect] {
  let action: Question.Action?
  switch command {
  case .confirm: action = question.action
  case .alternative where question.alternative != nil: action = question.alternative
  case .cancel: action = nil
  default: return []
  }
  model.dialogs.removeLast()
  switch action {
  case nil: return []
  case .effects(let effects): return effects
  case .work(let effect): return model.begin(effect)
  case .saveForm: return saveForm(&model)
  case .leaveForm:
    model.dialogs.removeLast()
    return []
  }
}
