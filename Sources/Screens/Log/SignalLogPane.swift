/// The log pane's scrolling and drawing.
struct SignalLogPane {
  let log: SignalLog
  let lines: LogLines
  let height: Int

  /// The lines that are shown, as many as fit, ending with the one at the lower edge.
  var visible: [LogLine] {
    var shown: [LogLine] = []
    var index = (log.bottom?.entry).map { min($0 - log.dropped, log.entries.count - 1) } ?? log.entries.count - 1
    var limit = log.bottom?.line
    while index >= 0, shown.count < height {
      let all = lines.lines(of: log.entries[index])
      shown.insert(contentsOf: limit.map { Array(all.prefix($0 + 1)) } ?? all, at: 0)
      limit = nil
      index -= 1
    }
    return Array(shown.suffix(height))
  }

  /// Where the lower edge is after a command; `nil` for the end.
  func scrolled(_ command: KeyMap.Command) -> SignalLog.Position? {
    guard !log.entries.isEmpty else { return nil }
    switch command {
    case .first: return scrolled(to: top)
    case .last: return nil
    default:
      var place = log.bottom ?? end
      let step = command.step(page: height - 1) ?? 0
      for _ in 0..<abs(step) { place = (step < 0 ? before(place) : after(place)) ?? place }
      return scrolled(to: place)
    }
  }

  /// Where the lower edge is when it is wanted at a place: not so high that the pane is not full.
  func scrolled(to place: SignalLog.Position) -> SignalLog.Position? {
    let place = max(place, top)
    return log.entries.isEmpty || place >= end ? nil : place
  }

  /// Where the lower edge is when the first line is at the upper.
  private var top: SignalLog.Position {
    var place = SignalLog.Position(entry: log.dropped, line: 0)
    for _ in 1..<max(height, 2) { place = after(place) ?? place }
    return place
  }

  private var end: SignalLog.Position {
    let last = log.entries.count - 1
    return SignalLog.Position(entry: log.dropped + last, line: count(last) - 1)
  }

  private func count(_ index: Int) -> Int { lines.lines(of: log.entries[index]).count }

  private func before(_ place: SignalLog.Position) -> SignalLog.Position? {
    if place.line > 0 { return SignalLog.Position(entry: place.entry, line: place.line - 1) }
    let index = place.entry - log.dropped - 1
    guard index >= 0 else { return nil }
    return SignalLog.Position(entry: place.entry - 1, line: count(index) - 1)
  }

  private func after(_ place: SignalLog.Position) -> SignalLog.Position? {
    let index = place.entry - log.dropped
    guard log.entries.indices.contains(index) else { return nil }
    if place.line + 1 < count(index) { return SignalLog.Position(entry: place.entry, line: place.line + 1) }
    return index + 1 < log.entries.count ? SignalLog.Position(entry: place.entry + 1, line: 0) : nil
  }
}
