import JSONStore

/// Types pasted text where text is typed now; anywhere else it does nothing, and never presses keys.
func paste(_ text: String, _ model: inout Model) {
  guard !model.isTooSmall else { return }
  if let work = model.work {
    if work.progress == nil { model.typedAhead.append(.pasted(text)) }
    return
  }
  switch model.dialogs.last {
  case .form(let form) where form.isSaving: model.typedAhead.append(.pasted(text))
  case .form(let form): paste(text, into: form, &model)
  case .password(let form) where form.awaited != nil: model.typedAhead.append(.pasted(text))
  case .password(var form):
    form.edit { $0.insert(text.replacingControls(with: nil)) }
    model.replaceLastDialog(with: .password(form))
  case .filter(let prompt): model.editFilter(prompt) { $0.editor.insert(text.replacingControls(with: " ")) }
  case .prompt(let prompt): edit(prompt, &model) { $0.insert(text.replacingControls(with: " ")) }
  case .commands(var list):
    list.edit { $0.insert(text.replacingControls(with: " ")) }
    model.replaceLastDialog(with: .commands(list))
  case .path(var prompt):
    prompt.editor.insert(text.replacingControls(with: " "))
    model.replaceLastDialog(with: .path(prompt))
  case .question, .event, .columns, .actions, nil: break
  }
}

/// Line ends and control characters become spaces.
private func paste(_ text: String, into form: UserForm, _ model: inout Model) {
  guard let snapshot = model.snapshot else { return }
  var form = form
  form.failure = nil
  form.edit(in: snapshot) { $0.insert(text.replacingControls(with: " ")) }
  model.replaceLastDialog(with: .form(form))
}

extension String {
  /// With something else, or nothing, in place of control characters and the ends of lines.
  ///
  /// Nothing is right for a password: the line end that a password manager copies along is left out by browsers too, and
  /// nobody would see a space.
  fileprivate func replacingControls(with replacement: Unicode.Scalar?) -> String {
    var result = UnicodeScalarView()
    for scalar in unicodeScalars {
      if let kept = scalar.isControlOrLineEnd ? replacement : scalar { result.append(kept) }
    }
    return String(result)
  }
}

extension Unicode.Scalar {
  fileprivate var isControlOrLineEnd: Bool {
    [.control, .lineSeparator, .paragraphSeparator].contains(properties.generalCategory)
  }
}
