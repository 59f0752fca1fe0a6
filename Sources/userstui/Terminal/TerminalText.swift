import CCurses
import Screens

/// What the terminal is sent for a cell.
///
/// Columns stay straight only if all agree on a character's width: where the C library, and so curses, has another
/// opinion than the frame, a stand-in of the right width takes the character's place.
struct TerminalText {
  /// A character with its marks.
  private(set) var scalars: GlyphScalars

  /// Whether a space follows, as the stand-in of a wide character takes one column.
  private(set) var isFollowedBySpace = false

  init(_ cell: Cell) {
    scalars = cell.scalars
    guard let base = scalars.first, !base.isASCII || scalars.count > 1 else { return }
    if !Self.isUnicode {
      standIn(Self.ascii[base] ?? "?", for: cell)
    } else if ccurses_width(wchar_t(bitPattern: base.value)) != Int32(cell.width) {
      standIn("\u{FFFD}", for: cell)
    } else if scalars.count > 1 {
      scalars = GlyphScalars(
        base, marks: scalars.dropFirst().filter { ccurses_width(wchar_t(bitPattern: $0.value)) == 0 })
    }
  }

  private mutating func standIn(_ scalar: Unicode.Scalar, for cell: Cell) {
    scalars = GlyphScalars(scalar)
    isFollowedBySpace = cell.width == 2
  }

  /// Whether the locale's characters are Unicode's: `setlocale` comes first.
  private static let isUnicode = ccurses_has_utf8() != 0

  /// What stands for the program's own signs where there is only ASCII.
  private static let ascii: [Unicode.Scalar: Unicode.Scalar] = [
    "─": "-", "│": "|", "┌": "+", "┐": "+", "└": "+", "┘": "+", "├": "+", "┤": "+", "┬": "+", "┴": "+", "┼": "+",
    "▸": ">", "●": "*", "○": "o", "…": "~", "·": "-", "✓": "+", "✗": "x", "→": ">", "←": "<", "↑": "^", "↓": "v",
    "▲": "^", "▼": "v", "≠": "-", "█": "#", "░": ".", "•": "*",
    "–": "-", "×": "x", "‹": "<", "›": ">", "’": "'", "“": "\"", "”": "\"",
  ]
}
