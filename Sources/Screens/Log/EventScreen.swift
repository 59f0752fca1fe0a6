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
    fileprivate(set) var before: JSONObject?
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

    /// Asks for the fields before it, where the journal may tell what is not known.
    var inquiry: [Effect] {
      guard before == nil, case .saved(let saved) = entry.event, !saved.created, let pk = saved.record.pk
      else { return [] }
      return [.readOldValues(of: saved.record.model, pk, seq: entry.id.seq, place: entry.id.place)]
    }
  }

  init(_ entry: LogEntry, in log: SignalLog) { steps = [Step(entry, in: log)] }

  var step: Step {
    get { steps[steps.count - 1] }
    set { steps[steps.count - 1] = newValue }
  }

  mutating func go(to entry: LogEntry, in log: SignalLog) { steps.append(Step(entry, in: log)) }

  /// Takes in the fields before an event.
  mutating func learn(_ before: JSONObject?, of id: EventID) {
    for index in steps.indices where steps[index].entry.id == id { steps[index].before = before }
  }

  /// Goes back to the event before.
  ///
  /// - Returns: whether there was one.
  mutating func goBack() -> Bool {
    guard steps.count > 1 else { return false }
    steps.removeLast()
    return true
  }
}
