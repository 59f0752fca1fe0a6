import JSONStore

/// Draws how far the store is with something that takes its time.
func drawWork(_ work: Work, _ model: Model, on frame: inout Frame) {
  guard let progress = work.progress else { return }
  let texts = model.texts
  let lines: [String]
  let width = min(frame.width - 8, 48)
  switch progress {
  case .preparing(let done, let count):
    let filled = count == 0 ? 0 : done * width / count
    let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: width - filled)
    let values = ["done": Catalogue.grouped(done), "count": Catalogue.grouped(count)]
    lines = [bar, work.isCancelling ? texts(.workCancelling) : texts(.workPreparing, values)]
  case .writing: lines = texts(.workWriting).wrapped(to: width)
  }
  let inside = frame.dialog(title: texts(.titleWork), width: width, height: lines.count)
  for (y, line) in zip(inside.rows, lines) { frame.write(line, x: inside.x, y: y, width: inside.width) }
}
