/// Which of some lines are shown where there is not room for all, and on which of them the cursor is.
struct Scrolling: Sendable, Equatable {
  private(set) var row = 0
  private var top = 0

  /// The first line that is shown, of so many, in so many rows: moved as little as is needed to have a line in sight, and
  /// no row empty that a line could be in.
  static func top(_ top: Int, showing row: Int, lines: Int, rows: Int) -> Int {
    max(min(max(top, 0), row, max(lines - rows, 0)), row - max(rows, 1) + 1)
  }

  /// The line under the cursor, of so many.
  func row(lines: Int) -> Int { max(min(row, lines - 1), 0) }

  /// The first line that is shown.
  func top(lines: Int, rows: Int) -> Int { Self.top(top, showing: row(lines: lines), lines: lines, rows: rows) }

  /// The lines that are shown.
  func shown(lines: Int, rows: Int) -> Range<Int> {
    let top = top(lines: lines, rows: rows)
    return top..<max(min(top + rows, lines), top)
  }

  /// Moves the cursor, and what is shown with it.
  mutating func move(to row: Int, lines: Int, rows: Int) {
    self.row = max(min(row, lines - 1), 0)
    top = top(lines: lines, rows: rows)
  }

  mutating func move(_ command: KeyMap.Command, lines: Int, rows: Int) {
    let target = command.target(from: row(lines: lines), page: rows - 1, last: lines - 1)
    if let target { move(to: target, lines: lines, rows: rows) }
  }

  /// Moves what is shown, where there is no cursor to be seen.
  mutating func scroll(_ command: KeyMap.Command, lines: Int, rows: Int) {
    let target = command.target(from: top(lines: lines, rows: rows), page: rows, last: lines - rows)
    if let target { (row, top) = (target, target) }
  }
}

extension KeyMap.Command {
  /// How many lines a command goes down; `nil` for one that does not go by lines or pages.
  func step(page: Int) -> Int? {
    switch self {
    case .up: -1
    case .down: 1
    case .pageUp: -max(page, 1)
    case .pageDown: max(page, 1)
    case .halfPageUp: -max(page / 2, 1)
    case .halfPageDown: max(page / 2, 1)
    default: nil
    }
  }

  /// Whether it goes by lines or pages, or to an end.
  var isMove: Bool { self == .first || self == .last || step(page: 1) != nil }

  /// The line that a command goes to, from 0 to the last; `nil` for one that does not move.
  func target(from line: Int, page: Int, last: Int) -> Int? {
    let target: Int? =
      switch self {
      case .first: 0
      case .last: last
      default: step(page: page).map { line + $0 }
      }
    return target.map { max(min($0, last), 0) }
  }
}
