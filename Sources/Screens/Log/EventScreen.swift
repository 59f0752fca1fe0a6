import JSONStore

/// One event of the log, in full, and those that led to it by their causes.
struct EventScreen: Sendable {
  /// The events that were gone through, the one that is shown last.
  private(set) var steps: [Step]

  /// An event, and where one is in its lines.
  struct Step: Sendable {
    /// What was known of it when it was opened.
    let entry: LogEntry
    /// The fields before it; `nil` if they are not known.
    let before: JSONObject?
    var scrolling = Scrolling()

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
}
