/// Draws a question in the middle of the screen.
func drawQuestion(_ question: Question, _ model: Model, on frame: inout Frame) {
  let answers = [(KeyMap.Command.confirm, question.yes), (.cancel, question.no)].map { command, answer in
    "\(KeyMap.question.keyName(for: command)) \(model.texts(answer))"
  }
  let edges = 4
  let asked = question.lines.map { $0.wrapped(to: frame.width - 2 - edges) }
  let lines =
    asked.enumerated().flatMap { index, lines in lines.map { ($0, index == 0 ? Style.title : .plain) } }
    + [("", .plain), (answers.joined(separator: "   "), .key)]
  let width = min((lines.map { Glyphs.width(of: $0.0) }.max() ?? 0) + edges, frame.width - 2)
  let height = min(lines.count + 2, frame.height)
  let rect = Rect(x: (frame.width - width) / 2, y: (frame.height - height) / 2, width: width, height: height)
  frame.fill(rect, style: .plain)
  frame.box(rect, style: .warning)
  for (y, (line, style)) in zip(rect.padded.rows, lines) {
    frame.write(line, x: rect.padded.x, y: y, width: rect.padded.width, style: style)
  }
  frame.cursor = nil
}

/// Draws the keys and what they do, over everything but the title and the last line.
func drawHelp(_ help: HelpScreen, _ model: Model, on frame: inout Frame) {
  let rect = model.layout.help
  frame.fill(rect, style: .plain)
  frame.box(rect, title: model.texts(.paneHelp), style: .borderFocused)
  let bindings = help.keyMap.bindings
  let inside = rect.padded
  let keyWidth = min((bindings.map { Glyphs.width(of: $0.keyNames) }.max() ?? 0) + 2, inside.width / 2)
  let top = help.scrolling.top(lines: bindings.count, rows: inside.height)
  for (y, binding) in zip(inside.rows, bindings.dropFirst(top)) {
    frame.write(binding.keyNames, x: inside.x, y: y, width: keyWidth - 1, style: .key)
    frame.write(model.texts(binding.help), x: inside.x + keyWidth, y: y, width: inside.width - keyWidth)
  }
  frame.cursor = nil
}

extension KeyMap {
  /// The first of the keys for a command, as it is printed on keyboards.
  func keyName(for command: Command) -> String {
    bindings.first { $0.command == command }?.keys.first?.name ?? ""
  }
}

extension KeyMap.Binding {
  /// All keys, for the help; of a row of them the first and the last.
  var keyNames: String {
    guard keys.count > 5, let first = keys.first, let last = keys.last else {
      return keys.map(\.name).joined(separator: "  ")
    }
    return "\(first.name) … \(last.name)"
  }
}
