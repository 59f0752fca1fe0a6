/// Draws the signal log into its pane.
func drawLog(_ model: Model, in rect: Rect, on frame: inout Frame) {
  frame.box(
    rect, title: model.texts(.paneSignals),
    note: model.texts(model.log.isFollowing ? .logLive : .logScrolled))
  let inside = Rect(x: rect.x + 2, y: rect.y + 1, width: rect.width - 4, height: rect.height - 2)
  guard !model.log.entries.isEmpty else {
    frame.write(model.texts(.logEmpty), x: inside.x, y: inside.y, width: inside.width, style: .dim)
    return
  }
  for (offset, line) in model.logPane.visible.enumerated() {
    var x = inside.x
    for piece in line.pieces where x < inside.x + inside.width {
      x = frame.write(
        piece.text, x: x, y: inside.y + offset, width: inside.x + inside.width - x, style: piece.style)
    }
  }
}
