/// What the output of a program does to the screen. Rows and columns count from 0.
extension TerminalScreen {
  mutating func print(_ scalar: Unicode.Scalar) {
    lastPrinted = scalar
    let scalar = pen.lineDrawing[pen.charset] ? lineDrawing[scalar] ?? scalar : scalar
    let width = scalar.terminalWidth
    guard width > 0 else { return combine(scalar) }
    if pen.wrapsNext || pen.position.column + width > columns, modes.contains(.autowrap) {
      pen.position.column = 0
      lineFeed()
    }
    let column = min(pen.position.column, columns - width)
    if insertMode { insertCells(width) }
    for half in 0..<width { split(at: column + half) }
    cells[pen.position.row][column] = TerminalCell(text: String(scalar), style: pen.style)
    if width == 2 { cells[pen.position.row][column + 1] = TerminalCell(text: "", style: pen.style) }
    pen.wrapsNext = column + width == columns
    pen.position.column = min(column + width, columns - 1)
  }

  private mutating func combine(_ mark: Unicode.Scalar) {
    var column = pen.wrapsNext ? pen.position.column : pen.position.column - 1
    if column > 0, cells[pen.position.row][column].isRightHalf { column -= 1 }
    if column >= 0 { cells[pen.position.row][column].text.unicodeScalars.append(mark) }
  }

  /// Blanks the other half of a wide character of which one half is about to be overwritten.
  private mutating func split(at column: Int) {
    let row = pen.position.row
    if cells[row][column].isRightHalf, column > 0 { cells[row][column - 1].text = " " }
    if column + 1 < columns, cells[row][column + 1].isRightHalf { cells[row][column + 1].text = " " }
    cells[row][column].text = " "
  }

  // MARK: The cursor

  mutating func move(row: Int? = nil, column: Int? = nil) {
    pen.position.row = min(max(row ?? pen.position.row, 0), rows - 1)
    pen.position.column = min(max(column ?? pen.position.column, 0), columns - 1)
    pen.wrapsNext = false
  }

  /// Up or down, not past the edge of the scrolling region the cursor is in.
  mutating func moveVertically(_ distance: Int) {
    let row = pen.position.row
    let lowest = row >= region.lowerBound ? region.lowerBound : 0
    let highest = row <= region.upperBound ? region.upperBound : rows - 1
    move(row: min(max(row + distance, lowest), highest))
  }

  mutating func lineFeed() {
    pen.wrapsNext = false
    if pen.position.row == region.upperBound {
      scrollUp(1)
    } else {
      move(row: pen.position.row + 1)
    }
  }

  mutating func reverseLineFeed() {
    if pen.position.row == region.lowerBound {
      scrollDown(1)
    } else {
      move(row: pen.position.row - 1)
    }
  }

  // MARK: Scrolling, inserting and deleting

  mutating func scrollUp(_ count: Int, from top: Int? = nil) {
    let top = top ?? region.lowerBound
    let count = min(count, region.upperBound - top + 1)
    cells.removeSubrange(top..<(top + count))
    cells.insert(contentsOf: erasedRows(count), at: region.upperBound + 1 - count)
  }

  mutating func scrollDown(_ count: Int, from top: Int? = nil) {
    let top = top ?? region.lowerBound
    let count = min(count, region.upperBound - top + 1)
    cells.removeSubrange((region.upperBound + 1 - count)...region.upperBound)
    cells.insert(contentsOf: erasedRows(count), at: top)
  }

  mutating func insertRows(_ count: Int) {
    if region.contains(pen.position.row) { scrollDown(count, from: pen.position.row) }
  }

  mutating func deleteRows(_ count: Int) {
    if region.contains(pen.position.row) { scrollUp(count, from: pen.position.row) }
  }

  mutating func insertCells(_ count: Int) {
    let count = min(count, columns - pen.position.column)
    cells[pen.position.row].removeLast(count)
    cells[pen.position.row].insert(contentsOf: erasedCells(count), at: pen.position.column)
  }

  mutating func deleteCells(_ count: Int) {
    let column = pen.position.column
    let count = min(count, columns - column)
    cells[pen.position.row].removeSubrange(column..<(column + count))
    cells[pen.position.row] += erasedCells(count)
  }

  // MARK: Erasing

  mutating func eraseCells(_ range: Range<Int>) {
    let range = range.clamped(to: 0..<columns)
    guard !range.isEmpty else { return }
    split(at: range.lowerBound)
    split(at: range.upperBound - 1)
    cells[pen.position.row].replaceSubrange(range, with: erasedCells(range.count))
  }

  mutating func eraseInLine(_ part: Int) {
    switch part {
    case 0: eraseCells(pen.position.column..<columns)
    case 1: eraseCells(0..<(pen.position.column + 1))
    default: eraseCells(0..<columns)
    }
  }

  mutating func eraseInDisplay(_ part: Int) {
    let row = pen.position.row
    let wholeRows =
      switch part {
      case 0: (row + 1)..<rows
      case 1: 0..<row
      case 2: 0..<rows
      default: 0..<0  // 3 is the scrollback, which isn't on the screen.
      }
    cells.replaceSubrange(wholeRows, with: erasedRows(wholeRows.count))
    if part < 2 { eraseInLine(part) }
  }

  private func erasedCells(_ count: Int) -> [TerminalCell] {
    Array(repeating: TerminalCell(style: pen.style.erased), count: count)
  }

  private func erasedRows(_ count: Int) -> [[TerminalCell]] {
    Array(repeating: erasedCells(columns), count: count)
  }

  // MARK: Modes

  mutating func set(_ mode: Mode, on: Bool) {
    if on { modes.insert(mode) } else { modes.remove(mode) }
    switch mode.rawValue {
    case 47, 1047:
      if !on, isAlternate, mode.rawValue == 1047 { eraseInDisplay(2) }
      showAlternate(on)
    case 1048:
      if on { savedPen = pen } else { pen = savedPen }
    case 1049:
      if on { savedPen = pen }
      let changed = on != isAlternate
      showAlternate(on)
      if on, changed { eraseInDisplay(2) }
      if !on, changed { pen = savedPen }
      move()
    default: break
    }
  }

  private mutating func showAlternate(_ on: Bool) {
    guard on != isAlternate else { return }
    swap(&cells, &otherCells)
    isAlternate = on
  }

  mutating func reset() {
    let bells = bells
    self = TerminalScreen(columns: columns, rows: rows)
    self.bells = bells
  }
}

/// The DEC special graphics ncurses draws its lines with.
private let lineDrawing: [Unicode.Scalar: Unicode.Scalar] = Dictionary(
  uniqueKeysWithValues: zip(
    "`afgijklmnopqrstuvwxyz{|}~".unicodeScalars, "◆▒°±␋┘┐┌└┼⎺⎻─⎼⎽├┤┴┬│≤≥π≠£·".unicodeScalars))
