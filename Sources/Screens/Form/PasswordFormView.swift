import Users

/// Draws the two fields of a new password in the middle of the screen, and what Django thinks of it.
func drawPasswordForm(_ form: PasswordForm, _ model: Model, on frame: inout Frame) {
  let texts = model.texts
  let title = [texts(.formPassword), form.draft.texts[.username] ?? ""].filter { !$0.isEmpty }
  let inside = frame.dialog(
    title: title.joined(separator: " · "), width: size.width, height: min(size.height, model.layout.menuRows))
  let labelWidth = texts.labelWidth(of: .fieldNewPassword, .fieldPasswordAgain, .fieldStrength)
  for (row, field) in zip(inside.lines, PasswordForm.Field.allCases) {
    InputField(
      place: .password(field), label: texts(field.label), labelWidth: labelWidth, content: .text(form.editor(field)),
      isFocused: form.focus == field
    ).draw(in: row, on: &frame)
  }
  let strength = inside.row(PasswordForm.Field.allCases.count)
  frame.write(texts(.fieldStrength), x: strength.x, y: strength.y, width: labelWidth - 1)
  if !form.editor(.password).text.isEmpty {
    frame.write(
      texts(form.strength.word), x: strength.x + labelWidth, y: strength.y, width: strength.width - labelWidth,
      style: form.strength.style)
  }
  // The last rows, so that an empty one stands before them where there is room.
  let (sentences, style) = messages(of: form, texts)
  let lines = sentences.flatMap { $0.wrapped(to: inside.width) }
  let rows = inside.rows.drop { $0 <= strength.y }.suffix(mostMessages)
  for (y, line) in zip(rows, lines) { frame.write(line, x: inside.x, y: y, width: inside.width, style: style) }
}

/// What the box leaves free.
private let size = (width: 60, height: 8)
/// The most lines that are said of a new password.
private let mostMessages = 4

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
