import Users

/// Draws the form: a line for each field, a star before one that was changed, its error beside it or below, the real
/// cursor in the field that is typed into.
func drawForm(_ form: UserForm, _ model: Model, in rect: Rect, on frame: inout Frame) {
  let texts = model.texts
  let footer = (form.failure ?? (form.isSaving ? texts(.formSaving) : nil))?.wrapped(to: rect.padded.width) ?? []
  let rows = max(rect.padded.height - footer.count, 1)
  let lines = FormLine.lines(of: form, texts, width: rect.padded.width)
  let focused = lines.firstIndex { $0.field == form.focus } ?? 0
  let top = Scrolling.top(focused - rows / 2, showing: focused, lines: lines.count, rows: rows)
  let shown = top..<min(top + rows, lines.count)
  let inside = frame.dialog(
    in: rect, title: texts(form.pk == nil ? .formAdd : .formEdit), note: texts.place(of: shown, in: lines.count))
  for (row, line) in zip(inside.lines, lines[shown]) { draw(line, of: form, texts, in: row, on: &frame) }
  for (row, sentence) in zip(inside.lines.dropFirst(rows), footer) {
    frame.write(sentence, x: row.x, y: row.y, width: row.width, style: form.failure == nil ? .dim : .error)
  }
}

/// A line of the form: a field, with the error that stands beside it, or an error that has no room there.
private struct FormLine {
  /// `nil` for a line of an error that stands below its field.
  var field: UserField?
  var error: String

  /// The columns of a field whose text does not need more, and the fewest that an error beside it leaves to it.
  static let fieldWidth = (usual: 40, fewest: 20)

  /// The columns in which a field shows all of its text, and the cursor behind it.
  static func columns(of field: UserField, in form: UserForm) -> Int { form.editor(field).map { $0.width + 1 } ?? 0 }

  static func lines(of form: UserForm, _ texts: Catalogue, width: Int) -> [FormLine] {
    UserField.allCases.flatMap { field in
      let error = form.problems[field]?.first.map(texts.sentence) ?? ""
      let room = width - texts.formLabelWidth
      let needed = max(columns(of: field, in: form), fieldWidth.fewest)
      if error.isEmpty || needed + 1 + Glyphs.width(of: error) <= room { return [FormLine(field: field, error: error)] }
      return [FormLine(field: field, error: "")] + error.wrapped(to: room).map { FormLine(field: nil, error: $0) }
    }
  }
}

private func draw(
  _ line: FormLine, of form: UserForm, _ texts: Catalogue, in row: Rect, on frame: inout Frame
) {
  guard let field = line.field else {
    let x = row.x + texts.formLabelWidth
    frame.write(line.error, x: x, y: row.y, width: row.width - texts.formLabelWidth, style: .error)
    return
  }
  let content: InputField.Content =
    if let flag = form.flag(field) {
      .flag(flag)
    } else if let editor = form.editor(field) {
      .text(editor)
    } else {
      .words(texts.password(in: form.draft, since: form.original))
    }
  InputField(
    place: .form(field), label: texts(field.label), labelWidth: texts.formLabelWidth, content: content,
    isFocused: form.focus == field,
    mostColumns: max(FormLine.columns(of: field, in: form), FormLine.fieldWidth.usual), error: line.error
  ).draw(in: row, on: &frame)
  if form.draft.isChanged(field) { frame.write("*", x: row.x - 1, y: row.y, style: .accent) }
}
