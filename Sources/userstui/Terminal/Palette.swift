import CCurses
import Glibc
import Screens

/// What curses is told for a style.
@MainActor
struct Palette {
  private var looks: [Style: (attributes: attr_t, pair: Int16)] = [:]

  /// Sets up the colours, unless the terminal has none or `NO_COLOR` (https://no-color.org) asks for none.
  init() {
    let depth = Self.depth
    if depth != .none {
      start_color()
      use_default_colors()
    }
    // The colours, in the order of their pairs, which count from 1.
    var colors: [Int32] = []
    for style in Style.all {
      let look = Look(style, depth)
      if let color = look.color, !colors.contains(color) {
        colors.append(color)
        init_extended_pair(Int32(colors.count), color, -1)
      }
      let pair = look.color.flatMap(colors.firstIndex).map { Int16($0 + 1) }
      looks[style] = (look.attributes.curses, pair ?? 0)
    }
  }

  subscript(style: Style) -> (attributes: attr_t, pair: Int16) { looks[style] ?? (0, 0) }

  private static var depth: ColorDepth {
    let noColor = getenv("NO_COLOR").map { String(cString: $0) } ?? ""
    return has_colors() && noColor.isEmpty ? ColorDepth(count: tigetnum("colors")) : .none
  }
}

extension Style {
  /// Every style there is.
  static var all: [Style] {
    Role.allCases.flatMap { role in
      Selection.allCases.flatMap { selection in
        [false, true].map { Style(role, isEscape: $0, selection: selection) }
      }
    }
  }
}

extension Look.Attributes {
  fileprivate var curses: attr_t {
    var all: attr_t = 0
    if contains(.bold) { all |= ccurses_bold() }
    if contains(.dim) { all |= ccurses_dim() }
    if contains(.underline) { all |= ccurses_underline() }
    if contains(.reverse) { all |= ccurses_reverse() }
    return all
  }
}
