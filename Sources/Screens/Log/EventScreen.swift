import JSONStore

/// One event of the log, in full, and those that led to it by their causes.
struct EventScreen: Sendable {
  /// The events that were gone through, the one that is shown last.
  private(set) var steps: [Step]

  /// An event, and where the cursor is in its lines.
  struct Step: Sendable {
    /// What was known of it when it was opened.
    let entry: LogEntry
    /// The fields before it; `nil` if they are not known.
    let before: JSONObject?
    var row = 0
    /// The first line that is shown.
    var top = 0

    init(_ entry: LogEntry, in log: SignalLog) {
      self.entry = entry
      before =
        if case .saved(let saved) = entry.event, let before = saved.before {
          before
        } else if case .saved(let saved)? = log.event(before: entry) {
          saved.record.fields
        } else {
          nil
        }
    }
  }

  init(_ entry: LogEntry, in log: SignalLog) { steps = [Step(entry, in: log)] }

  var step: Step {
    get { steps[steps.count - 1] }
    set { steps[steps.count - 1] = newValue }
  }

  mutating func go(to entry: LogEntry, in log: SignalLog) { steps.append(Step(entry, in: log)) }

  /// Goes back to the event before.
  ///
  /// - Returns: whether there was one.
  mutating func goBack() -> Bool {
    guard steps.count > 1 else { return false }
    steps.removeLast()
    return true
  }

  /// Moves the cursor, and what is seen with it.
  mutating func move(_ command: KeyMap.Command, lines: Int, rows: Int) {
    step.row = command.target(from: row(lines: lines), page: rows - 1, last: lines - 1) ?? step.row
    step.top = top(lines: lines, rows: rows)
  }

  /// The line under the cursor, of so many.
  func row(lines: Int) -> Int { min(step.row, max(lines - 1, 0)) }

  /// The first line that is shown: moved as little as is needed to have the cursor in sight.
  func top(lines: Int, rows: Int) -> Int {
    let row = row(lines: lines)
    return max(min(step.top, row, max(lines - rows, 0)), row - max(rows, 1) + 1)
  }
}
