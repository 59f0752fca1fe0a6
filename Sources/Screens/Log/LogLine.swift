/// One line of the signal log, in pieces of one style each.
struct LogLine: Sendable, Equatable {
  var pieces: [Piece] = []

  struct Piece: Sendable, Equatable {
    let text: String
    let style: Style
  }

  mutating func add(_ text: String, _ style: Style = .plain) {
    pieces.append(Piece(text: text, style: style))
  }

  var width: Int { pieces.reduce(0) { $0 + Glyphs.width(of: $1.text) } }
}

/// Tells the lines of an entry, no wider than the pane where words allow it.
struct LogLines {
  let texts: Catalogue
  let clock: LocalClock
  let width: Int

  func lines(of entry: LogEntry) -> [LogLine] {
    [heading(entry)] + entry.runs.flatMap { lines(of: $0, under: entry) }
  }

  private func heading(_ entry: LogEntry) -> LogLine {
    var line = LogLine()
    line.add(clock.time(entry.timestamp), .dim)
    line.add(" ")
    add(entry, to: &line)
    let room = width - line.width - 1
    if Glyphs.width(of: entry.actor) <= room {
      line.add(String(repeating: " ", count: room + 1 - Glyphs.width(of: entry.actor)))
      line.add(entry.actor, .dim)
    }
    return line
  }

  private func add(_ entry: LogEntry, to line: inout LogLine) {
    line.add("#\(entry.seq)", .accent)
    line.add(" \(entry.signal) \(entry.model) \(entry.pk)")
    if let label = entry.label { line.add(" \(label)", .title) }
    line.add(" ")
    switch entry.kind {
    case .created: line.add(texts(.logCreated), .success)
    case .changed(let names): line.add(names.joined(separator: ", "))
    case .deleted: line.add(texts(.logDeleted), .warning)
    }
  }

  private func lines(of run: ReceiverRun, under entry: LogEntry) -> [LogLine] {
    let indent = String(repeating: " ", count: width < 100 ? 4 : 17)
    var line = LogLine()
    line.add("\(indent)└ ", .dim)
    line.add(run.uid)
    switch run.outcome {
    case .ran(let duration): line.add(" ✓ \(milliseconds(duration))", .success)
    case .failed(let message, let duration): line.add(" ✗ \(milliseconds(duration)) \(message)", .warning)
    case .notRun: line.add(" – \(texts(.logNotRun))", .warning)
    case nil: break
    }
    var lines = [line]
    for save in run.saves {
      var told = LogLine()
      told.add("→ ", .dim)
      add(save, to: &told)
      if lines.count == 1, line.width + 1 + told.width <= width {
        line.add(" ")
        line.pieces += told.pieces
        lines[0] = line
      } else {
        lines.append(LogLine(pieces: [.init(text: indent + "  ", style: .plain)] + told.pieces))
      }
    }
    return lines
  }

  private func milliseconds(_ duration: Duration) -> String {
    let (seconds, attoseconds) = duration.components
    let tenths = (seconds * 10_000) + attoseconds / 100_000_000_000_000
    return "\(tenths / 10).\(tenths % 10) ms"
  }
}
