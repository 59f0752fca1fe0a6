/// What can be done with the uppermost dialog, whichever it is.
extension Model {
  /// The most columns that a dialog's sentences get.
  var dialogRoom: Int { Frame.dialogRoom(on: width) }

  /// Whether keys have to wait for what was asked for: a form's save, a password's hash, the store's work.
  var isWaiting: Bool {
    switch dialogs.last {
    // Whether to quit meanwhile is asked of who waits.
    case .question: false
    case _ where work != nil: true
    case .form(let form): form.isSaving
    case .password(let form): form.awaited != nil
    default: false
    }
  }

  /// Types into the field that has the keyboard, or moves in it; nothing where there is none.
  mutating func edit(_ change: (inout LineEditor) -> Void) {
    switch dialogs.last {
    case .form(var form):
      guard let snapshot else { return }
      form.failure = nil
      form.edit(in: snapshot, change)
      replaceLastDialog(with: .form(form))
    case .password(var form):
      form.edit(change)
      replaceLastDialog(with: .password(form))
    case .filter(let prompt): editFilter(prompt) { $0.edit(change) }
    case .commands(var list):
      list.edit(change)
      replaceLastDialog(with: .commands(list))
    case .path(var prompt):
      change(&prompt.editor)
      replaceLastDialog(with: .path(prompt))
    case .question, .event, .columns, .actions, nil: break
    }
  }

  /// Gives a field the keyboard.
  ///
  /// - Returns: whether it has it.
  @discardableResult
  mutating func focus(_ place: InputField.Place) -> Bool {
    guard !isWaiting else { return false }
    switch (place, dialogs.last) {
    case (.form(let field), .form(var form)?):
      guard let snapshot else { return false }
      form.failure = nil
      form.move(to: field, in: snapshot)
      replaceLastDialog(with: .form(form))
    case (.password(let field), .password(var form)?):
      form.move(to: field)
      replaceLastDialog(with: .password(form))
    case (.only, _): break
    default: return false
    }
    return true
  }

  /// Moves in the list that the dialog is, of so many lines in so many rows; nothing where it is none.
  mutating func scrollDialog(_ change: (inout Scrolling, _ lines: Int, _ rows: Int) -> Void) {
    switch dialogs.last {
    case .commands(var commands):
      change(&commands.scrolling, commands.found(texts).count, layout.commandRows)
      replaceLastDialog(with: .commands(commands))
    case .event(var screen):
      change(&screen.step.scrolling, eventLines.lines(of: screen.step).count, layout.help.padded.height)
      replaceLastDialog(with: .event(screen))
    case .columns(var dialog):
      change(&dialog.scrolling, list.columns.order.count, layout.columnRows)
      replaceLastDialog(with: .columns(dialog))
    case .actions(var menu):
      change(&menu.scrolling, ActionMenu.actions.count, layout.menuRows)
      replaceLastDialog(with: .actions(menu))
    case .form, .password, .question, .filter, .path, nil: break
    }
  }
}
