/// Draws the signal log into its pane.
func drawLog(_ model: Model, in rect: Rect, on frame: inout Frame) {
  frame.box(
    rect, title: model.texts(.paneSignals),
    note: model.texts(model.log.isFollowing ? .logLive : .logScrolled))
  let inside = rect.padded
  guard !model.log.entries.isEmpty else {
    for (y, line) in zip(inside.rows, model.texts(.logEmpty).wrapped(to: inside.width)) {
      frame.write(line, x: inside.x, y: y, width: inside.width, style: .dim)
    }
    return
  }
  for (y, line) in zip(inside.rows, model.logPane.visible) {
    var x = inside.x
    for piece in line.pieces {
      x = frame.write(piece.text, x: x, y: y, width: inside.x + inside.width - x, style: piece.style)
    }
  }
}
