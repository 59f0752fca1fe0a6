/// Draws the signal log into its pane.
func drawLog(_ model: Model, in rect: Rect, on frame: inout Frame) {
  let title = model.texts(.paneSignals)
  // The corners, the spaces around the title and the note, and what stays of the edge.
  let room = rect.width - Glyphs.width(of: title) - 11
  let pane = model.logPane
  frame.box(rect, title: title, note: model.logNote(room, pane))
  let inside = rect.padded
  guard pane.log.shownCount > 0 else {
    let isEmpty = pane.log.entries.isEmpty
    let lines =
      isEmpty ? model.texts(.logEmpty).wrapped(to: inside.width) : model.emptySentences(.log, inside.width)
    for (y, line) in zip(inside.rows, lines) {
      frame.write(line, x: inside.x, y: y, width: inside.width, style: .dim)
    }
    return
  }
  let cursor = model.focus == .log ? pane.cursor : nil
  let search = pane.log.filter.search
  for (y, (position, line)) in zip(inside.rows, pane.visible) {
    frame.write(line, in: inside, y: y, isUnderCursor: position == cursor, finding: search)
    frame.target(.logLine(position), in: Rect(x: inside.x - 1, y: y, width: inside.width + 2, height: 1))
  }
}

extension Model {
  /// What is said at the log pane's border, in so many columns: where it stands, and before that what there is room for.
  fileprivate func logNote(_ room: Int, _ pane: SignalLogPane) -> String {
    let log = pane.log
    var notes: [String] = []
    if !log.filter.isEmpty {
      let counts = ["count": log.shownCount, "all": log.entries.count]
      notes.append(texts(.logPassing, counts.mapValues(Catalogue.grouped)))
    }
    func add(_ phrase: Phrase, _ count: Int) {
      if count > 0 { notes.append(texts(phrase, ["count": Catalogue.grouped(count)])) }
    }
    add(.logNotShown, log.cutCount)
    add(.logMissed, log.missed)
    add(.logFailed, log.failed.count)
    if let waiting = waitingNews {
      notes.append(texts(.logPaused))
      add(.logWaiting, waiting)
    } else if pane.isFollowing || pane.isAllInView {
      notes.append(texts(.logLive))
    } else {
      notes.append(texts(.logScrolled))
      add(.logNew, pane.newCount)
    }
    while notes.count > 1, Glyphs.width(of: notes.joined(separator: Self.noteSeparator)) > room { notes.removeFirst() }
    let note = notes.joined(separator: Self.noteSeparator)
    // A space stands between the filter and how much passes it.
    let filterRoom = room - Glyphs.width(of: note) - 1
    guard !log.filter.isEmpty, filterRoom >= Self.fewestOfFilter else { return note }
    return Glyphs("/" + log.filter.title).fitting(filterRoom).map(\.text).joined() + " " + note
  }

  private static let noteSeparator = " · "
  /// A filter of which fewer columns are seen is not worth its room.
  private static let fewestOfFilter = 6
}
