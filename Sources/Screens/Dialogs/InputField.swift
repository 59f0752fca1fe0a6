import Users

/// Something to fill in, as it is drawn wherever there is one: its label, what is filled in, and what is wrong with that.
///
/// Of a text that is too long, the part around the cursor is shown. The real cursor stands in the field that has the
/// keyboard: input methods write there.
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
    var end = x + width
    var cursor = x
    switch content {
    case .text(let editor):
      let view = editor.view(width: width)
      frame.write(view.glyphs, x: x, y: row.y, style: style)
      cursor += view.cursorColumn
    case .flag(let isOn):
      end = frame.write(isOn ? "[x]" : "[ ]", x: x, y: row.y, style: style)
      cursor += 1
    case .words(let words): frame.write(words, x: x, y: row.y, width: width, style: style)
    }
    frame.target(.input(place), in: Rect(x: x, y: row.y, width: end - x, height: 1))
    if isFocused { frame.cursor = Position(x: cursor, y: row.y) }
    frame.write(error, x: x + width + 1, y: row.y, width: room - width - 1, style: .error)
  }
}
