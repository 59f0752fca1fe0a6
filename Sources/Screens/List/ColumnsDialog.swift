/// The dialog in which columns are chosen, ordered and sorted by.
struct ColumnsDialog: Sendable {
  /// The line under the cursor: a column's place in their order.
  private(set) var row = 0

  mutating func move(to row: Int) { self.row = row }
}

/// What a command does there. All of it is seen at once in the list behind.
func updateColumns(_ dialog: ColumnsDialog, _ command: KeyMap.Command?, _ model: inout Model) {
  guard let command else { return }
  var dialog = dialog
  let order = model.list.columns.order
  let column = order[dialog.row]
  switch command {
  case .cancel:
    model.dialogs.removeLast()
    return
  case .help:
    model.dialogs.append(.commands(CommandList(of: .columns)))
    return
  case .toggle: model.list.columns.toggle(column)
  case .sortToo: model.sortList(by: column, alone: false)
  case .moveUp, .moveDown:
    model.list.columns.move(column, by: command == .moveUp ? -1 : 1)
    dialog.move(to: model.list.columns.order.firstIndex(of: column) ?? dialog.row)
  default:
    guard let row = command.target(from: dialog.row, page: order.count, last: order.count - 1) else { return }
    dialog.move(to: row)
  }
  model.replaceLastDialog(with: .columns(dialog))
}

/// Draws the dialog at the right, so that the list behind it is seen.
func drawColumns(_ dialog: ColumnsDialog, _ model: Model, on frame: inout Frame) {
  let texts = model.texts
  let columns = model.list.columns
  let lines = columns.order.map { column in
    let sign = columns.hidden.contains(column) ? "[ ]" : "[x]"
    return (text: "\(sign) \(texts(column.label))", sort: model.list.sortSign(of: column))
  }
  let edges = 4
  let room = frame.width - 2 - edges
  let textWidth = min(lines.map { Glyphs.width(of: $0.text) }.max() ?? 0, room)
  let width = min(max(textWidth + 4, Glyphs.width(of: texts(.paneColumns)) + 2), room) + edges
  let top = model.layout.help.y
  let height = min(lines.count + 2, model.layout.help.height - 1)
  let rect = Rect(x: frame.width - width - 1, y: top + 1, width: width, height: height)
  frame.fill(rect, style: .plain)
  frame.box(rect, title: texts(.paneColumns), style: .borderFocused)
  let inside = rect.padded
  let first = max(0, min(dialog.row - inside.height / 2, lines.count - inside.height))
  for (y, place) in zip(inside.rows, lines.indices.dropFirst(first)) {
    let line = lines[place]
    frame.write(line.text, x: inside.x, y: y, width: inside.width - 3)
    frame.write(line.sort, x: inside.x, y: y, width: inside.width, style: .title, alignment: .right)
    let row = Rect(x: inside.x - 1, y: y, width: inside.width + 2, height: 1)
    frame.target(.column(row: place), in: row)
    guard place == dialog.row else { continue }
    frame.write("▸", x: row.x, y: y)
    frame.select(row)
  }
  frame.cursor = nil
}

extension UserList {
  /// What a column's heading says of the order: ▲ or ▼, and which of several columns decides first.
  func sortSign(of column: UserColumn) -> String {
    guard !filter.isRanked, let place = sorting.firstIndex(where: { $0.column == column }) else { return "" }
    return (sorting[place].isDescending ? "▼" : "▲") + (sorting.count > 1 ? "\(place + 1)" : "")
  }
}
