/// Draws an event over everything between the title and the last line.
func drawEvent(_ screen: EventScreen, _ model: Model, on frame: inout Frame) {
  let lines = model.eventLines.lines(of: screen.step)
  let scrolling = screen.step.scrolling
  let shown = scrolling.shown(lines: lines.count, rows: model.layout.help.padded.height)
  let inside = frame.dialog(
    in: model.layout.help, title: model.texts(.paneEvent, ["seq": "\(screen.step.entry.seq)"]),
    note: model.texts.place(of: shown, in: lines.count))
  for (row, y) in zip(shown, inside.rows) {
    frame.write(lines[row], in: inside, y: y, isUnderCursor: row == scrolling.row(lines: lines.count))
    frame.target(.line(row: row), in: inside.row(y - inside.y))
  }
}
