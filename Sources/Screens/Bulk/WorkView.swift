import JSONStore

/// Draws how far the store is with something that takes its time: as large all the while.
func drawWork(_ work: Work, _ model: Model, on frame: inout Frame) {
  guard let progress = work.progress else { return }
  let texts = model.texts
  let (done, count) = progress.counts
  let values = ["done": Catalogue.grouped(done), "count": Catalogue.grouped(count)]
  let lines: [String] =
    switch progress {
    case .preparing where work.isCancelling: [texts(.workCancelling), ""]
    case .preparing: [texts(.workPreparing), texts(.workNothingSaved)]
    case .writing: [texts(.workWriting, values), texts(.workNotCancelled)]
    }
  let percent = count == 0 ? 0 : done * 100 / count
  let inside = frame.dialog(title: texts(.titleWork), width: 48, height: 1 + lines.count)
  let percentWidth = 6
  let width = max(inside.width - percentWidth, 0)
  let filled = percent * width / 100
  let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: width - filled)
  frame.write(bar, x: inside.x, y: inside.y, width: width)
  frame.write(
    "\(percent) %", x: inside.x + width, y: inside.y, width: percentWidth, alignment: .right)
  for (y, line) in zip(inside.rows.dropFirst(), lines) { frame.write(line, x: inside.x, y: y, width: inside.width) }
}

extension BatchProgress {
  fileprivate var counts: (done: Int, count: Int) {
    switch self {
    case .preparing(let done, let count), .writing(let done, let count): (done, count)
    }
  }
}
