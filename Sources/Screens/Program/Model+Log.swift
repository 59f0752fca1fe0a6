import JSONStore
import Users

/// What the log pane shows.
extension Model {
  /// The log, or as it was when its pane was paused.
  var shownLog: SignalLog { pausedLog ?? log }

  var logPane: SignalLogPane {
    let inside = layout.log.padded
    return SignalLogPane(
      log: shownLog, lines: LogLines(texts: texts, clock: clock, width: inside.width), height: inside.height)
  }

  /// Tells events as wide as the screen.
  var eventLines: EventLines {
    EventLines(log: log, lines: LogLines(texts: texts, clock: clock, width: layout.help.padded.width))
  }

  /// How much has come since the pane was paused; `nil` if it is not.
  var waitingNews: Int? { pausedLog.map { log.news - $0.news } }

  /// Moves the cursor, or has the pane follow the end.
  mutating func moveLog(to view: (cursor: SignalLog.Position, bottom: SignalLog.Position)?) {
    if pausedLog == nil { log.view = view } else { pausedLog?.view = view }
  }

  /// Stops the pane where it is.
  mutating func pauseLog() {
    pausedLog = log
    log.isHeld = true
  }

  /// Lets in what has come since the pane was paused, and stays where somebody has scrolled to.
  mutating func resumeLog() {
    guard let paused = pausedLog else { return }
    pausedLog = nil
    log.isHeld = false
    log.view = paused.view
  }

  /// Shows what passes a filter, or all of the log.
  mutating func filterLog(_ text: String) {
    let filter = LogFilter(text) { [snapshot] name in
      snapshot?.first(User.self, where: UserField.username.name, is: .string(name))?.pk
    }
    log.show(filter)
    pausedLog?.show(filter)
  }

  /// Asks for what the journal has from before what the log shows.
  mutating func readHistory() -> [Effect] {
    let last = snapshot?.seq ?? 0
    let wanted: Int?
    if var paused = pausedLog {
      wanted = paused.wantEarlier(than: last)
      log.awaitEarlier(with: paused)
      pausedLog = paused
    } else {
      wanted = log.wantEarlier(than: last)
    }
    return wanted.map { [.readHistory(before: $0)] } ?? []
  }

  /// Takes in what the journal has from before what the log shows.
  mutating func takeInHistory(_ entries: [JournalEntry], owed: Set<ReceiverCall>) {
    log.prepend(entries, owed: owed)
    pausedLog?.prepend(entries, owed: owed)
  }
}
