import JSONStore

/// One line of the signal log or of an event, in pieces of one style each.
struct LogLine: Sendable {
  /// Where it is among its entry's lines.
  var place = Place.heading
  /// The call of a durable receiver that failed, if the line tells of one.
  var failed: ReceiverCall?
  /// The event that it leads to, if that is another than the entry's.
  var target: EventID?
  private(set) var pieces: [Piece] = []

  struct Piece: Sendable {
    let text: String
    let style: Style
  }

  /// A place that stays what it is when lines come and go above it.
  struct Place: Sendable, Comparable {
    /// The receiver's run that the line tells of, counted from 1.
    var run: Int
    /// Which of the run's lines it is.
    var line: Int

    static let date = Place(run: -1, line: 0)
    static let heading = Place(run: 0, line: 0)

    static func < (a: Place, b: Place) -> Bool { (a.run, a.line) < (b.run, b.line) }
  }

  init() {}

  init(_ text: String, _ style: Style = .plain) { add(text, style) }

  mutating func add(_ text: String, _ style: Style = .plain) {
    pieces.append(Piece(text: text, style: style))
  }

  mutating func add(_ line: LogLine) { pieces += line.pieces }

  var width: Int { pieces.reduce(0) { $0 + Glyphs.width(of: $1.text) } }

  var text: String { pieces.map(\.text).joined() }
}

extension Frame {
  /// Draws a line in one row, and shows where in it stands what is looked for; where the cursor is on it, marked over the
  /// columns beside it too.
  mutating func write(
    _ line: LogLine, in inside: Rect, y: Int, isUnderCursor: Bool, finding search: Search = Search([])
  ) {
    var x = inside.x
    for piece in line.pieces {
      x = write(piece.text, x: x, y: y, width: inside.x + inside.width - x, style: piece.style)
    }
    highlight(search.hits(in: line.text), in: Rect(x: inside.x, y: y, width: x - inside.x, height: 1))
    guard isUnderCursor else { return }
    write("▸", x: inside.x - 1, y: y)
    select(Rect(x: inside.x - 1, y: y, width: inside.width + 2, height: 1))
  }
}
