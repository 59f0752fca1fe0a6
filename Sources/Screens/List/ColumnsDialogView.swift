/// Draws the dialog at the right, so that the list behind it is seen.
func drawColumns(_ dialog: ColumnsDialog, _ model: Model, on frame: inout Frame) {
  let texts = model.texts
  let columns = model.list.columns
  let lines = columns.order.map { column in
    let sign = columns.hidden.contains(column) ? "[ ]" : "[x]"
    return (text: "\(sign) \(texts(column.label))", sort: model.list.sortSign(of: column))
  }
  let textWidth = lines.map { Glyphs.width(of: $0.text) }.max() ?? 0
  let inside = frame.dialog(
    title: texts(.paneColumns), width: textWidth + 4, height: min(lines.count, model.layout.columnRows),
    at: .right(y: model.layout.help.y + 1))
  for (line, row) in zip(inside.lines, dialog.scrolling.shown(lines: lines.count, rows: inside.height)) {
    frame.write(lines[row].text, x: line.x, y: line.y, width: line.width - 3)
    frame.write(lines[row].sort, x: line.x, y: line.y, width: line.width, style: .title, alignment: .right)
    let whole = Rect(x: line.x - 1, y: line.y, width: line.width + 2, height: 1)
    frame.target(.line(row: row), in: whole)
    guard row == dialog.scrolling.row else { continue }
    frame.write("▸", x: whole.x, y: whole.y)
    frame.select(whole)
  }
}
