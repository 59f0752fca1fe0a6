import JSONStore

extension KeyMap.Command {
  /// Whether it asks for a save: what nobody can have of a store that is read-only.
  var changesStore: Bool {
    switch self {
    case .add, .edit, .setPassword, .delete, .loadSample, .retry: true
    default: false
    }
  }
}

extension Model {
  /// Why a command can do nothing now; `nil` if it can.
  func refusal(of command: KeyMap.Command) -> Notice? {
    if command.changesStore {
      if loading != nil { return Notice(text: texts(.noticeLoading), isError: false) }
      if let readOnly { return Notice(text: texts.sentence(readOnly), isError: true) }
    }
    let reason: Phrase? =
      switch command {
      case .edit, .setPassword, .delete: selected == nil ? .noticeNobodySelected : nil
      case .loadSample: userCount > 0 ? .noticeNotEmpty : nil
      case .retry: failedCall == nil ? .noticeNothingToRetry : nil
      default: nil
      }
    return reason.map { Notice(text: texts($0), isError: false) }
  }

  /// The failed call of a receiver that the log's cursor is on.
  var failedCall: ReceiverCall? {
    let pane = logPane
    return pane.cursor.flatMap(pane.line(at:))?.failed
  }
}
