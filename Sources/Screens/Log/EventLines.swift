import JSONStore
import Signals
import Users

/// Tells one event in full: the only place where the log shows values, and never a password's.
struct EventLines {
  let log: SignalLog
  let lines: LogLines

  private var texts: Catalogue { lines.texts }
  private static let indent = "  "

  func lines(of step: EventScreen.Step) -> [LogLine] {
    let entry = log.entry(step.entry.id) ?? step.entry
    let fields = FieldTable(texts: texts, width: lines.width).lines(of: entry.event, before: step.before)
    let parts = [facts(entry), fields, causes(of: entry), receivers(of: entry)]
    return Array(parts.filter { !$0.isEmpty }.joined(separator: [LogLine()]))
  }

  func text(of step: EventScreen.Step) -> String {
    lines(of: step).map(\.text).joined(separator: "\n") + "\n"
  }

  private func facts(_ entry: LogEntry) -> [LogLine] {
    let commit = entry.event.commit
    let place = commit.batch.count > 1 ? " (\(commit.batch.index + 1)/\(commit.batch.count))" : ""
    let label = entry.label.map { " \($0)" } ?? ""
    let facts: [(Phrase, String)] = [
      (.eventSave, "#\(entry.seq)\(place)"), (.eventTime, lines.clock.moment(entry.timestamp)),
      (.eventActor, entry.actor), (.eventOrigin, commit.origin.rawValue), (.eventSignal, entry.signal),
      (.eventRecord, "\(entry.model) \(entry.pk)\(label)"),
    ]
    let width = (facts.map { Glyphs.width(of: texts($0.0)) }.max() ?? 0) + 3
    return facts.map { phrase, value in
      let name = texts(phrase)
      var line = LogLine(name + String(repeating: " ", count: width - Glyphs.width(of: name)), .dim)
      line.add(value)
      return line
    }
  }

  /// What led to it, the nearest cause first.
  private func causes(of entry: LogEntry) -> [LogLine] {
    var found: [LogLine] = []
    var next = entry.cause
    var above = entry.id
    while let call = next {
      let id = EventID(call)
      let cause = id < above ? log.entry(id) : nil
      var line = LogLine(Self.indent + call.receiver.name)
      line.add(" ← ", .dim)
      if let cause {
        line.add(lines.summary(of: cause))
        line.target = id
      } else {
        line.add("#\(call.seq)", .accent)
        line.add(" \(texts(.eventNotHere))", .dim)
      }
      found.append(line)
      next = cause?.cause
      above = id
    }
    return found.isEmpty ? [] : [LogLine(texts(.eventCauses), .header)] + found
  }

  /// The receivers that ran, how they fared, and what they saved.
  private func receivers(of entry: LogEntry) -> [LogLine] {
    let told = entry.runs.flatMap { run in
      let status = lines.status(of: run)
      var all = [LogLine(Self.indent)]
      all[0].add(status.line)
      all += wrapped(status.message ?? "").map { LogLine(Self.indent + Self.indent + $0, .warning) }
      for index in all.indices where run.next != nil { all[index].failed = entry.call(of: run) }
      for save in run.saves {
        var line = LogLine(Self.indent + Self.indent + "→ ", .dim)
        line.add(lines.summary(of: save))
        line.target = save.id
        all.append(line)
      }
      return all
    }
    let none = [LogLine(Self.indent + texts(.eventNoReceivers), .dim)]
    return [LogLine(texts(.eventReceivers), .header)] + (told.isEmpty ? none : told)
  }

  private func wrapped(_ message: String) -> [String] {
    guard !message.isEmpty else { return [] }
    return lines.width.map { message.wrapped(to: $0 - 2 * Self.indent.count) } ?? [message]
  }
}
