import CCurses
import Screens

/// What the terminal is sent for a cell.
///
/// Columns stay straight only if all agree on a character's width: where the C library, and so curses, has another
/// opinion than the frame, a stand-in of the right width takes the character's place.
enum TerminalText {
  /// Characters with their marks, one for each column or for two.
  static func pieces(of cell: Cell) -> [[Unicode.Scalar]] {
    let scalars = Array(cell.text.unicodeScalars)
    guard let base = scalars.first else { return [[" "]] }
    if base.isASCII, scalars.count == 1 { return [scalars] }
    guard isUnicode else { return standIn(ascii[base] ?? "?", cell) }
    guard ccurses_width(wchar_t(bitPattern: base.value)) == Int32(cell.width) else { return standIn("\u{FFFD}", cell) }
    return [[base] + scalars.dropFirst().filter { ccurses_width(wchar_t(bitPattern: $0.value)) == 0 }]
  }

  private static func standIn(_ scalar: Unicode.Scalar, _ cell: Cell) -> [[Unicode.Scalar]] {
    [[scalar]] + Array(repeating: [" "], count: Int(cell.width) - 1)
  }

  /// Whether the locale's characters are Unicode's: `setlocale` comes first.
  private static let isUnicode = ccurses_has_utf8() != 0

  /// What stands for the program's own signs where there is only ASCII.
  private static let ascii: [Unicode.Scalar: Unicode.Scalar] = [
    "─": "-", "│": "|", "┌": "+", "┐": "+", "└": "+", "┘": "+", "├": "+", "┤": "+", "┬": "+", "┴": "+", "┼": "+",
    "▸": ">", "●": "*", "○": "o", "…": "~", "·": "-", "✓": "+", "✗": "x", "→": ">", "←": "<", "↑": "^", "↓": "v",
    "▲": "^", "▼": "v", "█": "#", "░": ".", "•": "*",
    "–": "-", "×": "x", "’": "'", "“": "\"", "”": "\"",
  ]
}
