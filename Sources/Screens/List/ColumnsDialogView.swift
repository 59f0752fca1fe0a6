/// Draws the dialog at the right, so that the list behind it is seen.
func drawColumns(_ dialog: ColumnsDialog, _ model: Model, on frame: inout Frame) {
  let texts = model.texts
  let columns = model.list.columns
  let shown = model.shownColumns.map(\.column)
  let noRoom = " · " + texts(.columnNoRoom)
  let lines = columns.order.map { column in
    let sign = columns.hidden.contains(column) ? "[ ]" : "[x]"
    let isMissing = !columns.hidden.contains(column) && !shown.contains(column)
    return (text: "\(sign) \(texts(column.label))", isMissing: isMissing, sort: model.list.sortSign(of: column))
  }
  // As wide as with all that may be said, so that it stands still.
  let textWidth = (lines.map { Glyphs.width(of: $0.text) }.max() ?? 0) + Glyphs.width(of: noRoom)
  let inside = frame.dialog(
    title: texts(.paneColumns), width: textWidth + 4, height: min(lines.count, model.layout.columnRows),
    at: .right(y: model.layout.help.y + 1))
  for (line, row) in zip(inside.lines, dialog.scrolling.shown(lines: lines.count, rows: inside.height)) {
    let end = frame.write(lines[row].text, x: line.x, y: line.y, width: line.width - 3)
    if lines[row].isMissing {
      frame.write(noRoom, x: end, y: line.y, width: line.x + line.width - 3 - end, style: .dim)
    }
    frame.write(lines[row].sort, x: line.x, y: line.y, width: line.width, style: .title, alignment: .right)
    let whole = Rect(x: line.x - 1, y: line.y, width: line.width + 2, height: 1)
    frame.target(.line(row: row), in: whole)
    guard row == dialog.scrolling.row else { continue }
    frame.write("▸", x: whole.x, y: whole.y)
    frame.select(whole)
  }
}
