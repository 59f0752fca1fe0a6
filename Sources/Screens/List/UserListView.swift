import JSONStore
import Users

extension Model {
  /// The columns of the list and how wide each is, a column of space behind it included.
  var shownColumns: [(column: UserColumn, width: Int)] {
    list.columns.fitting(layout.list.interior.width - signWidth - 1)
  }

  /// The columns in front of a row: of the cursor, the mark if any user is marked, the state, what is wrong.
  fileprivate var signWidth: Int { list.hasMarks ? 4 : 3 }

  /// What is said at the list's border: what the sign means of who does not pass the filter, and which rows are shown.
  fileprivate func listNote(_ rows: Range<Int>) -> String {
    let outside = list.kept == nil ? "" : texts(.listOutside, ["sign": outsideSign])
    return [outside, texts.place(of: rows, in: shownCount, .usersShown)].filter { !$0.isEmpty }.joined(separator: " · ")
  }
}

extension UserList {
  /// What a column's heading says of the order: ▲ or ▼, and which of several columns decides first.
  func sortSign(of column: UserColumn) -> String {
    guard !filter.isRanked, let place = sorting.firstIndex(where: { $0.column == column }) else { return "" }
    return (sorting[place].isDescending ? "▼" : "▲") + (sorting.count > 1 ? "\(place + 1)" : "")
  }
}

/// Draws the list: only the rows that are seen are made.
func drawList(_ model: Model, in rect: Rect, on frame: inout Frame) {
  let inside = rect.interior
  let rows = model.list.top..<min(model.list.top + max(inside.height - 1, 0), model.shownCount)
  frame.box(rect, title: model.texts(.paneUsers), note: model.listNote(rows))
  guard let snapshot = model.snapshot, snapshot.userCount > 0 else {
    drawEmptyList(model, in: inside, on: &frame)
    return
  }
  let columns = model.shownColumns
  var x = inside.x + model.signWidth
  for (column, width) in columns {
    let sign = model.list.sortSign(of: column)
    let end = frame.write(
      model.texts(column.heading), x: x, y: inside.y, width: width - 1 - (sign.isEmpty ? 0 : sign.count + 1),
      style: .header)
    if !sign.isEmpty { frame.write(sign, x: end + 1, y: inside.y, width: sign.count, style: .header) }
    frame.target(.heading(column), in: Rect(x: x, y: inside.y, width: width - 1, height: 1))
    x += width
  }
  let list = model.list
  let range = list.rangeRows(in: snapshot)
  let values = columns.map { (column: $0.column, width: $0.width, search: list.filter.search(in: $0.column)) }
  for row in rows {
    let slot = list.slot(at: row, in: snapshot)
    guard let account = snapshot.account(slot: slot) else { continue }
    let isMarked = list.marks.contains(slot) || range?.contains(row) ?? false
    let line = Rect(x: inside.x, y: inside.y + 1 + row - list.top, width: inside.width, height: 1)
    let isSelected = row == list.row
    drawSigns(of: account, isMarked, isSelected, isOutside: slot == list.kept, model, in: line, on: &frame)
    drawValues(of: account, values, model, in: line, on: &frame)
    if isSelected { frame.select(line, isFocused: model.focus == .list) }
    frame.target(.user(row: row), in: line)
  }
  if model.shownCount == 0 {
    for (y, line) in zip((inside.y + inside.height / 2)..., model.emptySentences(.list, inside.width))
    where y < inside.y + inside.height {
      frame.write(line, x: inside.x, y: y, width: inside.width, style: .dim, alignment: .center)
    }
  }
}

/// Stands in front of a user who does not pass the filter; what is wrong with its values, the detail beside it says.
private let outsideSign = "≠"

private func drawSigns(
  of account: Account, _ isMarked: Bool, _ isSelected: Bool, isOutside: Bool, _ model: Model, in line: Rect,
  on frame: inout Frame
) {
  let isActive = account.user[flag: .isActive]
  var x = frame.write(isSelected ? "▸" : " ", x: line.x, y: line.y)
  if model.signWidth > 3 { x = frame.write(isMarked ? "✓" : " ", x: x, y: line.y, style: .marked) }
  x = frame.write(isActive ? "●" : "○", x: x, y: line.y, style: isActive ? .success : .dim)
  if isOutside || !account.problems.isEmpty {
    frame.write(isOutside ? outsideSign : "!", x: x, y: line.y, style: .warning)
  }
}

private func drawValues(
  of account: Account, _ columns: [(column: UserColumn, width: Int, search: Search)], _ model: Model, in line: Rect,
  on frame: inout Frame
) {
  let style: Style = account.user[flag: .isActive] ? .plain : .dim
  var x = line.x + model.signWidth
  for (column, width, search) in columns {
    let value = column.value(of: account, model.texts, model.clock)
    frame.write(value, x: x, y: line.y, width: width - 1, style: style, finding: search)
    x += width
  }
}

private func drawEmptyList(_ model: Model, in inside: Rect, on frame: inout Frame) {
  guard model.loading == nil else { return }
  var lines = [model.texts(.emptyNobody)] + model.storePath.pieces(of: inside.width)
  if model.readOnly == nil {
    lines.append(model.texts(.emptyAdd, ["key": KeyMap.list.keyName(for: .add)]))
    lines.append(model.texts(.emptySample, ["key": KeyMap.list.keyName(for: .loadSample)]))
  }
  let top = inside.y + max((inside.height - lines.count) / 2, 0)
  for (offset, line) in lines.enumerated() where offset < inside.height {
    frame.write(
      line, x: inside.x, y: top + offset, width: inside.width, style: offset == 0 ? .title : .plain,
      alignment: .center)
  }
}
