import CCurses
import Screens

/// Puts frames on the curses screen. curses works out what the terminal must be sent for the difference.
@MainActor
struct Painter {
  private let window: UnsafeMutablePointer<WINDOW>
  private let palette: Palette
  private var painted: Frame?

  init(_ window: UnsafeMutablePointer<WINDOW>) {
    self.window = window
    palette = Palette()
  }

  /// Draws on the curses screen what differs from the frame before, or from an empty screen if there was none; `doupdate`
  /// then shows it.
  ///
  /// - Returns: whether there is anything to show.
  mutating func draw(_ frame: Frame) -> Bool {
    guard frame != painted else { return false }
    let isSameSize = painted?.width == frame.width && painted?.height == frame.height
    if !isSameSize { werase(window) }
    for y in 0..<frame.height { paint(row: y, of: frame, over: isSameSize ? painted?.row(y) : nil) }
    if let cursor = frame.cursor {
      curs_set(1)
      wmove(window, Int32(cursor.y), Int32(cursor.x))
    } else {
      curs_set(0)
    }
    wnoutrefresh(window)
    painted = frame
    return true
  }

  /// Forgets what is on the screen: the next frame is painted whole.
  mutating func forget() {
    painted = nil
    clearok(window, true)
  }

  /// Paints the cells of a row that differ from those before, or from blanks if there are none.
  private func paint(row y: Int, of frame: Frame, over before: ArraySlice<Cell>?) {
    let row = frame.row(y)
    guard row != before else { return }
    for (x, cell) in row.enumerated() where cell.width > 0 {
      let isThere = before.map { $0[$0.startIndex + x] == cell } ?? cell.isBlank
      if isThere { continue }
      let (attributes, pair) = palette[cell.style]
      wmove(window, Int32(y), Int32(x))
      let text = TerminalText(cell)
      add(text.scalars, attributes, pair)
      if text.isFollowedBySpace { add(GlyphScalars(" "), attributes, pair) }
    }
  }

  private func add(_ scalars: GlyphScalars, _ attributes: attr_t, _ pair: Int16) {
    var complex = cchar_t()
    withUnsafeTemporaryAllocation(of: wchar_t.self, capacity: scalars.count + 1) { characters in
      for (index, scalar) in scalars.enumerated() { characters[index] = wchar_t(bitPattern: scalar.value) }
      characters[scalars.count] = 0
      setcchar(&complex, characters.baseAddress, attributes, pair, nil)
    }
    wadd_wch(window, &complex)
  }
}
