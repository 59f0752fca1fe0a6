/// Every key, what it does, and what the help says of it. Dispatch, the hint line and the help are all drawn from it.
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
      self.keys = keys
      self.command = command
      self.help = help
      self.hint = hint
    }
  }

  /// What a key can ask for.
  enum Command: Hashable, Sendable {
    case up, down, pageUp, pageDown, first, last
    case nextPane, previousPane
    case add, edit, delete, loadSample, retry
    case help, quit, redraw, suspend
    case nextField, previousField, toggle, save, leave
    case left, right, start, end, wordLeft, wordRight
    case deleteBackward, deleteForward, killToEnd, killToStart, killWord, yank
    case confirm, cancel
  }

  func command(for key: Key) -> Command? {
    bindings.first { $0.keys.contains(key) }?.command
  }

  /// What works in the panes.
  static let panes = KeyMap(bindings: [
    Binding(.character("a"), .insert, does: .add, help: .helpAdd, hint: .hintAdd),
    Binding(.character("e"), .enter, .function(2), does: .edit, help: .helpEdit, hint: .hintEdit),
    Binding(.character("d"), .delete, .function(8), does: .delete, help: .helpDelete, hint: .hintDelete),
    Binding(.character("s"), does: .loadSample, help: .helpSample),
    Binding(.up, .character("k"), does: .up, help: .helpUp),
    Binding(.down, .character("j"), does: .down, help: .helpDown),
    Binding(.pageUp, does: .pageUp, help: .helpPageUp),
    Binding(.pageDown, does: .pageDown, help: .helpPageDown),
    Binding(.home, .character("g"), does: .first, help: .helpFirst),
    Binding(.end, .character("G"), does: .last, help: .helpLast),
    Binding(.tab, does: .nextPane, help: .helpNextPane, hint: .hintPane),
    Binding(.backTab, does: .previousPane, help: .helpPreviousPane),
    Binding(.character("R"), does: .retry, help: .helpRetry),
    Binding(.character("?"), .function(1), does: .help, help: .helpHelp, hint: .hintHelp),
    Binding(.character("q"), .function(10), .control("c"), does: .quit, help: .helpQuit, hint: .hintQuit),
    Binding(.control("l"), does: .redraw, help: .helpRedraw),
    Binding(.control("z"), does: .suspend, help: .helpSuspend),
  ])

  /// What works in the form; every other character is typed into the field.
  static let form = KeyMap(bindings: [
    Binding(.enter, .control("s"), does: .save, help: .helpSave, hint: .hintSave),
    Binding(.escape, does: .leave, help: .helpLeave, hint: .hintLeave),
    Binding(.tab, .down, does: .nextField, help: .helpNextField, hint: .hintNextField),
    Binding(.backTab, .up, does: .previousField, help: .helpPreviousField),
    Binding(.character(" "), does: .toggle, help: .helpToggle, hint: .hintToggle),
    Binding(.left, .control("b"), does: .left, help: .helpLeft),
    Binding(.right, .control("f"), does: .right, help: .helpRight),
    Binding(.control("a"), .home, does: .start, help: .helpStart),
    Binding(.control("e"), .end, does: .end, help: .helpEnd),
    Binding(.alt("b"), does: .wordLeft, help: .helpWordLeft),
    Binding(.alt("f"), does: .wordRight, help: .helpWordRight),
    Binding(.backspace, .control("h"), does: .deleteBackward, help: .helpDeleteBackward),
    Binding(.delete, .control("d"), does: .deleteForward, help: .helpDeleteForward),
    Binding(.control("k"), does: .killToEnd, help: .helpKillToEnd),
    Binding(.control("u"), does: .killToStart, help: .helpKillToStart),
    Binding(.control("w"), does: .killWord, help: .helpKillWord),
    Binding(.control("y"), does: .yank, help: .helpYank),
    Binding(.function(1), does: .help, help: .helpHelp, hint: .hintHelp),
    Binding(.control("c"), .function(10), does: .quit, help: .helpQuit),
    Binding(.control("l"), does: .redraw, help: .helpRedraw),
    Binding(.control("z"), does: .suspend, help: .helpSuspend),
  ])

  /// What answers a question. No key that asks one is among those that confirm.
  static let question = KeyMap(bindings: [
    Binding(.character("y"), .character("Y"), does: .confirm, help: .helpConfirm),
    Binding(.character("n"), .character("N"), .escape, .control("c"), does: .cancel, help: .helpCancel),
    Binding(.control("l"), does: .redraw, help: .helpRedraw),
    Binding(.control("z"), does: .suspend, help: .helpSuspend),
  ])

  /// What works while the help is shown.
  static let help = KeyMap(bindings: [
    Binding(
      .escape, .character("q"), .character("?"), .function(1), .enter, does: .cancel, help: .helpClose,
      hint: .hintClose),
    Binding(.up, .character("k"), does: .up, help: .helpUp, hint: .hintScroll),
    Binding(.down, .character("j"), does: .down, help: .helpDown),
    Binding(.pageUp, does: .pageUp, help: .helpPageUp),
    Binding(.pageDown, .character(" "), does: .pageDown, help: .helpPageDown),
    Binding(.home, .character("g"), does: .first, help: .helpFirst),
    Binding(.end, .character("G"), does: .last, help: .helpLast),
    Binding(.function(10), .control("c"), does: .quit, help: .helpQuit),
    Binding(.control("l"), does: .redraw, help: .helpRedraw),
    Binding(.control("z"), does: .suspend, help: .helpSuspend),
  ])
}
