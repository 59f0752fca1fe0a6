import JSONStore
import Signals

/// Tells the lines of an entry, no wider than the pane where words allow it.
struct LogLines: Sendable {
  let texts: Catalogue
  let clock: LocalClock
  /// `nil` for as wide as they come.
  var width: Int?

  /// From this width on receivers stand below the signal's name, else nearer the edge.
  private static let roomyWidth = 100
  /// A failing receiver's message takes at most so many lines.
  private static let messageLines = 4

  /// - Parameter isDated: whether a line with the date stands above them.
  func lines(of entry: LogEntry, isDated: Bool = false) -> [LogLine] {
    var lines = [heading(entry)]
    if isDated {
      lines.insert(LogLine(clock.day(entry.timestamp), .dim), at: 0)
      lines[0].place = .date
    }
    for (number, run) in entry.runs.enumerated() {
      for (offset, line) in self.lines(of: run).enumerated() {
        var line = line
        line.place = LogLine.Place(run: number + 1, line: offset)
        if run.next != nil { line.failed = entry.call(of: run) }
        lines.append(line)
      }
    }
    return lines
  }

  /// The entry's lines as a text.
  func text(of entry: LogEntry) -> String {
    var lines = self
    lines.width = nil
    return lines.lines(of: entry).map(\.text).joined(separator: "\n")
  }

  /// The same as it is looked through.
  func foldedText(of entry: LogEntry) -> [UInt8] { FoldedText.bytes(text(of: entry)) }

  /// `#4 post_save users.userprofile 2 created`
  func summary(of entry: LogEntry) -> LogLine {
    var line = LogLine()
    line.add("#\(entry.seq)", .accent)
    line.add(" \(entry.signal) \(entry.model) \(entry.pk)")
    if let label = entry.label { line.add(" \(label)", .title) }
    line.add(" ")
    // Django's words, as the signals' names are.
    switch entry.kind {
    case .created: line.add("created", .success)
    case .changed(let names): line.add(names.joined(separator: ", "))
    case .deleted: line.add("deleted", .warning)
    }
    if entry.event.commit.origin == .undo { line.add(" · \(texts(.logUndo))", .dim) }
    return line
  }

  /// A receiver and how it fared, and what it threw, if it did.
  func status(of run: ReceiverRun) -> (line: LogLine, message: String?) {
    var line = LogLine(run.uid.name)
    switch run.outcome {
    case .ran(let duration): line.add(" ✓\(milliseconds(duration))", .success)
    case .notRun: line.add(" – \(texts(.logNotRun))", .warning)
    case .failed(let error, let duration):
      line.add(" ✗\(milliseconds(duration))", .warning)
      if let next = run.next { line.add(" · \(words(next))") }
      return (line, texts.sentence(error))
    case nil: break
    }
    return (line, nil)
  }

  private func heading(_ entry: LogEntry) -> LogLine {
    var line = LogLine(clock.time(entry.timestamp), .dim)
    line.add(" ")
    line.add(summary(of: entry))
    let gap = width.map { $0 - line.width - Glyphs.width(of: entry.actor) } ?? 2
    if gap > 0 {
      line.add(String(repeating: " ", count: gap))
      line.add(entry.actor, .dim)
    }
    return line
  }

  private func lines(of run: ReceiverRun) -> [LogLine] {
    let indent = String(repeating: " ", count: (width ?? 0) < Self.roomyWidth ? 4 : 17)
    let status = status(of: run)
    var lines = [LogLine("\(indent)└ ", .dim)]
    lines[0].add(status.line)
    if let message = status.message { lines += self.lines(message, indent: indent) }
    for save in run.saves {
      var told = LogLine("→ ", .dim)
      told.add(summary(of: save))
      var line: LogLine
      if let width, lines.count == 1, lines[0].width + 1 + told.width <= width {
        line = lines.removeLast()
        line.add(" ")
      } else {
        line = LogLine(indent + "  ")
        line.target = save.id
      }
      line.add(told)
      lines.append(line)
    }
    return lines
  }

  private func lines(_ message: String, indent: String) -> [LogLine] {
    guard let width else { return [LogLine("\(indent)  \(message)", .warning)] }
    let words = message.prefix(Self.messageLines * max(width, 0))
    return String(words).wrapped(to: width - indent.count - 2).prefix(Self.messageLines).map { words in
      var line = LogLine(indent + "  ")
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
