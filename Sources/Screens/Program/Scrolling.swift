/// How far down a text is scrolled that is longer than its pane.
struct Scrolling: Sendable, Equatable {
  private var top = 0

  /// The first line that is shown, of so many, in so many rows: never so far down that a row stays empty.
  func top(lines: Int, rows: Int) -> Int { min(top, max(lines - rows, 0)) }

  mutating func scroll(_ command: KeyMap.Command, lines: Int, rows: Int) {
    top = command.target(from: top(lines: lines, rows: rows), page: rows, last: lines - rows) ?? top
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
