import JSONStore
import Users

/// Shows what the store holds, unless something newer is shown already.
func show(_ snapshot: StoreSnapshot, _ model: inout Model) -> [Effect] {
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
  return effects + recount(&model)
}

/// Takes in what users are found and sorted by, and what they were to be found and sorted by before it was there.
func show(_ index: UserIndex, _ model: inout Model) -> [Effect] {
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
  return effects.filter { $0 != .indexUsers }
}

func say(_ report: OpenReport, _ model: inout Model) {
  model.readOnly = report.readOnly
  if let reason = report.readOnly, reason != .requested {
    model.say(model.texts.sentence(reason), isError: true)
  } else if let damaged = report.damagedFile {
    let sentence: Phrase = report.readOnly == nil ? .noticeFileRestored : .noticeFileDamaged
    model.say(model.texts(sentence, ["file": damaged]), isError: true)
  } else if report.isFileRestored {
    model.say(model.texts(.noticeFileMissing), isError: true)
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

/// Says what another program has changed in the file.
func tell(_ edit: EditTakenIn, _ model: inout Model) {
  // What was refused of it is over then, though that may be told later.
  model.endNotice(of: .refusal)
  model.mention(model.texts.sentence(edit, of: model.storeName))
}

/// Says that the file could not be rewritten, until it was.
func tell(_ behind: FileBehind, _ model: inout Model) {
  model.isFileBehind = behind.reason != nil
  guard let reason = behind.reason else { return model.endNotice(of: .rewriting) }
  model.readOnly = Message.Failure.store(reason).readOnly ?? model.readOnly
  model.say(model.texts.sentence(reason, rewriting: model.storeName), isError: true)
  model.notice?.subject = .rewriting
}

/// The form has done its work, and a question over it has nothing left to ask about. The keys that were typed
/// meanwhile are meant for what comes after it; each takes away what is said, so that comes last.
func saved(_ pk: PrimaryKey, _ model: inout Model) -> [Effect] {
  let form = model.savingForm
  if form != nil { model.dialogs = [] }
  if let slot = model.snapshot?.slot(of: pk, in: User.self) {
    model.changeList { $0.select(slot, by: $1.index, in: $1.snapshot, visible: $1.visible) }
  }
  let effects = typeAhead(&model)
  if let username = model.snapshot?.account(pk: pk)?.user.username {
    let sentence: Phrase = form?.isChanged == false ? .noticeNothingChanged : .noticeSaved
    model.mention(model.texts(sentence, ["name": username]))
  }
  return effects
}

/// Does what was typed while something was on its way; what still has to wait waits on.
func typeAhead(_ model: inout Model) -> [Effect] {
  let typed = model.typedAhead
  model.typedAhead = []
  return typed.flatMap { update(&model, $0) }
}

func failed(_ failure: Message.Failure, _ model: inout Model) {
  let sentence = model.texts.sentence(failure, to: model.actor)
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
