/// Draws a list of commands over everything but the title and the last line: what is looked for, and below it what is
/// found.
func drawCommands(_ list: CommandList, _ model: Model, on frame: inout Frame) {
  let texts = model.texts
  let found = list.found(texts)
  let shown = list.scrolling.shown(lines: found.count, rows: model.layout.commandRows)
  let inside = frame.dialog(
    in: model.layout.help, title: texts(list.title), note: texts.place(of: shown, in: found.count))
  let label = texts(.commandsSearch)
  InputField(
    place: .only, label: label, labelWidth: min(Glyphs.width(of: label) + 1, inside.width / 2),
    content: .text(list.query)
  ).draw(in: inside.row(0), on: &frame)
  guard !found.isEmpty else {
    frame.write(texts(.commandsNone), x: inside.x, y: inside.y + 1, width: inside.width, style: .dim)
    return
  }
  let names = list.entries.map { Glyphs.width(of: $0.keyNames) }.max() ?? 0
  let columns = CommandColumns(names: min(names, inside.width / 2))
  for (y, row) in zip((inside.y + 1)..., shown) {
    let line = Rect(x: inside.x - 1, y: y, width: inside.width + 2, height: 1)
    draw(found[row], list.search, model, columns, in: line, isSelected: row == list.row, on: &frame)
    frame.target(.line(row: row), in: line)
  }
}

/// Where the parts of a line stand: the cursor's sign, the keys, the sign of what cannot be done now, the sentence.
private struct CommandColumns {
  let names: Int
  var sign: Int { 1 + names + 1 }
  var sentence: Int { sign + 2 }
}

private func draw(
  _ entry: CommandList.Entry, _ search: Search, _ model: Model, _ columns: CommandColumns, in line: Rect,
  isSelected: Bool, on frame: inout Frame
) {
  let texts = model.texts
  let canDo = model.canDo(entry.binding.command)
  let style: Style = canDo ? .plain : .dim
  if isSelected { frame.write("▸", x: line.x, y: line.y) }
  frame.write(
    entry.keyNames, x: line.x + 1, y: line.y, width: columns.names, style: canDo ? .key : .dim,
    finding: search)
  if !canDo { frame.write("✗", x: line.x + columns.sign, y: line.y, style: .dim) }
  let pane = entry.pane.map { texts($0.title) } ?? ""
  let sentence = line.x + columns.sentence
  let end = line.x + line.width - 1 - (pane.isEmpty ? 0 : Glyphs.width(of: pane) + 2)
  frame.write(entry.sentence(texts), x: sentence, y: line.y, width: end - sentence, style: style, finding: search)
  if end > sentence {
    frame.write(pane, x: end + 2, y: line.y, width: line.x + line.width - 1 - end - 2, style: .dim)
  }
  if isSelected { frame.select(line) }
}

extension Model.Pane {
  /// What the pane is called, where it has a name that does not change with what it shows.
  fileprivate var title: Phrase {
    switch self {
    case .list: .paneUsers
    case .detail: .paneDetail
    case .log: .paneSignals
    }
  }
}
