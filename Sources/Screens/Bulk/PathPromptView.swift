import Users

/// Draws the field for the path of an export.
func drawPathPrompt(_ prompt: PathPrompt, _ model: Model, on frame: inout Frame) {
  let title = model.texts.told(.titleExportOne, .titleExport, prompt.users.count, prompt.users.username)
  let label = model.texts(.promptFile)
  let inside = frame.dialog(title: title, width: frame.width - 8, height: 1)
  InputField(
    place: .only, label: label, labelWidth: Glyphs.width(of: label) + 2, content: .text(prompt.editor)
  ).draw(in: inside, on: &frame)
}
