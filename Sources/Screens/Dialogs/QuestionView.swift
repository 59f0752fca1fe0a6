/// Draws a question in the middle of the screen. However much is asked, the answers are in sight.
func drawQuestion(_ question: Question, _ model: Model, on frame: inout Frame) {
  let answers = [(KeyMap.Command.confirm, question.yes), (.alternative, question.other), (.cancel, question.no)]
    .compactMap { command, phrase in phrase.map { Answer(command, $0, model.texts) } }
  let asked = question.lines.map { $0.wrapped(to: frame.dialogRoom) }
  let lines = asked.enumerated().flatMap { index, lines in lines.map { ($0, index == 0 ? Style.title : .plain) } }
  let widths = lines.map { Glyphs.width(of: $0.0) } + [answers.reduce(-Answer.gap) { $0 + $1.width + Answer.gap }]
  let inside = frame.dialog(width: widths.max() ?? 0, height: lines.count + 2, style: .warning)
  for (y, (line, style)) in zip(inside.rows.dropLast(2), lines) {
    frame.write(line, x: inside.x, y: y, width: inside.width, style: style)
  }
  var x = inside.x
  for answer in answers {
    let spot = Rect(
      x: x, y: inside.y + inside.height - 1, width: min(answer.width, inside.x + inside.width - x), height: 1)
    frame.write(answer.text, x: spot.x, y: spot.y, width: spot.width, style: .key)
    frame.target(.key(answer.key), in: spot)
    x += answer.width + Answer.gap
  }
}

/// What answers a question: a key, and what it says.
private struct Answer {
  let key: Key
  let text: String
  var width: Int { Glyphs.width(of: text) }

  /// Columns between one answer and the next.
  static let gap = 3

  init(_ command: KeyMap.Command, _ phrase: Phrase, _ texts: Catalogue) {
    key = KeyMap.question.bindings.first { $0.command == command }?.keys.first ?? .escape
    text = "\(key.name) \(texts(phrase))"
  }
}
