import JSONStore

/// The log pane's cursor, scrolling and drawing.
struct SignalLogPane {
  typealias Position = SignalLog.Position

  let log: SignalLog
  let lines: LogLines
  let height: Int

  /// The lines that are shown, as many as fit, and where each is in the log.
  var visible: [(place: Position, line: LogLine)] {
    var shown: [(place: Position, line: LogLine)] = []
    var index = (log.view?.bottom.entry).map { min($0 - log.dropped, log.entries.count - 1) } ?? log.entries.count - 1
    var limit = log.view?.bottom.line
    while index >= 0, shown.count < height {
      let all = lines.lines(of: log.entries[index]).enumerated().map { line, text in
        (place: Position(entry: log.dropped + index, line: line), line: text)
      }
      shown.insert(contentsOf: limit.map { Array(all.prefix($0 + 1)) } ?? all, at: 0)
      limit = nil
      index -= 1
    }
    return Array(shown.suffix(height))
  }

  /// The line that the cursor is on; `nil` in an empty log.
  var cursor: Position? { log.entries.isEmpty ? nil : log.view.map { clamped($0.cursor) } ?? end }

  /// Whether the cursor is on the first line of all, or there is none.
  var isAtTop: Bool { cursor == nil || cursor == first }

  /// A line that there is, or none.
  func line(at place: Position) -> LogLine? {
    let index = place.entry - log.dropped
    guard log.entries.indices.contains(index) else { return nil }
    let all = lines.lines(of: log.entries[index])
    return all.indices.contains(place.line) ? all[place.line] : nil
  }

  /// The first line of an entry that tells of a failed call; where the cursor is, if that does.
  func place(of call: ReceiverCall, in entry: Int) -> Position? {
    if let cursor, cursor.entry == entry, line(at: cursor)?.failed == call { return cursor }
    let index = entry - log.dropped
    guard log.entries.indices.contains(index) else { return nil }
    return lines.lines(of: log.entries[index]).firstIndex { $0.failed == call }.map {
      Position(entry: entry, line: $0)
    }
  }

  /// The cursor and the lower edge after a command; `nil` for the end.
  func moved(_ command: KeyMap.Command) -> (cursor: Position, bottom: Position)? {
    guard let cursor else { return nil }
    switch command {
    case .first: return showing(first, bottom: end)
    case .last: return nil
    default:
      let step = command.step(page: height - 1) ?? 0
      return showing(moved(cursor, by: step), bottom: log.view?.bottom ?? end)
    }
  }

  /// The lower edge, moved as little as is needed to have the cursor in the pane, and the pane full.
  func showing(_ cursor: Position, bottom: Position) -> (cursor: Position, bottom: Position)? {
    guard !log.entries.isEmpty else { return nil }
    let cursor = clamped(cursor)
    if cursor >= end { return nil }
    let room = max(height, 1) - 1
    let lowest = min(moved(cursor, by: room), end)
    let bottom = max(min(max(clamped(bottom), cursor), lowest), min(moved(first, by: room), end))
    return (cursor, bottom)
  }

  private var first: Position { Position(entry: log.dropped, line: 0) }

  private var end: Position {
    let last = log.entries.count - 1
    return Position(entry: log.dropped + last, line: count(last) - 1)
  }

  /// The nearest place that there is: entries go at the front, and lose lines when a receiver has better luck.
  private func clamped(_ place: Position) -> Position {
    guard place >= first else { return first }
    guard place < end else { return end }
    return Position(entry: place.entry, line: min(place.line, count(place.entry - log.dropped) - 1))
  }

  private func moved(_ place: Position, by step: Int) -> Position {
    var place = place
    for _ in 0..<abs(step) { place = (step < 0 ? before(place) : after(place)) ?? place }
    return place
  }

  private func count(_ index: Int) -> Int { lines.lines(of: log.entries[index]).count }

  private func before(_ place: Position) -> Position? {
    if place.line > 0 { return Position(entry: place.entry, line: place.line - 1) }
    let index = place.entry - log.dropped - 1
    guard index >= 0 else { return nil }
    return Position(entry: place.entry - 1, line: count(index) - 1)
  }

  private func after(_ place: Position) -> Position? {
    let index = place.entry - log.dropped
    guard log.entries.indices.contains(index) else { return nil }
    if place.line + 1 < count(index) { return Position(entry: place.entry, line: place.line + 1) }
    return index + 1 < log.entries.count ? Position(entry: place.entry + 1, line: 0) : nil
  }
}
