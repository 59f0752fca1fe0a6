extension LineEditor {
  /// What a key does in a text field: readline's commands, or the character it types.
  mutating func apply(_ command: KeyMap.Command?, _ key: Key) {
    switch command {
    case .left: moveLeft()
    case .right: moveRight()
    case .start: moveToStart()
    case .end: moveToEnd()
    case .wordLeft: wordLeft()
    case .wordRight: wordRight()
    case .deleteBackward: deleteBackward()
    case .deleteForward: deleteForward()
    case .killToEnd: killToEnd()
    case .killToStart: killToStart()
    case .killWord: killWord()
    case .yank: yank()
    default: if case .character(let character) = key { insert(String(character)) }
    }
  }
}
