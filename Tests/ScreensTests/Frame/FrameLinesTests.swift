import Testing

@testable import Screens

struct `Boxes on a frame` {
  @Test func `of three panes are joined where they share an edge`() {
    var frame = Frame(width: 40, height: 7)
    frame.box(Rect(x: 0, y: 0, width: 22, height: 4), title: "Users")
    frame.box(Rect(x: 22, y: 0, width: 18, height: 4), title: "김철수")
    frame.box(Rect(x: 0, y: 3, width: 40, height: 4), title: "Signals", note: "live")
    #expect(
      frame.description == """
        ┌ Users ─────────────┐┌ 김철수 ────────┐
        │                    ││                │
        │                    ││                │
        ├ Signals ───────────┴┴────── live ────┤
        │                                      │
        │                                      │
        └──────────────────────────────────────┘
        """)
  }

  @Test func `that share a side are joined with tees and a cross`() {
    var frame = Frame(width: 7, height: 5)
    for (x, y) in [(0, 0), (3, 0), (0, 2), (3, 2)] { frame.box(Rect(x: x, y: y, width: 4, height: 3)) }
    #expect(
      frame.description == """
        ┌──┬──┐
        │  │  │
        ├──┼──┤
        │  │  │
        └──┴──┘
        """)
  }

  @Test func `cut a title that is too long and drop a note without room`() {
    var frame = Frame(width: 14, height: 6)
    frame.box(Rect(x: 0, y: 0, width: 14, height: 2), title: "\u{1B}김철수의 화면")
    frame.box(Rect(x: 0, y: 2, width: 14, height: 2), title: "Users", note: "live")
    frame.box(Rect(x: 0, y: 4, width: 4, height: 2), title: "Users")
    #expect(
      frame.description == """
        ┌ ␛김철수의… ┐
        └────────────┘
        ┌ Users ─────┐
        └────────────┘
        ┌──┐
        └──┘
        """)
  }

  @Test func `have the styles they are given`() {
    var frame = Frame(width: 9, height: 2)
    frame.box(frame.bounds, title: "Log", style: .borderFocused, titleStyle: .accent)
    #expect(
      frame.row(0).map(\.style) == [.borderFocused] + Array(repeating: .accent, count: 5)
        + Array(repeating: .borderFocused, count: 3))
  }

  @Test func `need two rows and columns and are cut at the edges`() {
    var frame = Frame(width: 4, height: 3)
    frame.box(Rect(x: 0, y: 0, width: 1, height: 3))
    frame.box(Rect(x: 0, y: 0, width: 3, height: 1))
    #expect(frame == Frame(width: 4, height: 3))
    frame.box(Rect(x: 2, y: 1, width: 9, height: 9))
    #expect(
      frame.description == """

          ┌─
          │
        """)
  }
}

struct `Lines on a frame` {
  @Test func `end in tees at a box and cross each other`() {
    var frame = Frame(width: 7, height: 5)
    frame.box(frame.bounds)
    frame.horizontalLine(x: 0, y: 2, length: 7)
    frame.verticalLine(x: 3, y: 0, length: 5)
    #expect(
      frame.description == """
        ┌──┬──┐
        │  │  │
        ├──┼──┤
        │  │  │
        └──┴──┘
        """)
  }

  @Test func `that meet nothing are plain to their ends`() {
    var frame = Frame(width: 5, height: 3)
    frame.horizontalLine(x: 0, y: 0, length: 3)
    frame.verticalLine(x: 4, y: 0, length: 3)
    frame.horizontalLine(x: 0, y: 2, length: 1)
    frame.horizontalLine(x: 0, y: 2, length: 0)
    #expect(
      frame.description == """
        ─── │
            │
        ─   │
        """)
  }

  @Test func `cover text`() {
    var frame = Frame(width: 5, height: 1)
    frame.write("김철a", x: 0, y: 0)
    frame.horizontalLine(x: 1, y: 0, length: 3)
    #expect(frame.description == " ───a")
  }

  @Test func `are cut at the edges of the frame`() {
    var frame = Frame(width: 3, height: 2)
    frame.horizontalLine(x: -2, y: 1, length: 9)
    frame.verticalLine(x: 9, y: -2, length: 9)
    #expect(frame.description == "\n───")
  }
}
