/// Draws a question in the middle of the screen.
func drawQuestion(_ question: Question, _ model: Model, on frame: inout Frame) {
  let keys = "y \(model.texts(question.yes))   n \(model.texts(question.no))"
  let lines = question.lines + ["", keys]
  let width = min((lines.map { Glyphs.width(of: $0) }.max() ?? 0) + 4, frame.width - 2)
  let height = min(lines.count + 2, frame.height)
  let rect = Rect(x: (frame.width - width) / 2, y: (frame.height - height) / 2, width: width, height: height)
  frame.fill(rect, style: .plain)
  frame.box(rect, style: .warning)
  for (offset, line) in lines.enumerated() where offset < height - 2 {
    frame.write(
      line, x: rect.x + 2, y: rect.y + 1 + offset, width: width - 4,
      style: offset == 0 ? .title : offset == lines.count - 1 ? .key : .plain)
  }
  frame.cursor = nil
}

/// Draws the keys and what they do, over everything but the hint line.
func drawHelp(_ help: HelpScreen, _ model: Model, on frame: inout Frame) {
  let rect = Rect(x: 0, y: 1, width: frame.width, height: max(frame.height - 2, 0))
  frame.fill(rect, style: .plain)
  frame.box(rect, title: model.texts(.paneHelp), style: .borderFocused)
  let keyWidth = min((help.keyMap.bindings.map { Glyphs.width(of: $0.keyNames) }.max() ?? 0) + 2, rect.width / 2)
  for (offset, binding) in help.keyMap.bindings.dropFirst(help.top).prefix(max(rect.height - 2, 0)).enumerated() {
    let y = rect.y + 1 + offset
    frame.write(binding.keyNames, x: rect.x + 2, y: y, width: keyWidth - 1, style: .key)
    frame.write(
      model.texts(binding.help), x: rect.x + 2 + keyWidth, y: y, width: max(rect.width - keyWidth - 4, 0))
  }
  frame.cursor = nil
}

extension KeyMap.Binding {
  /// All keys, for the help.
  var keyNames: String { keys.map(\.name).joined(separator: "  ") }
}
