import JSONStore
import Signals

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
    for event in saved.events.suffix(SignalLog.scrolledLimit) { model.log.append(event) }
    for call in saved.acknowledged {
      model.log.append(call)
      tellRetry(of: call, &model)
    }
    if let edit = saved.edit { tell(edit, &model) }
    return show(saved.snapshot, &model)
  case .fileRefused(let refused):
    model.refused = refused
    model.say(model.texts.sentence(refused, of: model.storeName), isError: true)
    model.notice?.subject = .refusal
  case .fileAccepted:
    model.refused = nil
    model.endNotice(of: .refusal)
  case .editTakenIn(let edit): tell(edit, &model)
  case .fileBehind(let behind): tell(behind, &model)
  case .received(let event, let receipt):
    model.log.append(receipt, of: event)
    tellRetry(of: event.call(of: receipt.uid), &model)
  case .receiverFailed(let failure):
    model.log.append(failure)
    tellRetry(of: failure.call, &model)
  case .history(let entries, let owed): model.takeInHistory(entries, owed: owed)
  case .oldValues(let fields, let seq, let place): learn(fields, of: EventID(seq: seq, place: place), &model)
  case .missed(let count): model.log.miss(count)
  case .saved(let pk, let snapshot):
    let effects = show(snapshot, &model)
    return effects + (pk.map { saved($0, &model) } ?? [])
  case .deleted(let action, let snapshot):
    let effects = show(snapshot, &model)
    model.mention(model.texts.deleted(action))
    return effects
  case .hashed(let password, let hash): return takeHash(hash, of: password, &model)
  case .pathFound(let path, let users): return askToExport(users, to: path, &model)
  case .tallied(let tally):
    model.work = nil
    return ask(about: tally, &model)
  case .recounted(let tally, let seq): return takeRecount(tally, seq: seq, &model)
  case .progress(let progress): return show(progress, &model)
  case .done(let done, let snapshot):
    let effects = show(snapshot, &model)
    return effects + finish(done, &model)
  case .failed(let failure): failed(failure, &model)
  case .undoable(let canUndo, let canRedo): (model.canUndo, model.canRedo) = (canUndo, canRedo)
  }
  return []
}
