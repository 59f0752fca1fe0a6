import CCurses
import Glibc
import Screens

/// What a style looks like here. Nothing is told by colour alone: every role differs in an attribute or in its text.
@MainActor
struct Palette {
  private var looks: [Style.Role: (attributes: attr_t, pair: Int16)] = [:]

  /// Sets up the colours, unless the terminal has none or `NO_COLOR` asks for none.
  init() {
    let environment = getenv("NO_COLOR").map { String(cString: $0) } ?? ""
    let hasColors = has_colors() && environment.isEmpty
    if hasColors {
      start_color()
      use_default_colors()
    }
    for (index, role) in Style.Role.allCases.enumerated() {
      let (attributes, color) = Self.look(role)
      guard hasColors, let color else {
        looks[role] = (attributes, 0)
        continue
      }
      init_pair(Int16(index + 1), Int16(color), -1)
      looks[role] = (attributes, Int16(index + 1))
    }
  }

  subscript(style: Style) -> (attributes: attr_t, pair: Int16) {
    let look = looks[style.role] ?? (0, 0)
    return style.isEscape ? (look.attributes ^ ccurses_reverse(), look.pair) : look
  }

  private static func look(_ role: Style.Role) -> (attr_t, color: Int32?) {
    switch role {
    case .plain: (0, nil)
    case .dim, .border: (ccurses_dim(), nil)
    case .title, .header, .borderFocused: (ccurses_bold(), nil)
    case .selected: (ccurses_reverse(), nil)
    case .selectedUnfocused: (ccurses_underline(), nil)
    case .key: (ccurses_bold(), COLOR_CYAN)
    case .hint: (0, nil)
    case .warning: (ccurses_bold(), COLOR_YELLOW)
    case .error: (ccurses_bold(), COLOR_RED)
    case .success: (0, COLOR_GREEN)
    case .accent: (0, COLOR_CYAN)
    case .match: (ccurses_bold() | ccurses_underline(), COLOR_MAGENTA)
    case .input: (ccurses_underline(), nil)
    case .inputFocused: (ccurses_underline() | ccurses_bold(), nil)
    }
  }
}
