/// A key as a person thinks of it, whatever bytes the terminal sends for it.
public enum Key: Hashable, Sendable {
  /// Something that types itself. A combining mark comes as a character of its own.
  case character(Character)
  /// Ctrl with a lower-case letter.
  case control(Character)
  /// Alt, or Esc and then the letter.
  case alt(Character)
  case function(Int)
  case up, down, left, right, pageUp, pageDown, home, end
  case enter, escape, tab, backTab, backspace, delete, insert

  /// The name that help and hints show: as it is printed on keyboards, in any language.
  var name: String {
    switch self {
    case .character(" "): "Space"
    case .character(let character): String(character)
    case .control(let letter): "Ctrl-\(letter.uppercased())"
    case .alt(let letter): "Alt-\(letter)"
    case .function(let number): "F\(number)"
    case .up: "↑"
    case .down: "↓"
    case .left: "←"
    case .right: "→"
    case .pageUp: "PgUp"
    case .pageDown: "PgDn"
    case .home: "Home"
    case .end: "End"
    case .enter: "Enter"
    case .escape: "Esc"
    case .tab: "Tab"
    case .backTab: "Shift-Tab"
    case .backspace: "Backspace"
    case .delete: "Del"
    case .insert: "Ins"
    }
  }
}
