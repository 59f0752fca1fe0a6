extension KeyMap {
  /// What works in a pane: what is its own first, then what works in all.
  static func pane(_ pane: Model.Pane) -> KeyMap {
    switch pane {
    case .list: list
    case .detail: detail
    case .log: log
    }
  }

  static let list = KeyMap(bindings: users + finding + moving + everywhere)

  /// What works in the list while a range is marked: the same, and the hints say first what that is about.
  static let range = KeyMap(bindings: (finding + moving).map(\.inRange) + users + everywhere)

  static let detail = KeyMap(bindings: users + moving + everywhere)

  static let log = KeyMap(bindings: signals + users.compactMap(\.besideSignals) + moving + everywhere)

  /// What can be done with users.
  private static let users = [
    Binding(.character("a"), .insert, does: .add, help: .helpAdd, hint: .hintAdd),
    Binding(.character("e"), .enter, .function(2), does: .edit, help: .helpEdit, hint: .hintEdit),
    Binding(.character("p"), does: .setPassword, help: .helpSetPassword),
    Binding(.character("d"), .delete, .function(8), does: .delete, help: .helpDelete, hint: .hintDelete),
    Binding(.character("x"), does: .actions, help: .helpActions, hint: .hintActions),
    Binding(.character("u"), does: .undo, help: .helpUndo, hint: .hintUndo),
    Binding(.control("r"), does: .redo, help: .helpRedo),
    Binding(.character("s"), does: .loadSample, help: .helpSample),
  ]

  /// Who is in the list, in what order, and who is marked.
  private static let finding = [
    Binding(.character("/"), .function(3), does: .find, help: .helpFind, hint: .hintFind),
    Binding(.escape, does: .stepBack, help: .helpStepBack),
    Binding(.character(" "), does: .mark, help: .helpMark),
    Binding(.character("v"), does: .markRange, help: .helpMarkRange),
    Binding(.character("*"), does: .markAll, help: .helpMarkAll),
    Binding(.character("\\"), does: .unmarkAll, help: .helpUnmarkAll),
    Binding(KeyMap.digits.map(Key.character), does: .sort, help: .helpSort),
    Binding(KeyMap.digits.map(Key.alt), does: .sortToo, help: .helpSortToo),
    Binding(.character("c"), does: .columns, help: .helpColumns),
  ]

  /// They name the list's columns.
  private static let digits: [Character] = ["1", "2", "3", "4", "5", "6", "7", "8"]

  /// What can be done with the lines of the signal log.
  private static let signals = [
    Binding(.enter, does: .openEvent, help: .helpOpenEvent, hint: .hintOpenEvent),
    Binding(.character("/"), does: .findInLog, help: .helpFilterLog, hint: .hintFilterLog),
    Binding(.character("."), does: .findUser, help: .helpFilterLogUser),
    Binding(.character("p"), does: .pause, help: .helpPause, hint: .hintPause),
    Binding(.character("f"), does: .follow, help: .helpFollow, hint: .hintFollow),
    Binding(.character("z"), does: .fullHeight, help: .helpFullHeight, hint: .hintFullHeight),
    Binding(.escape, does: .stepBackInLog, help: .helpStepBackInLog),
    Binding(.character("R"), does: .retry, help: .helpRetry),
    Binding(.character("y"), does: .copy, help: .helpCopyEntry),
  ]

  static let moving = [
    Binding(.up, .character("k"), does: .up, help: .helpUp),
    Binding(.down, .character("j"), does: .down, help: .helpDown),
    Binding(.pageUp, does: .pageUp, help: .helpPageUp),
    Binding(.pageDown, does: .pageDown, help: .helpPageDown),
    Binding(.control("u"), does: .halfPageUp, help: .helpHalfPageUp),
    Binding(.control("d"), does: .halfPageDown, help: .helpHalfPageDown),
    Binding(.home, .character("g"), does: .first, help: .helpFirst),
    Binding(.end, .character("G"), does: .last, help: .helpLast),
  ]

  private static let everywhere = [
    Binding(.tab, does: .nextPane, help: .helpNextPane, hint: .hintPane),
    Binding(.backTab, does: .previousPane, help: .helpPreviousPane),
    Binding(.character("<"), does: .borderLeft, help: .helpBorderLeft),
    Binding(.character(">"), does: .borderRight, help: .helpBorderRight),
    Binding(.character("?"), .function(1), does: .help, help: .helpHelp, hint: .hintHelp),
    Binding(.character(":"), .control("p"), does: .palette, help: .helpPalette),
    Binding(.character("q"), .function(10), .control("c"), does: .quit, help: .helpQuit, hint: .hintQuit),
    Binding(.control("l"), does: .redraw, help: .helpRedraw),
    Binding(.control("z"), does: .suspend, help: .helpSuspend),
  ]
}

extension KeyMap.Binding {
  /// With the hint for a range that is being marked.
  fileprivate var inRange: KeyMap.Binding {
    let hint: Phrase? =
      switch command {
      case .up: .hintMarkUp
      case .down: .hintMarkDown
      case .markRange: .hintEndRange
      case .stepBack: .hintDropRange
      default: nil
      }
    return KeyMap.Binding(keys, does: command, help: help, hint: hint)
  }

  /// In the log Enter opens the event, `p` pauses, and the hints are the signals'.
  fileprivate var besideSignals: KeyMap.Binding? {
    let keys = keys.filter { $0 != .enter && $0 != .character("p") }
    return keys.isEmpty ? nil : KeyMap.Binding(keys, does: command, help: help)
  }
}
