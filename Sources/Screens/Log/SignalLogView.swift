/// Draws the signal log into its pane.
func drawLog(_ model: Model, in rect: Rect, on frame: inout Frame) {
  frame.box(rect, title: model.texts(.paneSignals), note: model.logNotes.joined(separator: " · "))
  let inside = rect.padded
  guard !model.log.entries.isEmpty else {
    for (y, line) in zip(inside.rows, model.texts(.logEmpty).wrapped(to: inside.width)) {
      frame.write(line, x: inside.x, y: y, width: inside.width, style: .dim)
    }
    return
  }
  let pane = model.logPane
  let cursor = model.focus == .log ? pane.cursor : nil
  for (y, (place, line)) in zip(inside.rows, pane.visible) {
    var x = inside.x
    for piece in line.pieces {
      x = frame.write(piece.text, x: x, y: y, width: inside.x + inside.width - x, style: piece.style)
    }
    let row = Rect(x: inside.x - 1, y: y, width: inside.width + 2, height: 1)
    if place == cursor {
      frame.write("▸", x: row.x, y: y)
      frame.select(row)
    }
    frame.target(.logLine(place), in: row)
  }
}

extension Model {
  /// What is said at the log pane's border.
  fileprivate var logNotes: [String] {
    var notes: [String] = []
    if log.missed > 0 { notes.append(texts(.logMissed, ["count": "\(log.missed)"])) }
    if !log.failed.isEmpty { notes.append(texts(.logFailed, ["count": "\(log.failed.count)"])) }
    notes.append(texts(log.isFollowing ? .logLive : .logScrolled))
    return notes
  }
}
