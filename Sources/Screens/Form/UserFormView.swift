import Users

/// Draws the form: a line for each field, a star before one that was changed, its error beside it or below, the real
/// cursor in the field that is typed into.
func drawForm(_ form: UserForm, _ model: Model, in rect: Rect, isActive: Bool, on frame: inout Frame) {
  let texts = model.texts
  let inside = rect.padded
  let footer = (form.failure ?? (form.isSaving ? texts(.formSaving) : nil))?.wrapped(to: inside.width) ?? []
  let rows = max(inside.height - footer.count, 1)
  let lines = FormLine.lines(of: form, texts, width: inside.width)
  let changed = form.changedFields
  let focused = lines.firstIndex { $0.field == form.focus } ?? 0
  let top = max(0, min(focused - rows / 2, lines.count - rows))
  frame.fill(rect, style: .plain)
  frame.box(
    rect, title: texts(form.pk == nil ? .formAdd : .formEdit),
    note: lines.count > rows ? "\(top + 1)–\(top + rows) / \(lines.count)" : "", style: .borderFocused)
  for (offset, line) in lines[top...].prefix(rows).enumerated() {
    draw(line, of: form, changed, texts, in: inside.row(offset), isActive: isActive, on: &frame)
  }
  let style: Style = form.failure == nil ? .dim : .error
  for (offset, sentence) in footer.enumerated().prefix(inside.height - rows) {
    frame.write(sentence, x: inside.x, y: inside.y + rows + offset, width: inside.width, style: style)
  }
}

/// A line of the form: a field, with the error that stands beside it, or an error that has no room there.
private struct FormLine {
  /// `nil` for a line of an error that stands below its field.
  var field: UserField?
  var error: String

  /// The most columns that a field takes, and the fewest that an error beside it leaves to it.
  static let fieldWidth = (most: 40, fewest: 20)

  static func lines(of form: UserForm, _ texts: Catalogue, width: Int) -> [FormLine] {
    UserField.allCases.flatMap { field in
      let error = form.problems[field]?.first.map(texts.sentence) ?? ""
      let room = width - texts.formLabelWidth
      if fieldWidth.fewest + 1 + Glyphs.width(of: error) <= room { return [FormLine(field: field, error: error)] }
      return [FormLine(field: field, error: "")] + error.wrapped(to: room).map { FormLine(field: nil, error: $0) }
    }
  }
}

private func draw(
  _ line: FormLine, of form: UserForm, _ changed: Set<UserField>, _ texts: Catalogue, in row: Rect, isActive: Bool,
  on frame: inout Frame
) {
  let x = row.x + texts.formLabelWidth
  let room = row.width - texts.formLabelWidth
  guard let field = line.field else {
    frame.write(line.error, x: x, y: row.y, width: room, style: .error)
    return
  }
  let isFocused = form.focus == field
  let style: Style = isFocused ? .inputFocused : .input
  frame.write(
    texts(field.label), x: row.x, y: row.y, width: texts.formLabelWidth - 1, style: isFocused ? .title : .plain)
  if changed.contains(field) { frame.write("*", x: row.x - 1, y: row.y, style: .accent) }
  let width = min(room - (line.error.isEmpty ? 0 : Glyphs.width(of: line.error) + 1), FormLine.fieldWidth.most)
  var cursor = 0
  frame.target(.field(field), in: row)
  if let flag = form.flag(field) {
    let end = frame.write(flag ? "[x]" : "[ ]", x: x, y: row.y, style: style)
    frame.target(.flag(field), in: Rect(x: x, y: row.y, width: end - x, height: 1))
    cursor = 1
  } else if let editor = form.editor(field) {
    let view = editor.view(width: width)
    frame.write(view.glyphs, x: x, y: row.y, style: style)
    cursor = view.cursorColumn
  } else {
    frame.write(texts.password(in: form.draft, since: form.original), x: x, y: row.y, width: width, style: style)
  }
  if isFocused, isActive { frame.cursor = Position(x: x + cursor, y: row.y) }
  frame.write(line.error, x: x + width + 1, y: row.y, width: room - width - 1, style: .error)
}

extension Rect {
  fileprivate func row(_ offset: Int) -> Rect { Rect(x: x, y: y + offset, width: width, height: 1) }
}
