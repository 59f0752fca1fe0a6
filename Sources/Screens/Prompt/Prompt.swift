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
