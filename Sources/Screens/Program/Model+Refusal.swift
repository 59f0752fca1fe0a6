import JSONStore

extension KeyMap.Command {
  /// Whether it asks for a save: what nobody can have of a store that is read-only.
  var changesStore: Bool {
    switch self {
    case .add, .edit, .setPassword, .delete, .loadSample, .retry, .undo, .redo: true
    case .activate, .deactivate, .makeStaff, .unmakeStaff: true
    default: false
    }
  }
}

extension Model {
  /// Why a command can do nothing now; `nil` if it can.
  func refusal(of command: KeyMap.Command) -> Notice? {
    if command.changesStore, let refusalOfSaves { return refusalOfSaves }
    let reason: Phrase? =
      switch command {
      case .edit, .setPassword: selected == nil ? .noticeNobodySelected : nil
      case .actions where loading != nil: .noticeLoading
      case .delete, .actions: list.slot == nil && !hasMarks ? .noticeNobodySelected : nil
      case .loadSample: userCount > 0 ? .noticeNotEmpty : nil
      case .borderLeft, .borderRight: layout.dividers.contains { $0.0 == .detail } ? nil : .noticeNoBorder
      case .openEvent: shownEvent != nil && eventTarget == nil ? .noticeLeadsNowhere : nil
      case .retry where failedCall != nil: nil
      case .retry: shownEvent == nil ? .noticeNothingToRetry : .noticeNothingToRetryHere
      default: nil
      }
    return reason.map { Notice(text: texts($0), isError: false) }
  }

  /// Whether a command can do anything now. Undoing is not refused for that: what is being saved will be undone.
  func canDo(_ command: KeyMap.Command) -> Bool {
    switch command {
    case .undo where !canUndo, .redo where !canRedo: false
    default: refusal(of: command) == nil
    }
  }

  /// Why the store takes no saves now; `nil` if it does.
  var refusalOfSaves: Notice? {
    if loading != nil { return Notice(text: texts(.noticeLoading), isError: false) }
    return readOnly.map { Notice(text: texts.sentence($0), isError: true) }
  }

  /// The failed call of a receiver that can be made again: of the event that is shown, else where the log's cursor is.
  var failedCall: ReceiverCall? {
    guard let step = shownEvent else { return logPane.selected?.line.failed }
    let lines = eventLines.lines(of: step)
    return lines[step.scrolling.row(lines: lines.count)].failed ?? lines.lazy.compactMap(\.failed).first
  }

  /// The event that the line leads to which the cursor is on in the one that is shown.
  var eventTarget: LogEntry? {
    guard let step = shownEvent else { return nil }
    let lines = eventLines.lines(of: step)
    return lines[step.scrolling.row(lines: lines.count)].target.flatMap(log.entry)
  }

  /// The event that is shown in full, whatever lies over it.
  private var shownEvent: EventScreen.Step? {
    for case .event(let screen) in dialogs { return screen.step }
    return nil
  }
}
