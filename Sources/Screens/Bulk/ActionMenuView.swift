import Users

/// Draws the menu of what can be done with the chosen users.
func drawActions(_ menu: ActionMenu, _ model: Model, on frame: inout Frame) {
  let actions = ActionMenu.actions
  let title = model.texts.told(.titleActionsOne, .titleActions, menu.users.count, menu.users.username)
  let width = actions.map { 5 + Glyphs.width(of: model.texts($0.help)) }.max() ?? 0
  let inside = frame.dialog(title: title, width: width, height: min(actions.count, model.layout.menuRows))
  for (line, row) in zip(inside.lines, menu.scrolling.shown(lines: actions.count, rows: inside.height)) {
    let isSelected = row == menu.scrolling.row
    frame.write(isSelected ? "▸" : " ", x: line.x, y: line.y)
    let canDo = model.canDo(actions[row].command)
    frame.write(actions[row].keys.first?.name ?? "", x: line.x + 1, y: line.y, style: canDo ? .key : .dim)
    if !canDo { frame.write("✗", x: line.x + 3, y: line.y, style: .dim) }
    frame.write(
      model.texts(actions[row].help), x: line.x + 5, y: line.y, width: line.width - 5, style: canDo ? .plain : .dim)
    frame.target(.line(row: row), in: line)
    if isSelected { frame.select(line) }
  }
}
