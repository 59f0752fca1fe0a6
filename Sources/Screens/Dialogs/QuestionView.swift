/// Draws a question in the middle of the screen. However much is asked, the answers are in sight.
func drawQuestion(_ question: Question, _ model: Model, on frame: inout Frame) {
  let answers = [(KeyMap.Command.confirm, question.yes), (.alternative, question.other), (.cancel, question.no)]
    .compactMap { command, phrase in phrase.map { Answer(command, $0, model.texts) } }
  let rows = rows(of: answers, columns: frame.dialogRoom)
  let asked = question.lines.map { $0.wrapped(to: frame.dialogRoom) }
  let lines = asked.enumerated().flatMap { index, lines in lines.map { ($0, index == 0 ? Style.title : .plain) } }
  let width = (lines.map { Glyphs.width(of: $0.0) } + rows.map(Answer.width)).max() ?? 0
  let inside = frame.dialog(width: width, height: lines.count + 1 + rows.count, style: .warning)
  for (y, (line, style)) in zip(inside.rows.dropLast(rows.count), lines) {
    frame.write(line, x: inside.x, y: y, width: inside.width, style: style)
  }
  for (y, row) in zip(inside.rows.suffix(rows.count), rows) {
    var x = inside.x
    for answer in row {
      let spot = Rect(x: x, y: y, width: min(answer.width, inside.x + inside.width - x), height: 1)
      frame.write(answer.text, x: spot.x, y: spot.y, width: spot.width, style: .key)
      frame.target(.key(answer.key), in: spot)
      x += answer.width + Answer.gap
    }
  }
}

/// The answers in rows of at most so many columns, as many beside each other as there is room for.
private func rows(of answers: [Answer], columns: Int) -> [[Answer]] {
  var rows: [[Answer]] = []
  for answer in answers {
    if let row = rows.last, Answer.width(of: row + [answer]) <= columns {
      rows[rows.count - 1].append(answer)
    } else {
      rows.append([answer])
    }
  }
  return rows
}

/// What answers a question: a key, and what it says.
private struct Answer {
  let key: Key
  let text: String
  var width: Int { Glyphs.width(of: text) }

  /// Columns between one answer and the next.
  static let gap = 3

  static func width(of row: [Answer]) -> Int { row.reduce(-gap) { $0 + $1.width + gap } }

  init(_ command: KeyMap.Command, _ phrase: Phrase, _ texts: Catalogue) {
    key = KeyMap.question.bindings.first { $0.command == command }?.keys.first ?? .escape
    text = "\(key.name) \(texts(phrase))"
  }
}
