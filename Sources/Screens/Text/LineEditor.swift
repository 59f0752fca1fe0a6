/// A text field of one line, with the keys of readline.
///
/// The cursor stands between whole characters, also when typing joins a mark, a jamo or an emoji to the one before it.
/// Every operation costs at most the length of the text.
struct LineEditor: Equatable, Sendable {
  /// What is in the field, kept as it came: text set by the program may hold control characters.
  private(set) var text: String

  /// What was cut out last and `yank` brings back.
  private(set) var killed = ""

  /// Whether nobody may read it: a dot is shown for each character, and what is cut out is gone at once.
  let isHidden: Bool

  /// The cursor in UTF-8 code units from the start: unlike an index, it outlives a change of the text.
  private var offset: Int

  /// A field with a text and the cursor at its end.
  init(_ text: String = "", isHidden: Bool = false) {
    self.text = text
    self.isHidden = isHidden
    offset = text.utf8.count
  }

  /// How many characters stand before the cursor.
  var cursor: Int { text[..<position].count }

  /// What stands before the cursor.
  var textBeforeCursor: Substring { text[..<position] }

  /// What stands at the cursor and after it.
  var textAfterCursor: Substring { text[position...] }

  private var position: String.Index { text.utf8.index(text.startIndex, offsetBy: offset) }

  mutating func move(to index: String.Index) {
    offset = text.utf8.distance(from: text.startIndex, to: index)
  }

  /// Puts text in place of a range; the cursor goes after it, or, if it joined what follows, after that character.
  private mutating func replace(_ range: Range<String.Index>, with replacement: String) {
    offset = text.utf8.distance(from: text.startIndex, to: range.lowerBound) + replacement.utf8.count
    text.replaceSubrange(range, with: replacement)
    if String.Index(position, within: text) == nil { move(to: text.index(after: position)) }
  }

  private mutating func kill(_ range: Range<String.Index>) {
    guard !range.isEmpty else { return }
    if !isHidden { killed = String(text[range]) }
    replace(range, with: "")
  }
}

// MARK: Typing and deleting

extension LineEditor {
  /// Types or pastes text at the cursor, without the control characters in it.
  mutating func insert(_ typed: String) {
    var accepted = String.UnicodeScalarView()
    accepted.append(contentsOf: typed.unicodeScalars.lazy.filter { $0.controlPicture == nil })
    replace(position..<position, with: String(accepted))
  }

  /// Deletes the character before the cursor (Backspace).
  mutating func deleteBackward() {
    guard position > text.startIndex else { return }
    replace(text.index(before: position)..<position, with: "")
  }

  /// Deletes the character at the cursor (Delete, Ctrl-D).
  mutating func deleteForward() {
    guard position < text.endIndex else { return }
    replace(position..<text.index(after: position), with: "")
  }

  /// Cuts out all from the cursor on (Ctrl-K).
  mutating func killToEnd() { kill(position..<text.endIndex) }

  /// Cuts out all before the cursor (Ctrl-U).
  mutating func killToStart() { kill(text.startIndex..<position) }

  /// Cuts out the word before the cursor, back to a space (Ctrl-W).
  mutating func killWord() {
    let wordEnd = start(of: \.isWhitespace, before: position)
    kill(start(of: { !$0.isWhitespace }, before: wordEnd)..<position)
  }

  /// Inserts what was cut out last (Ctrl-Y).
  mutating func yank() { replace(position..<position, with: killed) }
}

// MARK: Moving

extension LineEditor {
  /// Goes back one character (←, Ctrl-B).
  mutating func moveLeft() {
    if position > text.startIndex { move(to: text.index(before: position)) }
  }

  /// Goes on one character (→, Ctrl-F).
  mutating func moveRight() {
    if position < text.endIndex { move(to: text.index(after: position)) }
  }

  /// Goes to the start (Home, Ctrl-A).
  mutating func moveToStart() { move(to: text.startIndex) }

  /// Goes to the end (End, Ctrl-E).
  mutating func moveToEnd() { move(to: text.endIndex) }

  /// Goes to the start of this or the last word of letters and digits (Alt-B).
  mutating func wordLeft() {
    let wordEnd = start(of: { !$0.isWordCharacter }, before: position)
    move(to: start(of: \.isWordCharacter, before: wordEnd))
  }

  /// Goes to the end of this or the next word of letters and digits (Alt-F).
  mutating func wordRight() {
    let wordStart = text[position...].firstIndex(where: \.isWordCharacter) ?? text.endIndex
    move(to: text[wordStart...].firstIndex { !$0.isWordCharacter } ?? text.endIndex)
  }

  /// Where the run of such characters that ends at an index starts.
  private func start(of isInRun: (Character) -> Bool, before end: String.Index) -> String.Index {
    guard let last = text[..<end].lastIndex(where: { !isInRun($0) }) else { return text.startIndex }
    return text.index(after: last)
  }
}

extension Character {
  fileprivate var isWordCharacter: Bool { isLetter || isNumber }
}
