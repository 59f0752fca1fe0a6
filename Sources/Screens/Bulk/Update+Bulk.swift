import JSONStore
import Users

// MARK: Asking

/// What a key does in the menu of what can be done with the chosen users.
func updateActions(_ menu: ActionMenu, _ command: KeyMap.Command, _ model: inout Model) -> [Effect] {
  let command = menu.chosen(command)
  if let action = ActionMenu.Action(command) {
    model.dialogs.removeLast()
    if let refusal = model.refusal(of: command) {
      model.notice = refusal
      return []
    }
    switch action {
    case .change(let change): return tally(change, menu.users, &model)
    case .export:
      let prompt = PathPrompt(users: menu.users, editor: LineEditor(model.exportPath))
      model.dialogs.append(.path(prompt))
    }
    return []
  }
  if command == .cancel { model.dialogs.removeLast() }
  if command.isMove { model.scrollDialog { $0.move(command, lines: $1, rows: $2) } }
  return []
}

/// Has counted what a change would come to; the answer is a question.
func tally(_ change: BulkChange, _ users: ChosenUsers, _ model: inout Model) -> [Effect] {
  model.begin(.tally(change, users))
}

/// Asks whether to make a change, with what it comes to.
func ask(about tally: BulkTally, _ model: inout Model) -> [Effect] {
  let texts = model.texts
  guard tally.unchanged < tally.users.count else {
    let effects = typeAhead(&model)
    if tally.users.isEmpty {
      model.say(texts(.failNoSuchRecord), isError: true)
    } else {
      model.mention(texts.unchanged(tally))
    }
    return effects
  }
  let hidden = model.list.hiddenMarks
  let told = hidden == 0 ? [] : [texts.counted(.askHiddenOne, .askHidden, hidden)]
  model.ask(
    texts.question(tally, model.dialogRoom) + told, tally.change == .delete ? .answerDelete : .answerChange,
    .answerKeep,
    .work(.change(tally.change, tally.users)), at: 0)
  return typeAhead(&model)
}

/// Has those counted anew whom a question is about: somebody else may have changed or deleted some of them. One count is
/// made at a time.
func recount(_ model: inout Model) -> [Effect] {
  guard let asked = model.bulkQuestion, asked.question.counting == nil, let seq = model.snapshot?.seq else { return [] }
  var question = asked.question
  question.counting = seq
  model.dialogs[asked.place] = .question(question)
  return [.recount(asked.change, asked.users, seq: seq)]
}

/// Asks with the new counts, if it still asks; and once more if the store has changed since.
func takeRecount(_ tally: BulkTally, seq: Int, _ model: inout Model) -> [Effect] {
  guard let asked = model.bulkQuestion, asked.question.counting == seq else { return [] }
  model.dialogs.remove(at: asked.place)
  let effects = ask(about: tally, &model)
  return model.snapshot?.seq == seq ? effects : effects + recount(&model)
}

extension Model {
  /// The question whether to change many users, and what it would change.
  fileprivate var bulkQuestion: (place: Int, question: Question, change: BulkChange, users: [PrimaryKey])? {
    for (place, dialog) in dialogs.enumerated() {
      if case .question(let question) = dialog, case .work(.change(let change, let users)) = question.action {
        return (place, question, change, users)
      }
    }
    return nil
  }
}

// MARK: Waiting

/// What a key does once it is shown that the store is at something: what makes sense meanwhile.
func updateWork(_ command: KeyMap.Command?, _ model: inout Model) -> [Effect] {
  switch command {
  case .cancel:
    model.work?.isCancelling = true
    return [.cancel]
  case .quit:
    let texts = model.texts
    model.ask([texts(.askQuit), texts(.askQuitWork)], .answerQuit, .answerStay, .effects([.cancel, .quit]))
    return []
  case let command?: return command.isMove ? move(command, in: model.focus, &model) : []
  case nil: return []
  }
}

/// Shows how far it is. What was typed until then is taken as if it had been shown already: the rest is dropped.
func show(_ progress: BatchProgress, _ model: inout Model) -> [Effect] {
  let isFirst = model.work?.progress == nil
  model.work = Work(progress: progress, isCancelling: model.work?.isCancelling ?? false)
  return isFirst ? typeAhead(&model) : []
}

/// Tells what came of it, once the keys are done that were typed meanwhile: each takes away what is said.
func finish(_ done: Done, _ model: inout Model) -> [Effect] {
  model.work = nil
  // What was typed meanwhile is about who was under the cursor then.
  if model.typedAhead.isEmpty { model.goToChanged() }
  model.beforeStep = nil
  let effects = typeAhead(&model)
  model.mention(model.texts.sentence(done))
  return effects
}

extension Model {
  /// Asks the store for something that may take its time.
  mutating func begin(_ effect: Effect) -> [Effect] {
    work = Work()
    beforeStep = effect == .undo || effect == .redo ? snapshot : nil
    return [effect]
  }

  /// Goes to the first of those in the list whom a step has changed, unless one of them is under the cursor.
  fileprivate mutating func goToChanged() {
    guard let beforeStep, let snapshot, snapshot.changeCount(since: beforeStep) <= UserIndex.few,
      let changed = snapshot.userSlots(changedSince: beforeStep), !(list.slot.map(changed.contains) ?? false)
    else { return }
    let row = (0..<shownCount).first { changed.contains(list.slot(at: $0, in: snapshot)) }
    if let row { changeList { $0.move(to: row, in: $1.snapshot, visible: $1.visible) } }
  }
}
