/// The log pane's cursor and scrolling: which lines are seen.
struct SignalLogPane {
  typealias Position = SignalLog.Position

  let log: SignalLog
  let lines: LogLines
  let height: Int

  /// The lines that are shown, as many as fit, and where each is in the log. Costs as much as these, however many
  /// entries there are.
  var visible: [(position: Position, line: LogLine)] {
    var shown: [(position: Position, line: LogLine)] = []
    let bottom = view?.bottom
    var index = bottom.map { log.shownIndex(notBefore: $0.event) } ?? log.shownCount - 1
    while index >= 0, shown.count < height {
      let id = log.shown(index).id
      let all = lines(index).map { (position: Position(event: id, place: $0.place), line: $0) }
      shown.insert(contentsOf: all.filter { line in bottom.map { line.position <= $0 } ?? true }, at: 0)
      index -= 1
    }
    return Array(shown.suffix(height))
  }

  /// The line that the cursor is on; `nil` where nothing is shown.
  var cursor: Position? { log.shownCount == 0 ? nil : log.view.map { clamped($0.cursor) } ?? end }

  /// The entry that the cursor is on, and its line.
  var selected: (entry: LogEntry, line: LogLine)? {
    guard let cursor else { return nil }
    let index = log.shownIndex(notBefore: cursor.event)
    return lines(index).first { $0.place == cursor.place }.map { (log.shown(index), $0) }
  }

  /// Whether the cursor is on the first line of all, or there is none.
  var isAtTop: Bool { cursor == nil || cursor == first }

  /// Whether the pane stands at the end, which it follows.
  var isFollowing: Bool { view == nil }

  /// How many entries have come below the lower edge since the pane left the end.
  var newCount: Int { view.map { log.newCount(below: $0.bottom.event) } ?? 0 }

  /// Whether there is room for all lines.
  var isAllInView: Bool { log.shownCount == 0 || moved(first, by: max(height, 1) - 1) >= end }

  /// The cursor and the lower edge as they are now: entries come and go. `nil` for the end.
  private var view: (cursor: Position, bottom: Position)? {
    log.view.flatMap { showing($0.cursor, bottom: $0.bottom) }
  }

  /// The cursor and the lower edge after a command; `nil` for the end.
  func moved(_ command: KeyMap.Command) -> (cursor: Position, bottom: Position)? {
    guard let cursor else { return nil }
    switch command {
    case .first: return showing(first, bottom: end)
    case .last: return nil
    default:
      let step = command.step(page: height - 1) ?? 0
      return showing(moved(cursor, by: step), bottom: view?.bottom ?? end)
    }
  }

  /// The lower edge, moved as little as is needed to have the cursor in the pane, and the pane full.
  func showing(_ cursor: Position, bottom: Position) -> (cursor: Position, bottom: Position)? {
    guard log.shownCount > 0 else { return nil }
    let cursor = clamped(cursor)
    if cursor >= end { return nil }
    let room = max(height, 1) - 1
    let lowest = min(moved(cursor, by: room), end)
    let bottom = max(min(max(clamped(bottom), cursor), lowest), min(moved(first, by: room), end))
    return (cursor, bottom)
  }

  /// The lines of an entry, with the date where that is another than before it.
  private func lines(_ index: Int) -> [LogLine] {
    let entry = log.shown(index)
    let before = index > 0 ? log.shown(index - 1) : log.undated
    let isDated = before.map { lines.clock.day($0.timestamp) != lines.clock.day(entry.timestamp) } ?? true
    return lines.lines(of: entry, isDated: isDated)
  }

  private var first: Position { position(0) { $0.first } }

  private var end: Position { position(log.shownCount - 1) { $0.last } }

  private func position(_ index: Int, _ line: ([LogLine]) -> LogLine?) -> Position {
    Position(event: log.shown(index).id, place: line(lines(index))?.place ?? .heading)
  }

  /// The nearest place that there is: entries go at the front or do not pass the filter, and lose lines when a receiver
  /// has better luck.
  private func clamped(_ wanted: Position) -> Position {
    let index = log.shownIndex(notBefore: wanted.event)
    guard index < log.shownCount else { return end }
    guard log.shown(index).id == wanted.event else { return position(index) { $0.first } }
    return position(index) { lines in lines.last { $0.place <= wanted.place } ?? lines.first }
  }

  /// A place that there is, moved by so many lines, as far as that goes.
  private func moved(_ position: Position, by step: Int) -> Position {
    var index = log.shownIndex(notBefore: position.event)
    var places = lines(index).map(\.place)
    var target = (places.firstIndex(of: position.place) ?? 0) + step
    while target < 0, index > 0 {
      index -= 1
      places = lines(index).map(\.place)
      target += places.count
    }
    while target >= places.count, index + 1 < log.shownCount {
      target -= places.count
      index += 1
      places = lines(index).map(\.place)
    }
    return Position(event: log.shown(index).id, place: places[min(max(target, 0), places.count - 1)])
  }
}
