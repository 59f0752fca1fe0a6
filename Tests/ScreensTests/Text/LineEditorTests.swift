import Testing

@testable import Screens

/// A field written with `|` for the cursor.
private func field(_ picture: String) -> LineEditor {
  let parts = picture.split(separator: "|", maxSplits: 1, omittingEmptySubsequences: false)
  var editor = LineEditor(parts.joined())
  for _ in parts[1] { editor.moveLeft() }
  return editor
}

private func picture(_ editor: LineEditor) -> String { "\(editor.textBeforeCursor)|\(editor.textAfterCursor)" }

/// What a key does to a field.
private func after(_ start: String, _ keys: (inout LineEditor) -> Void) -> String {
  var editor = field(start)
  keys(&editor)
  return picture(editor)
}

struct `Typing into a field` {
  @Test func `starts at the end of its text`() {
    #expect(picture(LineEditor("kim")) == "kim|")
    #expect(LineEditor("김철수").cursor == 3)
  }

  @Test func `inserts at the cursor`() {
    #expect(after("k|m") { $0.insert("i") } == "ki|m")
    #expect(after("|") { $0.insert("김철수") } == "김철수|")
  }

  @Test func `leaves control characters out`() {
    #expect(after("a|d") { $0.insert("b\r\n\u{1B}\u{7F}\tc\0") } == "abc|d")
  }

  @Test func `keeps the control characters a text came with`() {
    #expect(after("a\u{1B}b|") { $0.insert("c") } == "a\u{1B}bc|")
  }

  @Test func `joins a mark to the letter before it`() {
    var editor = field("e|x")
    editor.insert("\u{301}")
    #expect(editor.cursor == 1)
    #expect(picture(editor) == "é|x")
  }

  @Test func `joins jamo to a syllable`() {
    var editor = LineEditor()
    for jamo in ["\u{1112}", "\u{1161}", "\u{11AB}"] {
      editor.insert(jamo)
      #expect(editor.cursor == 1)
    }
    #expect(editor.text == "한")
  }

  @Test func `goes after the character that typed text joins`() {
    #expect(after("👨|👩") { $0.insert("\u{200D}") } == "👨\u{200D}👩|")
    var editor = LineEditor("\u{301}b")
    editor.moveToStart()
    editor.insert("a")
    #expect(picture(editor) == "a\u{301}|b")
    #expect(editor.cursor == 1)
  }
}

struct `Deleting in a field` {
  @Test func `takes whole characters`() {
    #expect(after("a\(NastyNames.family)|b") { $0.deleteBackward() } == "a|b")
    #expect(after("a|\(NastyNames.zalgo)b") { $0.deleteForward() } == "a|b")
    #expect(after("\(NastyNames.decomposed)|") { $0.deleteBackward() } == "각|")
  }

  @Test func `stops at the ends`() {
    #expect(after("|a") { $0.deleteBackward() } == "|a")
    #expect(after("a|") { $0.deleteForward() } == "a|")
  }

  @Test func `leaves the cursor between characters when neighbours join`() {
    var editor = field("👨\u{200D}x|👩")
    editor.deleteBackward()
    #expect(picture(editor) == "👨\u{200D}👩|")
    #expect(editor.cursor == 1)
  }

  @Test func `cuts to an end and yanks it back`() {
    #expect(after("ab|cd") { $0.killToEnd() } == "ab|")
    #expect(after("ab|cd") { $0.killToStart() } == "|cd")
    #expect(
      after("ab|cd") {
        $0.killToEnd()
        $0.moveToStart()
        $0.yank()
        $0.yank()
      } == "cdcd|ab")
  }

  @Test func `keeps the last cut when there is nothing to cut`() {
    #expect(
      after("ab|cd") {
        $0.killToStart()
        $0.killToStart()
        $0.yank()
      } == "ab|cd")
  }

  @Test func `cuts a word back to a space`() {
    #expect(after("one two-three  |x") { $0.killWord() } == "one |x")
    #expect(after("one|") { $0.killWord() } == "|")
    #expect(after("  |x") { $0.killWord() } == "|x")
    #expect(after("김 철수|") { $0.killWord() } == "김 |")
  }
}

struct `A field that nobody may read` {
  private func hidden(_ text: String) -> LineEditor { LineEditor(text, isHidden: true) }

  @Test func `shows a dot for each character, and the cursor behind them`() {
    let view = hidden("김👨‍👩‍👧‍👦e\u{301}x").view(width: 6)
    #expect(view.glyphs.map(\.text).joined() == "••••  ")
    #expect(view.cursorColumn == 4)
  }

  @Test(arguments: [Key.control("u"), .control("w"), .control("k")])
  func `keeps nothing of what is cut out`(key: Key) {
    var editor = hidden("secret")
    if key == .control("k") { editor.moveToStart() }
    editor.apply(KeyMap.path.command(for: key), key)
    editor.yank()
    #expect(editor == hidden(""))
  }

  @Test func `is clicked by its dots`() {
    var editor = hidden("김철수a")
    editor.move(toColumn: 1, width: 10)
    #expect(editor.cursor == 1)
  }
}

struct `A click in a field` {
  private func click(_ start: String, column: Int, width: Int) -> String {
    after(start) { $0.move(toColumn: column, width: width) }
  }

  @Test func `puts the cursor on the character in that column`() {
    #expect(click("abcdef|", column: 0, width: 10) == "|abcdef")
    #expect(click("abcdef|", column: 3, width: 10) == "abc|def")
  }

  @Test(arguments: [(0, "|김철수"), (1, "|김철수"), (2, "김|철수"), (3, "김|철수"), (5, "김철|수")])
  func `puts it on a wide one from either of its columns`(column: Int, picture: String) {
    #expect(click("김철수|", column: column, width: 10) == picture)
  }

  @Test func `puts it behind the text beyond that, and at the start before it`() {
    #expect(click("|김철수", column: 6, width: 10) == "김철수|")
    #expect(click("|김철수", column: 9, width: 10) == "김철수|")
    #expect(click("|", column: 4, width: 10) == "|")
  }

  @Test func `counts from what has scrolled out at the left`() {
    #expect(field("0123456789ab|").view(width: 8).glyphs.map(\.text).joined() == "89ab    ")
    #expect(click("0123456789ab|", column: 2, width: 8) == "0123456789|ab")
  }

  @Test(arguments: NastyNames.all.map { String($0.prefix(40)) })
  func `hits every column of what is shown`(name: String) {
    for column in 0..<9 {
      var editor = LineEditor(name + "끝")
      let shown = editor.view(width: 9)
      guard column < shown.cursorColumn else { break }
      editor.move(toColumn: column, width: 9)
      let before = Glyphs.width(of: editor.textBeforeCursor)
      let under = editor.textAfterCursor.first.map { Glyphs.width(of: String($0)) } ?? 0
      let hidden = Glyphs.width(of: name + "끝") - shown.cursorColumn
      #expect((before..<before + max(under, 1)).contains(hidden + column))
    }
  }
}

struct `Moving in a field` {
  @Test func `goes by whole characters and stops at the ends`() {
    #expect(after("a\(NastyNames.family)|b") { $0.moveLeft() } == "a|\(NastyNames.family)b")
    #expect(after("a|\(NastyNames.family)b") { $0.moveRight() } == "a\(NastyNames.family)|b")
    #expect(after("|a") { $0.moveLeft() } == "|a")
    #expect(after("a|") { $0.moveRight() } == "a|")
    #expect(after("a|b") { $0.moveToStart() } == "|ab")
    #expect(after("a|b") { $0.moveToEnd() } == "ab|")
  }

  @Test func `goes back to the start of a word`() {
    #expect(after("one two-three|") { $0.wordLeft() } == "one two-|three")
    #expect(after("one two-|three") { $0.wordLeft() } == "one |two-three")
    #expect(after("one  |two") { $0.wordLeft() } == "|one  two")
    #expect(after("|one") { $0.wordLeft() } == "|one")
  }

  @Test func `goes on to the end of a word`() {
    #expect(after("|one two") { $0.wordRight() } == "one| two")
    #expect(after("one|, 김철수 x") { $0.wordRight() } == "one, 김철수| x")
    #expect(after("one|--") { $0.wordRight() } == "one--|")
  }
}

struct `What a field shows` {
  /// The visible text between bars, and the cursor's column.
  private func view(_ start: String, width: Int) -> String {
    let view = field(start).view(width: width)
    return "[\(view.glyphs.map(\.text).joined())] \(view.cursorColumn)"
  }

  @Test func `is the text and spaces when all fits`() {
    #expect(view("kim|", width: 6) == "[kim   ] 3")
    #expect(view("|kim", width: 3) == "[kim] 0")
    #expect(view("|", width: 2) == "[  ] 0")
  }

  @Test func `scrolls by half a field to keep the cursor visible`() {
    #expect(view("0123456|89", width: 8) == "[01234568] 7")
    #expect(view("01234567|", width: 8) == "[4567    ] 4")
    #expect(view("0123456789ab|", width: 8) == "[89ab    ] 4")
  }

  @Test func `stands still while the cursor moves inside it`() {
    #expect(view("01234567|89abcdef", width: 8) == "[456789ab] 4")
    #expect(view("0123456789|abcdef", width: 8) == "[456789ab] 6")
  }

  @Test func `never halves a wide glyph`() {
    #expect(view("김철|수박", width: 6) == "[김철수] 4")
    #expect(view("a김|철수", width: 5) == "[a김철] 3")
    #expect(view("a|김철수", width: 6) == "[a김철 ] 1")
    #expect(view("a김철수|", width: 4) == "[ 수 ] 3")
  }

  @Test func `scrolls for the whole of a wide glyph under the cursor`() {
    #expect(view("김철|수", width: 5) == "[철수 ] 2")
    #expect(view("김철|", width: 5) == "[김철 ] 4")
  }

  @Test func `shows controls as they would be in a list`() {
    #expect(view("a\u{1B}\u{200B}|", width: 10) == "[a␛<200B>  ] 8")
  }

  @Test(arguments: NastyNames.all.map { String($0.prefix(40)) })
  func `fills its columns and holds the cursor wherever that is`(name: String) {
    var editor = LineEditor(name + "끝")
    while true {
      for width in 1...9 {
        let (glyphs, cursorColumn) = editor.view(width: width)
        #expect(glyphs.reduce(0) { $0 + $1.width } == width)
        #expect((0..<width).contains(cursorColumn))
      }
      guard editor.cursor > 0 else { break }
      editor.moveLeft()
    }
  }

  @Test func `is nothing in no columns`() {
    #expect(view("kim|", width: 0) == "[] 0")
  }
}
