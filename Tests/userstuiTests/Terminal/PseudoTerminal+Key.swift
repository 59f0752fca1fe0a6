extension PseudoTerminal {
  /// A key on an xterm's keyboard.
  enum Key {
    case enter, escape, tab, backTab, backspace, insert, delete
    case up, down, left, right, home, end, pageUp, pageDown
    case f(Int)
    case control(Character)
    case alt(Character)

    /// What the key sends; programs that asked for it get the application form of the cursor keys.
    func bytes(applicationCursorKeys: Bool) -> [UInt8] {
      let cursor = applicationCursorKeys ? "\u{1B}O" : "\u{1B}["
      let text =
        switch self {
        case .enter: "\r"
        case .escape: "\u{1B}"
        case .tab: "\t"
        case .backTab: "\u{1B}[Z"
        case .backspace: "\u{7F}"
        case .insert: "\u{1B}[2~"
        case .delete: "\u{1B}[3~"
        case .up: cursor + "A"
        case .down: cursor + "B"
        case .right: cursor + "C"
        case .left: cursor + "D"
        case .home: cursor + "H"
        case .end: cursor + "F"
        case .pageUp: "\u{1B}[5~"
        case .pageDown: "\u{1B}[6~"
        case .f(let number): Self.function(number)
        case .control(let character): String(Unicode.Scalar((character.asciiValue ?? 0) & 0x1F))
        case .alt(let character): "\u{1B}\(character)"
        }
      return Array(text.utf8)
    }

    private static func function(_ number: Int) -> String {
      let codes = [15, 17, 18, 19, 20, 21, 23, 24]
      switch number {
      case 1...4: return "\u{1B}O" + ["P", "Q", "R", "S"][number - 1]
      case 5...12: return "\u{1B}[\(codes[number - 5])~"
      default: preconditionFailure("There is no key F\(number).")
      }
    }
  }
}
