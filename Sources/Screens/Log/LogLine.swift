import JSONStore
import Signals

/// One line of the signal log, in pieces of one style each.
struct LogLine: Sendable {
  /// The call of a durable receiver that failed, if the line tells of one.
  var failed: ReceiverCall?
  private(set) var pieces: [Piece] = []

  struct Piece: Sendable {
    let text: String
    let style: Style
  }

  mutating func add(_ text: String, _ style: Style = .plain) {
    pieces.append(Piece(text: text, style: style))
  }

  mutating func add(_ line: LogLine) { pieces += line.pieces }

  var width: Int { pieces.reduce(0) { $0 + Glyphs.width(of: $1.text) } }
}

/// Tells the lines of an entry, no wider than the pane where words allow it.
struct LogLines {
  let texts: Catalogue
  let clock: LocalClock
  let width: Int

  /// From this width on receivers stand below the signal's name, else nearer the edge.
  private static let roomyWidth = 100
  /// A failing receiver's message takes at most so many lines.
  private static let messageLines = 4

  func lines(of entry: LogEntry) -> [LogLine] {
    [heading(entry)]
      + entry.runs.flatMap { run in
        lines(of: run).map { line in
          var line = line
          if run.next != nil { line.failed = entry.call(of: run) }
          return line
        }
      }
  }

  private func heading(_ entry: LogEntry) -> LogLine {
    var line = LogLine()
    line.add(clock.time(entry.timestamp), .dim)
    line.add(" ")
    add(entry, to: &line)
    let gap = width - line.width - Glyphs.width(of: entry.actor)
    if gap > 0 {
      line.add(String(repeating: " ", count: gap))
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

  private func lines(of run: ReceiverRun) -> [LogLine] {
    let indent = String(repeating: " ", count: width < Self.roomyWidth ? 4 : 17)
    var lines = [LogLine()]
    lines[0].add("\(indent)└ ", .dim)
    lines[0].add(run.uid.name)
    switch run.outcome {
    case .ran(let duration): lines[0].add(" ✓\(milliseconds(duration))", .success)
    case .notRun: lines[0].add(" – \(texts(.logNotRun))", .warning)
    case .failed(let error, let duration):
      lines[0].add(" ✗\(milliseconds(duration))", .warning)
      if let next = run.next { lines[0].add(" · \(words(next))") }
      lines += message(error, indent: indent)
    case nil: break
    }
    for save in run.saves {
      var told = LogLine()
      told.add("→ ", .dim)
      add(save, to: &told)
      var line = LogLine()
      if lines.count == 1, lines[0].width + 1 + told.width <= width {
        line = lines.removeLast()
        line.add(" ")
      } else {
        line.add(indent + "  ")
      }
      line.add(told)
      lines.append(line)
    }
    return lines
  }

  private func message(_ error: any Error, indent: String) -> [LogLine] {
    let words = texts.sentence(error).prefix(Self.messageLines * max(width, 0))
    return String(words).wrapped(to: width - indent.count - 2).prefix(Self.messageLines).map { words in
      var line = LogLine()
      line.add(indent + "  ")
      line.add(words, .warning)
      return line
    }
  }

  private func words(_ next: ReceiverRun.Next) -> String {
    switch next {
    case .retry(let pause): texts(.logRetry, ["seconds": "\(max(pause.components.seconds, 1))"])
    case .setAside(let attempts):
      texts(.logSetAside, ["count": "\(attempts)", "key": KeyMap.log.keyName(for: .retry)])
    }
  }

  private func milliseconds(_ duration: Duration?) -> String {
    guard let duration else { return "" }
    let (seconds, attoseconds) = duration.components
    let tenths = (seconds * 10_000) + attoseconds / 100_000_000_000_000
    return " \(tenths / 10).\(tenths % 10) ms"
  }
}
