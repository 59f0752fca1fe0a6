import Testing

@testable import Screens

@Suite struct `A field to fill in` {
  private func drawn(_ field: InputField, width: Int = 30) -> Frame {
    var frame = Frame(width: width, height: 1)
    field.draw(in: frame.bounds, on: &frame)
    return frame
  }

  private func field(
    _ content: InputField.Content, isFocused: Bool = true, mostColumns: Int = .max,
    error: String = ""
  ) -> InputField {
    InputField(
      place: .only, label: "Name", labelWidth: 6, content: content, isFocused: isFocused,
      mostColumns: mostColumns, error: error)
  }

  @Test func `is its label, the text, and the cursor behind that`() {
    let frame = drawn(field(.text(LineEditor("김철수"))))
    #expect(frame.description == "Name  김철수")
    #expect(frame.cursor == Position(x: 12, y: 0))
  }

  @Test func `shows the end of a text that is too long, up to its error`() {
    let frame = drawn(field(.text(LineEditor("0123456789abcdefghij")), error: "Too long."))
    #expect(frame.description == "Name  ‹cdefghij      Too long.")
    #expect(frame.cursor == Position(x: 15, y: 0))
  }

  /// `|` stands for the cursor, which is drawn nowhere.
  @Test(arguments: [
    ("0123456789ab|", "0123456789ab"), ("0123456789abc|", "‹56789abc"), ("|0123456789abcd", " 0123456789a›"),
    ("0123456789a|bcde", "‹56789abcde"), ("0123456789|abcdefghijkl", " 0123456789a›"),
    ("0123456789abc|defghijkl", "‹56789abcdef›"), ("가나다라마바사|", "‹ 라마바사"), ("|가나다라마바사", " 가나다라마 ›"),
  ])
  func `shows with signs that a text goes on, at the left and at the right`(text: String, shown: String) {
    let parts = text.split(separator: "|", omittingEmptySubsequences: false)
    var editor = LineEditor(text.filter { $0 != "|" })
    for _ in parts[1] { editor.moveLeft() }
    let frame = drawn(field(.text(editor)), width: 19)
    #expect(frame.description == "Name  " + shown)
    let cursor = frame.cursor?.x ?? 0
    #expect(cursor < 19 && frame[cursor, 0].text == parts[1].first.map(String.init) ?? " ")
  }

  @Test func `is clicked on what is between the signs`() {
    let frame = drawn(field(.text(LineEditor("0123456789abcdefghij"))), width: 19)
    #expect(frame.spot(at: Position(x: 6, y: 0))?.target == .field(.only))
    #expect(frame.spot(at: Position(x: 7, y: 0))?.rect == Rect(x: 7, y: 0, width: 11, height: 1))
  }

  @Test func `shows with signs that there are more dots`() {
    let frame = drawn(field(.text(LineEditor("0123456789abcdefghij", isHidden: true))), width: 19)
    #expect(frame.description == "Name  ‹••••••••••")
  }

  @Test func `has an error stand beside it`() {
    let frame = drawn(field(.text(LineEditor("kim")), mostColumns: 10, error: "Taken."))
    #expect(frame.description == "Name  kim        Taken.")
  }

  @Test func `shows no cursor where its keys do not go`() {
    #expect(drawn(field(.text(LineEditor("kim")), isFocused: false)).cursor == nil)
  }

  @Test func `shows dots for what nobody may read`() {
    #expect(drawn(field(.text(LineEditor("kim", isHidden: true)))).description == "Name  •••")
  }

  @Test(arguments: [(true, "Name  [x]"), (false, "Name  [ ]")])
  func `is a box for a flag, with the cursor in it`(isOn: Bool, picture: String) {
    let frame = drawn(field(.flag(isOn)))
    #expect(frame.description == picture)
    #expect(frame.cursor == Position(x: 7, y: 0))
    #expect(frame.spot(at: Position(x: 8, y: 0))?.target == .input(.only))
    #expect(frame.spot(at: Position(x: 9, y: 0))?.target == .field(.only))
  }

  @Test func `is clicked on its text or on its label`() {
    let frame = drawn(field(.text(LineEditor("kim"))))
    #expect(frame.spot(at: Position(x: 0, y: 0))?.target == .field(.only))
    let spot = frame.spot(at: Position(x: 29, y: 0))
    #expect(spot?.target == .input(.only))
    #expect(spot?.rect == Rect(x: 6, y: 0, width: 24, height: 1))
  }

  @Test(arguments: 0...8)
  func `fits into any width`(width: Int) {
    let frame = drawn(field(.text(LineEditor("김철수")), error: "Taken."), width: width)
    #expect(frame.width == width)
  }
}
