extension KeyMap {
  /// What works in the form; every other character is typed into the field.
  static let form = KeyMap(
    bindings: [
      Binding(.enter, .control("s"), does: .save, help: .helpSave, hint: .hintSave),
      Binding(.escape, does: .leave, help: .helpLeave, hint: .hintLeave),
    ] + goingThroughFields + [
      Binding(.character(" "), does: .toggle, help: .helpToggle, hint: .hintToggle)
    ] + editing + aroundDialogs)

  private static let goingThroughFields = [
    Binding(.tab, .down, does: .nextField, help: .helpNextField, hint: .hintNextField),
    Binding(.backTab, .up, does: .previousField, help: .helpPreviousField),
  ]

  /// What works where a line is typed: the keys of readline.
  private static let editing = editingCharacters + editingWords

  private static let editingCharacters = [
    Binding(.left, .control("b"), does: .left, help: .helpLeft),
    Binding(.right, .control("f"), does: .right, help: .helpRight),
    Binding(.control("a"), .home, does: .start, help: .helpStart),
    Binding(.control("e"), .end, does: .end, help: .helpEnd),
    Binding(.backspace, .control("h"), does: .deleteBackward, help: .helpDeleteBackward),
    Binding(.delete, .control("d"), does: .deleteForward, help: .helpDeleteForward),
    Binding(.control("k"), does: .killToEnd, help: .helpKillToEnd),
    Binding(.control("u"), does: .killToStart, help: .helpKillToStart),
  ]

  private static let editingWords = [
    Binding(.alt("b"), does: .wordLeft, help: .helpWordLeft),
    Binding(.alt("f"), does: .wordRight, help: .helpWordRight),
    Binding(.control("w"), does: .killWord, help: .helpKillWord),
    Binding(.control("y"), does: .yank, help: .helpYank),
  ]

  /// What works in the line in which a filter is typed; every other character is typed into it.
  static let filter = KeyMap(
    bindings: [
      Binding(.enter, does: .confirm, help: .helpKeepFilter, hint: .hintKeep),
      Binding(.escape, does: .cancel, help: .helpCancelFilter, hint: .hintLeave),
      Binding(.tab, does: .complete, help: .helpComplete, hint: .hintComplete),
      Binding(.backTab, does: .completeBack, help: .helpCompleteBack),
      Binding(.up, does: .up, help: .helpUp),
      Binding(.down, does: .down, help: .helpDown),
      Binding(.pageUp, does: .pageUp, help: .helpPageUp),
      Binding(.pageDown, does: .pageDown, help: .helpPageDown),
    ] + editing + aroundDialogs)

  /// What works where the list's columns are chosen.
  static let columns = KeyMap(
    bindings: [
      Binding(.character(" "), does: .toggle, help: .helpToggleColumn, hint: .hintToggleColumn),
      Binding(.character("s"), does: .sortToo, help: .helpSortColumn, hint: .hintSort),
      Binding(.character("K"), does: .moveUp, help: .helpMoveColumnUp, hint: .hintMoveUp),
      Binding(.character("J"), does: .moveDown, help: .helpMoveColumnDown, hint: .hintMoveDown),
      Binding(.escape, .enter, .character("q"), .character("c"), does: .cancel, help: .helpClose, hint: .hintClose),
      Binding(.up, .character("k"), does: .up, help: .helpUp),
      Binding(.down, .character("j"), does: .down, help: .helpDown),
      Binding(.home, .character("g"), does: .first, help: .helpFirst),
      Binding(.end, .character("G"), does: .last, help: .helpLast),
    ] + aroundDialogs)

  private static let aroundDialogs = [
    Binding(.function(1), does: .help, help: .helpHelp, hint: .hintHelp),
    Binding(.control("c"), .function(10), does: .quit, help: .helpQuit),
    Binding(.control("l"), does: .redraw, help: .helpRedraw),
    Binding(.control("z"), does: .suspend, help: .helpSuspend),
  ]

  /// What works in the form on the line of the password, where nothing is typed.
  static let passwordRow = KeyMap(
    bindings: [
      Binding(.enter, .character(" "), does: .setPassword, help: .helpSetPassword, hint: .hintSetPassword),
      Binding(.delete, .backspace, does: .disablePassword, help: .helpDisablePassword, hint: .hintDisablePassword),
      Binding(.control("s"), does: .save, help: .helpSave, hint: .hintSave),
      Binding(.escape, does: .leave, help: .helpLeave, hint: .hintLeave),
    ] + goingThroughFields + aroundDialogs)

  /// What works where a new password is typed: nothing that goes by words or brings back what was cut, as that would tell
  /// something of what the dots hide.
  static let password = KeyMap(
    bindings: [
      Binding(.enter, .control("s"), does: .save, help: .helpTakePassword, hint: .hintSetPassword),
      Binding(.escape, does: .leave, help: .helpLeavePassword, hint: .hintLeave),
    ] + goingThroughFields + editingCharacters + aroundDialogs)

  /// What answers a question. No key that asks one is among those that confirm.
  static let question = KeyMap(bindings: [
    Binding(.character("y"), .character("Y"), does: .confirm, help: .helpConfirm),
    Binding(.character("w"), .character("W"), does: .alternative, help: .helpAlternative),
    Binding(.character("n"), .character("N"), .escape, .control("c"), does: .cancel, help: .helpCancel),
    Binding(.control("l"), does: .redraw, help: .helpRedraw),
    Binding(.control("z"), does: .suspend, help: .helpSuspend),
  ])

  /// What works in a list of commands; every other character is typed into the search.
  static let commands = KeyMap(
    bindings: [
      Binding(.enter, does: .run, help: .helpRun, hint: .hintRun),
      Binding(.escape, .function(1), does: .cancel, help: .helpClose, hint: .hintClose),
      Binding(.up, .control("p"), does: .up, help: .helpUp),
      Binding(.down, .control("n"), does: .down, help: .helpDown),
      Binding(.pageUp, does: .pageUp, help: .helpPageUp),
      Binding(.pageDown, does: .pageDown, help: .helpPageDown),
    ] + editing + [
      Binding(.function(10), .control("c"), does: .quit, help: .helpQuit),
      Binding(.control("l"), does: .redraw, help: .helpRedraw),
      Binding(.control("z"), does: .suspend, help: .helpSuspend),
    ])

  /// What works while an event is shown.
  static let event = KeyMap(bindings: [
    Binding(.enter, does: .openEvent, help: .helpGoToEvent, hint: .hintGoToEvent),
    Binding(.left, .backspace, does: .back, help: .helpBack, hint: .hintBack),
    Binding(.character("J"), .control("n"), does: .nextEvent, help: .helpNextEvent, hint: .hintNextEvent),
    Binding(.character("K"), .control("p"), does: .previousEvent, help: .helpPreviousEvent, hint: .hintPreviousEvent),
    Binding(.character("R"), does: .retry, help: .helpRetry, hint: .hintRetry),
    Binding(.character("y"), does: .copy, help: .helpCopyEvent, hint: .hintCopy),
    Binding(.escape, .character("q"), does: .cancel, help: .helpCloseEvent, hint: .hintClose),
    Binding(.up, .character("k"), does: .up, help: .helpUp),
    Binding(.down, .character("j"), does: .down, help: .helpDown),
    Binding(.pageUp, does: .pageUp, help: .helpPageUp),
    Binding(.pageDown, .character(" "), does: .pageDown, help: .helpPageDown),
    Binding(.home, .character("g"), does: .first, help: .helpFirst),
    Binding(.end, .character("G"), does: .last, help: .helpLastLine),
    Binding(.character("?"), .function(1), does: .help, help: .helpHelp, hint: .hintHelp),
    Binding(.function(10), .control("c"), does: .quit, help: .helpQuit),
    Binding(.control("l"), does: .redraw, help: .helpRedraw),
    Binding(.control("z"), does: .suspend, help: .helpSuspend),
  ])

  /// What can be done with the chosen users; those that are actions are the menu's lines.
  static let actions = KeyMap(
    bindings: [
      Binding(.enter, does: .choose, help: .helpChoose, hint: .hintChoose),
      Binding(.character("a"), does: .activate, help: .actionActivate),
      Binding(.character("i"), does: .deactivate, help: .actionDeactivate),
      Binding(.character("s"), does: .makeStaff, help: .actionStaff),
      Binding(.character("n"), does: .unmakeStaff, help: .actionUnstaff),
      Binding(.character("d"), .delete, .function(8), does: .delete, help: .actionDelete),
      Binding(.character("e"), does: .export, help: .actionExport),
      Binding(.up, .character("k"), does: .up, help: .helpUp),
      Binding(.down, .character("j"), does: .down, help: .helpDown),
      Binding(.home, .character("g"), does: .first, help: .helpFirst),
      Binding(.end, .character("G"), does: .last, help: .helpLast),
      Binding(.escape, .character("q"), .character("x"), does: .cancel, help: .helpCloseMenu, hint: .hintClose),
    ] + aroundDialogs)

  /// What works in the field for a path.
  static let path = KeyMap(
    bindings: [
      Binding(.enter, does: .choose, help: .helpGoOn, hint: .hintGoOn),
      Binding(.escape, does: .cancel, help: .helpCancelWork, hint: .hintCancel),
    ] + editing + aroundDialogs)

  /// What works while the store prepares something that takes its time: nothing that would act on what is changing.
  static let work = KeyMap(
    bindings: [
      Binding(.escape, .control("c"), does: .cancel, help: .helpCancelWork, hint: .hintCancel),
      Binding(.character("q"), .function(10), does: .quit, help: .helpQuit, hint: .hintQuit),
    ] + aroundWork)

  /// What works once it is being written.
  static let writing = KeyMap(
    bindings: [
      Binding(.character("q"), .function(10), .control("c"), does: .quit, help: .helpQuit, hint: .hintQuit)
    ] + aroundWork)

  private static let aroundWork =
    moving + [
      Binding(.control("l"), does: .redraw, help: .helpRedraw),
      Binding(.control("z"), does: .suspend, help: .helpSuspend),
    ]
}
