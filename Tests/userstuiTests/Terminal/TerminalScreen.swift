/// What a person looking at the terminal sees, and the state of the terminal a program may have changed.
struct TerminalScreen {
  struct Position: Hashable {
    var row = 0
    var column = 0
  }

  /// A DEC private mode; the keypad mode, which `ESC =` sets, has the number 66 there too.
  struct Mode: RawRepresentable, Hashable {
    var rawValue: Int

    static let applicationCursorKeys = Mode(rawValue: 1)
    static let autowrap = Mode(rawValue: 7)
    static let visibleCursor = Mode(rawValue: 25)
    static let applicationKeypad = Mode(rawValue: 66)
    static let mouseClicks = Mode(rawValue: 1000)
    static let mouseDrags = Mode(rawValue: 1002)
    static let mouseMoves = Mode(rawValue: 1003)
    static let mouseReportsAsText = Mode(rawValue: 1006)
    static let alternateScreen = Mode(rawValue: 1049)
    static let bracketedPaste = Mode(rawValue: 2004)
    static let synchronizedUpdate = Mode(rawValue: 2026)
  }

  /// What is on when a terminal is opened, and should be again when a program has ended.
  static let initialModes: Set<Mode> = [.autowrap, .visibleCursor]

  /// What `ESC 7` saves: where and how the next character is drawn.
  struct Pen {
    var position = Position()
    var style = TerminalStyle()
    /// Whether G0 and G1 are the line-drawing set, and which of the two is in use.
    var lineDrawing = [false, false]
    var charset = 0
    /// The last column is written, and the next character goes to the next row.
    var wrapsNext = false
  }

  private(set) var columns: Int
  private(set) var rows: Int
  var cells: [[TerminalCell]]
  /// The screen that is not shown: the alternate one, or under it the primary one.
  var otherCells: [[TerminalCell]]
  var isAlternate = false
  var modes = Self.initialModes
  var insertMode = false
  var pen = Pen()
  var savedPen = Pen()
  /// The rows that scroll.
  var region: ClosedRange<Int>
  var lastPrinted: Unicode.Scalar?
  /// How often the program rang the bell.
  var bells = 0
  var title = ""
  /// What the program had the terminal copy (OSC 52).
  var clipboard: String?

  init(columns: Int, rows: Int) {
    self.columns = columns
    self.rows = rows
    cells = Self.blank(columns, rows)
    otherCells = cells
    region = 0...(rows - 1)
  }

  /// The rows from top to bottom without the blanks at their ends; a wide character is there once.
  var lines: [String] { cells.map(Self.line) }

  /// All rows, joined by newlines.
  var text: String { lines.joined(separator: "\n") }

  var cursor: Position { pen.position }
  var cursorVisible: Bool { modes.contains(.visibleCursor) }

  /// How the first place where the text is drawn looks, at its first character; nil when it is nowhere.
  func style(of text: String) -> TerminalStyle? {
    place(of: text).map { cells[$0.row][$0.column].style }
  }

  /// The first place where the text is drawn; nil when it is nowhere.
  func place(of text: String) -> Position? {
    for (row, line) in cells.enumerated() {
      for column in line.indices where !line[column].isRightHalf {
        if Self.line(Array(line[column...])).hasPrefix(text) { return Position(row: row, column: column) }
      }
    }
    return nil
  }

  private static func line(_ row: [TerminalCell]) -> String {
    let text = row.map(\.text).joined()
    let end = text.lastIndex { $0 != " " }.map(text.index(after:)) ?? text.startIndex
    return String(text[..<end])
  }

  static func blank(_ columns: Int, _ rows: Int) -> [[TerminalCell]] {
    Array(repeating: Array(repeating: TerminalCell(), count: columns), count: rows)
  }

  /// Cuts or extends both screens as xterm does: rows vanish at the bottom unless the cursor's row would.
  mutating func resize(columns newColumns: Int, rows newRows: Int) {
    let scrolled = max(0, pen.position.row - (newRows - 1))
    func fit(_ cells: [[TerminalCell]]) -> [[TerminalCell]] {
      let kept = cells.dropFirst(scrolled).prefix(newRows).map { row in
        Array(row.prefix(newColumns)) + Array(repeating: TerminalCell(), count: max(0, newColumns - row.count))
      }
      return kept + Self.blank(newColumns, newRows - kept.count)
    }
    cells = fit(cells)
    otherCells = fit(otherCells)
    columns = newColumns
    rows = newRows
    region = 0...(newRows - 1)
    move(row: pen.position.row - scrolled, column: pen.position.column)
  }
}
