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
    if pausedLog == nil { log.move(to: view) } else { pausedLog?.move(to: view) }
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
    log.move(like: paused)
  }

  /// Shows what passes a filter, or all of the log.
  mutating func filterLog(_ filter: LogFilter) {
    let filter = knowingUsers(filter)
    log.show(filter)
    pausedLog?.show(filter)
  }

  /// A filter that knows the keys of the users whom it names.
  func knowingUsers(_ filter: LogFilter) -> LogFilter {
    var filter = filter
    filter.updateUsers { user in
      let named = snapshot?.first(User.self, where: UserField.username.name, is: .string(user.name))
      if let pk = named?.pk { return user.learn(pk, isExact: true) }
      for slot in index?.slots(named: user.foldedName) ?? [] {
        if let pk = snapshot?.record(slot)?.pk { user.learn(pk, isExact: false) }
      }
    }
    return filter
  }

  /// What may stand behind a name in the log's filter: at once, the user under the list's cursor.
  func logValues(of name: String, isTyped: Bool) -> [String] {
    let user = [selected?.user.username].compactMap(\.self)
    let values: [String] =
      switch name {
      case "user:": isTyped ? user + shownLog.usernames : user
      case "receiver:": isTyped ? shownLog.receivers : []
      case "signal:": isTyped ? LogEntry.signals : []
      default: []
      }
    var known: Set<String> = []
    return values.filter { known.insert($0).inserted }
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
