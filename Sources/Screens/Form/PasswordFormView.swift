import Users

/// Draws the two fields of a new password in the middle of the screen, and what Django thinks of it; a dot stands for
/// each character.
func drawPasswordForm(_ form: PasswordForm, _ model: Model, isActive: Bool, on frame: inout Frame) {
  let texts = model.texts
  let rect = model.layout.password
  frame.fill(rect, style: .plain)
  let title = [texts(.formPassword), form.draft.texts[.username] ?? ""].filter { !$0.isEmpty }
  frame.box(rect, title: title.joined(separator: " · "), style: .borderFocused)
  let inside = rect.padded
  let labelWidth = texts.labelWidth(of: .fieldNewPassword, .fieldPasswordAgain, .fieldStrength)
  let x = inside.x + labelWidth
  let width = inside.width - labelWidth
  for (field, y) in zip(PasswordForm.Field.allCases, inside.rows) {
    let isFocused = form.focus == field
    frame.write(texts(field.label), x: inside.x, y: y, width: labelWidth - 1, style: isFocused ? .title : .plain)
    let view = form.editor(field).view(width: width)
    frame.write(view.glyphs, x: x, y: y, style: isFocused ? .inputFocused : .input)
    if isFocused, isActive { frame.cursor = Position(x: x + view.cursorColumn, y: y) }
  }
  let strengthRow = inside.y + PasswordForm.Field.allCases.count
  frame.write(texts(.fieldStrength), x: inside.x, y: strengthRow, width: labelWidth - 1)
  if !form.editor(.password).text.isEmpty {
    frame.write(texts(form.strength.word), x: x, y: strengthRow, width: width, style: form.strength.style)
  }
  // The last rows, so that an empty one stands before them where there is room.
  let (sentences, style) = messages(of: form, texts)
  let lines = sentences.flatMap { $0.wrapped(to: inside.width) }
  let rows = inside.rows.dropFirst(strengthRow + 1 - inside.y).suffix(Layout.passwordMessages)
  for (y, line) in zip(rows, lines) { frame.write(line, x: inside.x, y: y, width: inside.width, style: style) }
}

/// What is to be said of the password: how far it is, or what it may not be, or what is wrong with it.
private func messages(of form: PasswordForm, _ texts: Catalogue) -> ([String], Style) {
  if form.awaited != nil { return ([texts(.formHashing, ["key": KeyMap.password.keyName(for: .leave)])], .dim) }
  if form.isEmpty, !form.isTried { return ([texts(.passwordRules)], .dim) }
  return (form.problems.map(texts.sentence) + (form.differs ? [texts(.problemPasswordsDiffer)] : []), .error)
}

extension PasswordForm.Field {
  fileprivate var label: Phrase {
    switch self {
    case .password: .fieldNewPassword
    case .again: .fieldPasswordAgain
    }
  }
}

extension PasswordStrength {
  fileprivate var word: Phrase {
    switch self {
    case .weak: .strengthWeak
    case .fair: .strengthFair
    case .strong: .strengthStrong
    }
  }

  fileprivate var style: Style {
    switch self {
    case .weak: .warning
    case .fair: .plain
    case .strong: .success
    }
  }
}
