/// Every key, what it does, and what the help says of it. Dispatch, the hint line, the help and the palette
/// are all drawn from it.
public struct KeyMap: Sendable {
  /// The bindings, in the order in which the help lists them.
  let bindings: [Binding]

  /// One thing to do, and the keys for it.
  struct Binding: Sendable {
    let keys: [Key]
    let command: Command
    /// What the help says.
    let help: Phrase
    /// What the hint line says; `nil` for what needs no reminder.
    let hint: Phrase?

    init(_ keys: Key..., does command: Command, help: Phrase, hint: Phrase? = nil) {
      self.init(keys, does: command, help: help, hint: hint)
    }

    init(_ keys: [Key], does command: Command, help: Phrase, hint: Phrase? = nil) {
      self.keys = keys
      self.command = command
      self.help = help
      self.hint = hint
    }
  }

  /// What a key can ask for.
  enum Command: Hashable, Sendable {
    case up, down, pageUp, pageDown, first, last
    case halfPageUp, halfPageDown
    case nextPane, previousPane, borderLeft, borderRight
    case add, edit, delete, loadSample, retry
    case find, stepBack, mark, markRange, markAll, unmarkAll, columns, sort, sortToo, moveUp, moveDown
    case complete, completeBack
    case findInLog, findUser, stepBackInLog, pause, follow, fullHeight, openEvent, copy, back
    case nextEvent, previousEvent
    case actions, activate, deactivate, makeStaff, unmakeStaff, export
    case undo, redo
    case help, quit, redraw, suspend
    case palette, run
    case nextField, previousField, toggle, save, leave
    case setPassword, disablePassword
    case left, right, start, end, wordLeft, wordRight
    case deleteBackward, deleteForward, killToEnd, killToStart, killWord, yank
    case confirm, cancel, alternative, choose
  }

  /// What a key asks for; one that types Hangul, what it asks for in the Latin layout. (Where text is typed, no letter asks
  /// for anything.)
  func command(for key: Key) -> Command? {
    func binding(of key: Key) -> Binding? { bindings.first { $0.keys.contains(key) } }
    return (binding(of: key) ?? key.latin.flatMap(binding))?.command
  }

  /// The first of the keys for a command, as it is printed on keyboards.
  func keyName(for command: Command) -> String {
    bindings.first { $0.command == command }?.keys.first?.name ?? ""
  }
}

extension KeyMap.Binding {
  /// Whether its keys are a row that names the list's columns, and none of them is meant by the binding alone.
  var namesColumns: Bool { keys.count > 5 }

  /// All keys, as they are printed on keyboards; of a row of them the first and the last.
  var keyNames: String {
    guard namesColumns, let first = keys.first, let last = keys.last else {
      return keys.map(\.name).joined(separator: "  ")
    }
    return "\(first.name) … \(last.name)"
  }
}
