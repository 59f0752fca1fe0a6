/// Draws the signal log into its pane.
func drawLog(_ model: Model, in rect: Rect, on frame: inout Frame) {
  let failed = model.log.failed.count
  let state = model.texts(model.log.isFollowing ? .logLive : .logScrolled)
  frame.box(
    rect, title: model.texts(.paneSignals),
    note: failed == 0 ? state : "\(model.texts(.logFailed, ["count": "\(failed)"])) · \(state)")
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
    if place == cursor {
      frame.write("▸", x: inside.x - 1, y: y)
      frame.restyle(Rect(x: inside.x - 1, y: y, width: inside.width + 2, height: 1), as: .selected)
    }
  }
}
