/// What a key does in a question.
func answer(_ question: Question, _ command: KeyMap.Command?, _ model: inout Model) -> [Effect] {
  let action: Question.Action?
  switch command {
  case .confirm: action = question.action
  case .alternative where question.alternative != nil: action = question.alternative
  case .cancel: action = nil
  default: return []
  }
  model.dialogs.removeLast()
  switch action {
  case nil: return typeAhead(&model)
  case .effects(let effects): return effects
  case .work(let effect): return model.begin(effect)
  case .saveForm: return saveForm(&model)
  case .leaveForm:
    model.dialogs.removeLast()
    return []
  }
}

extension Model {
  /// Asks over all dialogs, or at a place among them: who is being asked whether to quit answers that, and not what has
  /// come up meanwhile.
  mutating func ask(
    _ lines: [String], _ yes: Phrase, _ no: Phrase, _ action: Question.Action, or other: Phrase? = nil,
    _ alternative: Question.Action? = nil, at place: Int? = nil
  ) {
    dialogs.insert(
      .question(Question(lines: lines, yes: yes, no: no, action: action, other: other, alternative: alternative)),
      at: place ?? dialogs.count)
  }
}
