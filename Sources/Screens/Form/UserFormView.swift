import Users

/// Draws the form: a line for each field, its error beside it, the real cursor in the field that is typed into.
func drawForm(_ form: UserForm, _ model: Model, in rect: Rect, isActive: Bool, on frame: inout Frame) {
  let texts = model.texts
  frame.fill(rect, style: .plain)
  frame.box(rect, title: texts(form.pk == nil ? .formAdd : .formEdit), style: .borderFocused)
  let inside = Rect(x: rect.x + 2, y: rect.y + 1, width: rect.width - 4, height: rect.height - 2)
  let fields = UserField.allCases
  let footer = form.failure ?? (form.isSaving ? texts(.formSaving) : nil)
  let rows = max(inside.height - (footer == nil ? 0 : 1), 1)
  let focused = fields.firstIndex(of: form.focus) ?? 0
  let top = max(0, min(focused - rows / 2, fields.count - rows))
  for (offset, field) in fields[top...].prefix(rows).enumerated() {
    let line = Rect(x: inside.x, y: inside.y + offset, width: inside.width, height: 1)
    draw(field, of: form, texts, line, isActive: isActive, on: &frame)
  }
  if let footer {
    let style: Style = form.failure == nil ? .dim : .error
    frame.write(footer, x: inside.x, y: inside.y + inside.height - 1, width: inside.width, style: style)
  }
}

private func draw(
  _ field: UserField, of form: UserForm, _ texts: Catalogue, _ line: Rect, isActive: Bool, on frame: inout Frame
) {
  let isFocused = form.focus == field
  let problems = form.problems[field] ?? []
  let labelWidth = texts.formLabelWidth
  frame.write(
    texts(field.label), x: line.x, y: line.y, width: labelWidth - 1, style: isFocused ? .title : .plain)
  let x = line.x + labelWidth
  // The error takes what it needs, the field at least a third of the room.
  let room = line.width - labelWidth
  let sentence = problems.first.map(texts.sentence) ?? ""
  let width = max(room / 3, min(room - Glyphs.width(of: sentence) - 2, 40))
  if let flag = form.flag(field) {
    frame.write(flag ? "[x]" : "[ ]", x: x, y: line.y, style: isFocused ? .inputFocused : .input)
    if isFocused, isActive { frame.cursor = Position(x: x + 1, y: line.y) }
  } else if let editor = form.editor(field) {
    let view = editor.view(width: width)
    frame.fill(Rect(x: x, y: line.y, width: width, height: 1), style: isFocused ? .inputFocused : .input)
    frame.write(view.glyphs, x: x, y: line.y, style: isFocused ? .inputFocused : .input)
    if isFocused, isActive { frame.cursor = Position(x: x + view.cursorColumn, y: line.y) }
  }
  frame.write(sentence, x: x + width + 1, y: line.y, width: max(room - width - 1, 0), style: .error)
}
