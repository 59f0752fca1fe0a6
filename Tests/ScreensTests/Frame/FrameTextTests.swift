import Testing

@testable import Screens

/// The columns a terminal would use for each row; nil where half a wide glyph has lost the other half.
private func columns(_ frame: Frame) -> [Int?] {
  (0..<frame.height).map { y in
    var total = 0
    var owed = 0
    for cell in frame.row(y) {
      guard (cell.width == 0) == (owed == 1), cell.width > 0 || cell.text.isEmpty else { return nil }
      owed = cell.width == 2 ? 1 : 0
      total += Int(cell.width)
    }
    return owed == 0 ? total : nil
  }
}

struct `Text on a frame` {
  @Test func `stands where it is put and says where it ended`() {
    var frame = Frame(width: 12, height: 2)
    let end = frame.write("김a", x: 2, y: 1)
    frame.write("!", x: end, y: 1)
    #expect(end == 5)
    #expect(
      frame.description == """

          김a!
        """)
  }

  @Test func `is cut at its width or the edge of the frame with an ellipsis`() {
    var frame = Frame(width: 10, height: 3)
    frame.write("chulsoo", x: 1, y: 0, width: 5)
    frame.write("chulsoo", x: 6, y: 1)
    frame.write("김철수", x: 6, y: 2)
    #expect(
      frame.description == """
         chul…
              chu…
              김…
        """)
  }

  @Test func `is aligned in its width`() {
    var frame = Frame(width: 8, height: 3)
    frame.write("김a", x: 1, y: 0, width: 6, alignment: .left)
    frame.write("김a", x: 1, y: 1, width: 6, alignment: .center)
    frame.write("김a", x: 1, y: 2, width: 6, alignment: .right)
    #expect(
      frame.description == """
         김a
          김a
            김a
        """)
  }

  @Test func `leaves what stands beside it unless it pads`() {
    var frame = Frame(width: 6, height: 2)
    frame.write("......", x: 0, y: 0)
    frame.write("......", x: 0, y: 1)
    frame.write("ab", x: 1, y: 0, width: 4)
    frame.write("ab", x: 1, y: 1, width: 4, alignment: .right, pads: true)
    #expect(
      frame.description == """
        .ab...
        .  ab.
        """)
  }

  @Test func `does nothing off the frame`() {
    var frame = Frame(width: 4, height: 1)
    for (x, y) in [(0, -1), (0, 1), (4, 0), (9, 0), (-9, 0)] { frame.write("kim", x: x, y: y, width: 3) }
    #expect(frame == Frame(width: 4, height: 1))
  }

  @Test func `shows the part that is on the frame, a halved glyph as a space`() {
    var frame = Frame(width: 4, height: 3, style: .plain)
    frame.write("abcdef", x: -2, y: 0)
    frame.write("김철수", x: -1, y: 1)
    frame.write(Glyphs("..김"), x: 1, y: 2)
    #expect(
      frame.description == """
        cdef
         철…
         ..
        """)
    #expect(columns(frame) == [4, 4, 4])
  }

  @Test func `blanks what is left of a wide glyph it covers half of`() {
    var frame = Frame(width: 6, height: 3)
    for y in 0..<3 { frame.write("김철수", x: 0, y: y) }
    frame.write("x", x: 2, y: 0)
    frame.write("x", x: 3, y: 1)
    frame.write("박", x: 1, y: 2)
    #expect(
      frame.description == """
        김x 수
        김 x수
         박 수
        """)
    #expect(columns(frame) == [6, 6, 6])
  }

  @Test func `is never sent as terminal control`() {
    var frame = Frame(width: 20, height: 4)
    frame.write("kim\rroot", x: 0, y: 0)
    frame.write("\u{1B}[31mred", x: 0, y: 1)
    frame.write("\u{202E}nimda", x: 0, y: 2)
    frame.write("a\u{8}\u{8}b\u{200B}", x: 0, y: 3)
    #expect(
      frame.description == """
        kim␍root
        ␛[31mred
        <202E>nimda
        a␈␈b<200B>
        """)
  }

  @Test(arguments: NastyNames.all)
  func `keeps the columns straight whatever the name and wherever it stands`(name: String) {
    var frame = Frame(width: 11, height: 30)
    for y in 0..<30 {
      frame.write(name, x: y - 15, y: y, width: 9)
      frame.write(name, x: 3, y: y, width: y % 5)
      frame.write(name, x: 10 - y % 4, y: y, alignment: .right, pads: y.isMultiple(of: 2))
    }
    #expect(columns(frame) == Array(repeating: 11, count: 30))
  }

  @Test(arguments: NastyNames.all)
  func `keeps the bar after a name in its column`(name: String) {
    var frame = Frame(width: 20, height: 1)
    let end = frame.write(name, x: 0, y: 0, width: 19)
    frame.write("|", x: 19, y: 0)
    #expect(end <= 19)
    #expect(frame.description.last == "|")
    #expect(frame[19, 0].text == "|")
    #expect(columns(frame) == [20])
  }
}

struct `Styles on a frame` {
  @Test func `an escape shows in any role`() {
    var frame = Frame(width: 3, height: 1)
    frame.write("a\u{1B}b", x: 0, y: 0, style: .title)
    #expect(frame.row(0).map(\.style) == [.title, Style(.title, isEscape: true), .title])
  }

  @Test func `a new role leaves text and escapes`() {
    var frame = Frame(width: 5, height: 1)
    frame.write("\u{1B}김", x: 0, y: 0, pads: true)
    frame.restyle(Rect(x: 0, y: 0, width: 2, height: 9), as: .title)
    #expect(frame.description == "␛김")
    #expect(frame.row(0).map(\.style.role) == [.title, .title, .title, .plain, .plain])
    #expect(frame.row(0).map(\.style.isEscape) == [true, false, false, false, false])
  }

  @Test func `filling clears a part, and halves no wide glyph`() {
    var frame = Frame(width: 6, height: 1)
    frame.write("김철수", x: 0, y: 0)
    frame.fill(Rect(x: 3, y: -1, width: 2, height: 5), style: .input)
    #expect(frame.description == "김")
    #expect(frame.row(0).map(\.style.role) == [.plain, .plain, .plain, .input, .input, .plain])
    #expect(columns(frame) == [6])
  }

  @Test func `a row that looks the same is equal and one in another role is not`() {
    var frame = Frame(width: 3, height: 3)
    frame.write("kim", x: 0, y: 0)
    frame.write("kim", x: 0, y: 1)
    frame.write("kim", x: 0, y: 2, style: .dim)
    #expect(frame.row(0) == frame.row(1))
    #expect(frame.row(0) != frame.row(2))
  }
}

struct `The cursor's row on a frame` {
  @Test func `keeps what its cells are`() {
    var frame = Frame(width: 6, height: 2)
    frame.write("김", x: 0, y: 0, style: .match)
    frame.write("\u{1B}!", x: 2, y: 0, style: .warning)
    let before = frame.row(0).map(\.style)
    frame.select(Rect(x: 1, y: 0, width: 3, height: 1), isFocused: false)
    #expect(frame.row(0).map(\.style.role) == before.map(\.role))
    #expect(frame.row(0).map(\.style.isEscape) == before.map(\.isEscape))
    #expect(frame.row(0).map(\.style.selection) == [.unfocused, .unfocused, .unfocused, .unfocused, .none, .none])
    frame.select(frame.bounds)
    #expect(frame.row(1).allSatisfy { $0.style.selection == .focused })
  }
}

struct `What a click on a frame is meant for` {
  @Test func `is what was said last of a cell`() {
    var frame = Frame(width: 6, height: 2)
    frame.target(.pane(.list), in: frame.bounds)
    frame.target(.user(row: 3), in: Rect(x: 1, y: 1, width: 2, height: 1))
    #expect(frame.spot(at: Position(x: 1, y: 1))?.target == .user(row: 3))
    #expect(frame.spot(at: Position(x: 3, y: 1))?.target == .pane(.list))
    #expect(frame.spot(at: Position(x: 6, y: 1)) == nil)
  }

  @Test func `is nothing where it was covered since`() {
    var frame = Frame(width: 6, height: 2)
    frame.target(.pane(.list), in: frame.bounds)
    frame.cover(Rect(x: 0, y: 0, width: 6, height: 1))
    #expect(frame.spot(at: Position(x: 2, y: 0))?.target == nil)
    #expect(frame.spot(at: Position(x: 2, y: 1))?.target == .pane(.list))
  }
}
