/// One column of a row: what is drawn there and how.
struct TerminalCell: Hashable {
  /// A character with its combining marks; empty in the right half of a wide character.
  var text = " "
  var style = TerminalStyle()

  var isRightHalf: Bool { text.isEmpty }
}

/// How a cell looks: the part of "select graphic rendition" a test may want to ask about.
struct TerminalStyle: Hashable {
  enum Color: Hashable {
    case `default`
    case indexed(Int)
    case rgb(Int, Int, Int)
  }

  var bold = false
  var dim = false
  var italic = false
  var underlined = false
  var blinking = false
  var reversed = false
  var hidden = false
  var foreground = Color.default
  var background = Color.default

  /// What an erased cell gets: xterm keeps the background colour only.
  var erased: TerminalStyle {
    var style = TerminalStyle()
    style.background = background
    return style
  }

  mutating func select(_ parameters: [Int]) {
    var rest = parameters[...]
    while let parameter = rest.popFirst() {
      switch parameter {
      case 0: self = TerminalStyle()
      case 1: bold = true
      case 2: dim = true
      case 3: italic = true
      case 4: underlined = true
      case 5: blinking = true
      case 7: reversed = true
      case 8: hidden = true
      case 22:
        bold = false
        dim = false
      case 23: italic = false
      case 24: underlined = false
      case 25: blinking = false
      case 27: reversed = false
      case 28: hidden = false
      case 30...37: foreground = .indexed(parameter - 30)
      case 38: foreground = Self.extendedColor(&rest) ?? foreground
      case 39: foreground = .default
      case 40...47: background = .indexed(parameter - 40)
      case 48: background = Self.extendedColor(&rest) ?? background
      case 49: background = .default
      case 90...97: foreground = .indexed(parameter - 90 + 8)
      case 100...107: background = .indexed(parameter - 100 + 8)
      default: break
      }
    }
  }

  private static func extendedColor(_ rest: inout ArraySlice<Int>) -> Color? {
    switch rest.popFirst() {
    case 5: return rest.popFirst().map(Color.indexed)
    case 2:
      guard let red = rest.popFirst(), let green = rest.popFirst(), let blue = rest.popFirst() else { return nil }
      return .rgb(red, green, blue)
    default: return nil
    }
  }
}
