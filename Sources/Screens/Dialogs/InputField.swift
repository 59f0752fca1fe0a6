import Users

/// Something to fill in, as it is drawn wherever there is one: its label, what is filled in, and what is wrong with that.
///
/// Of a text that is too long, the part around the cursor is shown, between `‹` and `›` where there is more. The real
/// cursor stands in the field that has the keyboard: input methods write there.
struct InputField {
  /// Which of the uppermost dialog's fields it is.
  enum Place: Equatable, Sendable {
    case form(UserField), password(PasswordForm.Field)
    /// The only one.
    case only
  }

  enum Content {
    case text(LineEditor)
    case flag(Bool)
    /// What is told of something that is not filled in here.
    case words(String)
  }

  let place: Place
  let label: String
  /// The columns from the label to what is filled in.
  let labelWidth: Int
  let content: Content
  /// Whether the keys of its dialog go to it.
  var isFocused = true
  /// The most columns that what is filled in takes.
  var mostColumns = Int.max
  /// What stands beside it.
  var error = ""

  func draw(in row: Rect, on frame: inout Frame) {
    let x = row.x + labelWidth
    let room = row.width - labelWidth
    let width = max(min(room - (error.isEmpty ? 0 : Glyphs.width(of: error) + 1), mostColumns), 0)
    let style: Style = isFocused ? .inputFocused : .input
    frame.write(label, x: row.x, y: row.y, width: labelWidth, style: isFocused ? .title : .plain)
    frame.target(.field(place), in: row)
    var shown = Rect(x: x, y: row.y, width: width, height: 1)
    var cursor = x
    switch content {
    case .text(let editor):
      shown = draw(editor, in: shown, style, on: &frame)
      cursor = shown.x + editor.view(width: shown.width).cursorColumn
    case .flag(let isOn):
      shown.width = frame.write(isOn ? "[x]" : "[ ]", x: x, y: row.y, style: style) - x
      cursor += 1
    case .words(let words): frame.write(words, x: x, y: row.y, width: width, style: style)
    }
    frame.target(.input(place), in: shown)
    if isFocused { frame.cursor = Position(x: cursor, y: row.y) }
    frame.write(error, x: x + width + 1, y: row.y, width: room - width - 1, style: .error)
  }

  /// Draws a text, with a column for a sign on either side if that has no room for all of it and the cursor behind.
  ///
  /// - Returns: where the text is.
  private func draw(_ editor: LineEditor, in rect: Rect, _ style: Style, on frame: inout Frame) -> Rect {
    let width = editor.width
    guard width >= rect.width, rect.width >= Self.fewestForSigns else {
      frame.write(editor.view(width: rect.width).glyphs, x: rect.x, y: rect.y, style: style)
      return rect
    }
    let inside = Rect(x: rect.x + 1, y: rect.y, width: rect.width - 2, height: 1)
    let view = editor.view(width: inside.width)
    let hidden = editor.widthBeforeCursor - view.cursorColumn
    frame.write(hidden > 0 ? "‹" : " ", x: rect.x, y: rect.y, style: style)
    frame.write(view.glyphs, x: inside.x, y: rect.y, style: style)
    frame.write(width - hidden > inside.width ? "›" : " ", x: rect.x + rect.width - 1, y: rect.y, style: style)
    return inside
  }

  /// In fewer columns, a text needs those of the signs itself.
  private static let fewestForSigns = 6
}

extension LineEditor {
  /// The columns that the text takes, as it is seen.
  var width: Int { width(of: text[...]) }

  fileprivate var widthBeforeCursor: Int { width(of: textBeforeCursor) }

  private func width(of part: Substring) -> Int { isHidden ? part.count : Glyphs.width(of: part) }
}
