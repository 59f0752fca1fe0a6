/// A line that is typed into, in place of the last line.
struct Prompt: Sendable {
  /// What stands before the text.
  let label: String
  var editor: LineEditor

  init(_ label: String, _ text: String = "") {
    self.label = label
    editor = LineEditor(text)
  }
}

/// Draws a prompt into the last line, with the real cursor in it: input methods write there.
func drawPrompt(_ prompt: Prompt, _ model: Model, on frame: inout Frame) {
  let y = frame.height - 1
  let x = frame.write(prompt.label, x: 1, y: y, style: .key)
  let view = prompt.editor.view(width: frame.width - 1 - x)
  frame.write(view.glyphs, x: x, y: y, style: .inputFocused)
  frame.cursor = Position(x: x + view.cursorColumn, y: y)
}
