/// Draws the line in which a filter is typed into the last line of the screen, and above it what is offered.
func drawFilterPrompt(_ prompt: FilterPrompt, _ model: Model, on frame: inout Frame) {
  let y = frame.height - 1
  frame.prompt("/", prompt.editor)
  let unknown = model.list.filter.unknown
  guard !prompt.completions.isEmpty || !unknown.isEmpty else { return }
  frame.fill(Rect(x: 0, y: y - 1, width: frame.width, height: 1), style: .plain)
  guard !prompt.completions.isEmpty else {
    let sentence = model.texts(.filterUnknown, ["terms": unknown.joined(separator: " ")])
    frame.write(sentence, x: 1, y: y - 1, width: frame.width - 2, style: .warning)
    return
  }
  var place = frame.write(KeyMap.filter.keyName(for: .complete), x: 1, y: y - 1, style: .key) + 1
  for completion in prompt.completions {
    let count = completion.count.map { " \(Catalogue.grouped($0))" } ?? ""
    guard place + Glyphs.width(of: completion.text + count) < frame.width else { break }
    place = frame.write(completion.text, x: place, y: y - 1, style: .hint)
    place = frame.write(count, x: place, y: y - 1, style: .dim) + 2
  }
}
