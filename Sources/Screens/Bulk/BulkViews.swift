import JSONStore
import Users

/// Draws the menu of what can be done with the chosen users.
func drawActions(_ menu: ActionMenu, _ model: Model, on frame: inout Frame) {
  let title = model.texts.told(.titleActionsOne, .titleActions, menu.users.count, menu.users.username)
  let width = ActionMenu.actions.map { 4 + Glyphs.width(of: model.texts($0.help)) }.max() ?? 0
  let inside = frame.dialog(title: title, width: width, height: ActionMenu.actions.count)
  let first = max(0, min(menu.row - inside.height / 2, ActionMenu.actions.count - inside.height))
  for (y, place) in zip(inside.rows, ActionMenu.actions.indices.dropFirst(first)) {
    let binding = ActionMenu.actions[place]
    let line = Rect(x: inside.x, y: y, width: inside.width, height: 1)
    frame.write(place == menu.row ? "▸" : " ", x: line.x, y: y)
    frame.write(binding.keys.first?.name ?? "", x: line.x + 1, y: y, style: .key)
    frame.write(model.texts(binding.help), x: line.x + 4, y: y, width: line.width - 4)
    if let key = binding.keys.first { frame.target(.key(key), in: line) }
    if place == menu.row { frame.select(line) }
  }
}

/// Draws the field for the path of an export, with the real cursor in it.
func drawPathPrompt(_ prompt: PathPrompt, _ model: Model, on frame: inout Frame) {
  let title = model.texts.told(.titleExportOne, .titleExport, prompt.users.count, prompt.users.username)
  let label = model.texts(.promptFile)
  let labelWidth = Glyphs.width(of: label) + 2
  let inside = frame.dialog(title: title, width: frame.width - 8, height: 1)
  frame.write(label, x: inside.x, y: inside.y, style: .title)
  let view = prompt.editor.view(width: inside.width - labelWidth)
  frame.write(view.glyphs, x: inside.x + labelWidth, y: inside.y, style: .inputFocused)
  frame.cursor = Position(x: inside.x + labelWidth + view.cursorColumn, y: inside.y)
}

/// Draws how far the store is with something that takes its time.
func drawWork(_ work: Work, _ model: Model, on frame: inout Frame) {
  guard let progress = work.progress else { return }
  let texts = model.texts
  let lines: [String]
  let width = min(frame.width - 8, 48)
  switch progress {
  case .preparing(let done, let count):
    let filled = count == 0 ? 0 : done * width / count
    let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: width - filled)
    let values = ["done": Catalogue.grouped(done), "count": Catalogue.grouped(count)]
    lines = [bar, work.isCancelling ? texts(.workCancelling) : texts(.workPreparing, values)]
  case .writing: lines = texts(.workWriting).wrapped(to: width)
  }
  let inside = frame.dialog(title: texts(.titleWork), width: width, height: lines.count)
  for (y, line) in zip(inside.rows, lines) { frame.write(line, x: inside.x, y: y, width: inside.width) }
}

extension Frame {
  /// Clears a box in the middle of the screen; all that lies under it is out of reach.
  ///
  /// - Returns: what it leaves free, so wide and high where there is room.
  fileprivate mutating func dialog(title: String, width: Int, height: Int) -> Rect {
    let width = min(max(width, Glyphs.width(of: title) + 2) + 4, self.width - 2)
    let height = min(height + 2, self.height)
    let rect = Rect(x: (self.width - width) / 2, y: (self.height - height) / 2, width: width, height: height)
    cover(bounds)
    fill(rect, style: .plain)
    box(rect, title: title, style: .borderFocused)
    cursor = nil
    return rect.padded
  }
}
