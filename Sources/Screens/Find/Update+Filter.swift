/// What a key does while a filter is typed.
func updateFilterPrompt(
  _ prompt: FilterPrompt, _ key: Key, _ command: KeyMap.Command?, _ model: inout Model
) -> [Effect] {
  switch command {
  case .confirm: model.keepFilter()
  case .cancel:
    model.dialogs.removeLast()
    model.filter(prompt.pane, by: prompt.before)
    if prompt.pane == .list { model.changeList { $0.goBack(in: $1.snapshot, visible: $1.visible) } }
  case .up, .down, .pageUp, .pageDown: return command.map { move($0, in: prompt.pane, &model) } ?? []
  case .complete, .completeBack:
    let offers = model.offers(for: prompt)
    model.editFilter(prompt) { $0.choose(command == .complete ? 1 : -1, of: offers) }
  default: model.editFilter(prompt) { $0.press(key, command) }
  }
  return []
}

extension Model {
  /// Opens the line in which a pane's filter is typed.
  mutating func openFilterPrompt(for pane: Pane) {
    dialogs.append(.filter(FilterPrompt(pane, filterText(of: pane))))
  }

  /// Changes what is typed, and filters by it.
  mutating func editFilter(_ prompt: FilterPrompt, _ change: (inout FilterPrompt) -> Void) {
    var prompt = prompt
    change(&prompt)
    replaceLastDialog(with: .filter(prompt))
    filter(prompt.pane, by: prompt.editor.text)
  }

  /// Closes the line in which a filter is typed. What is mistyped there filters nothing: kept, all would be taken for
  /// those who pass. Where a name is chosen that a value must follow, the name is taken.
  ///
  /// - Returns: whether no filter is being typed any more.
  @discardableResult
  mutating func keepFilter() -> Bool {
    guard case .filter(let prompt)? = dialogs.last else { return true }
    guard let mistyped = mistypedTerms(in: prompt.pane) else {
      dialogs.removeLast()
      list.settle()
      return true
    }
    if prompt.chosen?.isTerm == false {
      editFilter(prompt) { $0.edit { _ in } }
    } else {
      say(texts(.filterUnknown, ["terms": mistyped]), isError: true)
    }
    return false
  }

  /// What a pane's filter has, but for one word, that is no filter, or is not finished; `nil` if nothing is.
  func mistypedTerms(in pane: Pane, without begun: String? = nil) -> String? {
    let unknown = (pane == .log ? shownLog.filter.unknown : list.filter.unknown).filter { $0 != begun }
    return unknown.isEmpty ? nil : unknown.joined(separator: " ")
  }

  /// What is said where a pane's filter lets nothing pass, in lines of so many columns.
  func emptySentences(_ pane: Pane, _ columns: Int) -> [String] {
    let (sentence, key, misnamed) =
      pane == .log
      ? (Phrase.logNothingPasses, KeyMap.log.keyName(for: .stepBackInLog), shownLog.filter.misnamed)
      : (.emptyFilter, KeyMap.list.keyName(for: .stepBack), list.filter.misnamed)
    let reason = misnamed.isEmpty ? [] : [texts(.filterMisnamed, ["terms": misnamed.joined(separator: " ")])]
    return ([texts(sentence, ["key": key])] + reason).flatMap { $0.wrapped(to: columns) }
  }

  private func filterText(of pane: Pane) -> String { pane == .log ? shownLog.filter.text : list.filter.text }

  mutating func filter(_ pane: Pane, by text: String) {
    guard text != filterText(of: pane) else { return }
    if pane == .log { filterLog(LogFilter(text)) } else { filterList(UserFilter(text)) }
  }

  mutating func filterList(_ filter: UserFilter) {
    endRange()
    changeList { $0.filter(filter, by: $1.index, in: $1.snapshot, visible: $1.visible) }
  }

  /// What the word may become that is being typed.
  func offers(for prompt: FilterPrompt) -> [FilterOffer] {
    guard prompt.pane == .log else {
      return prompt.offers { (offered: UserFilter, rest) in
        index?.counts(of: offered, among: rest, marks: list.marks)
      }
    }
    return prompt.offers(values: logValues(of:isTyped:)) { (offered: LogFilter, rest) in
      shownLog.counts(of: knowingUsers(offered), among: knowingUsers(rest))
    }
  }
}
