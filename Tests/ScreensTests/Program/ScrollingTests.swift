import Testing

@testable import Screens

@Suite struct `Lines that scroll` {
  @Test func `moves as little as is needed to have the cursor in sight`() {
    var scrolling = Scrolling()
    var shown: [Range<Int>] = []
    for row in [3, 4, 9, 5, 2] {
      scrolling.move(to: row, lines: 10, rows: 4)
      shown.append(scrolling.shown(lines: 10, rows: 4))
    }
    #expect(shown == [0..<4, 1..<5, 6..<10, 5..<9, 2..<6])
  }

  @Test(arguments: [(KeyMap.Command.down, 1), (.pageDown, 3), (.last, 9), (.up, 0), (.first, 0), (.halfPageDown, 1)])
  func `goes by lines and pages, and to the ends`(command: KeyMap.Command, row: Int) {
    var scrolling = Scrolling()
    scrolling.move(command, lines: 10, rows: 4)
    #expect(scrolling.row(lines: 10) == row)
  }

  @Test func `leaves no row empty when rows come or lines go`() {
    var scrolling = Scrolling()
    scrolling.move(.last, lines: 10, rows: 4)
    #expect(scrolling.shown(lines: 10, rows: 8) == 2..<10)
    #expect(scrolling.shown(lines: 3, rows: 4) == 0..<3)
    #expect(scrolling.row(lines: 3) == 2)
  }

  @Test func `without a cursor goes as far as the last line`() {
    var scrolling = Scrolling()
    scrolling.scroll(.pageDown, lines: 10, rows: 4)
    #expect(scrolling.shown(lines: 10, rows: 4) == 4..<8)
    scrolling.scroll(.pageDown, lines: 10, rows: 4)
    #expect(scrolling.shown(lines: 10, rows: 4) == 6..<10)
    scrolling.scroll(.up, lines: 10, rows: 4)
    #expect(scrolling.shown(lines: 10, rows: 4) == 5..<9)
  }

  @Test(arguments: [(0, 0), (0, 4), (5, 0), (1, 1)])
  func `is never out of the lines`(lines: Int, rows: Int) {
    var scrolling = Scrolling()
    for command in [KeyMap.Command.last, .pageDown, .down, .up, .first] {
      scrolling.move(command, lines: lines, rows: rows)
      let shown = scrolling.shown(lines: lines, rows: rows)
      #expect(shown.lowerBound >= 0 && shown.upperBound <= max(lines, shown.lowerBound))
    }
  }

  @Test func `around a line, it stops at both ends`() {
    #expect((0..<10).map { Scrolling.top($0 - 2, showing: $0, lines: 10, rows: 5) } == [0, 0, 0, 1, 2, 3, 4, 5, 5, 5])
  }
}
