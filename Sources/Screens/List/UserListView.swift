import JSONStore
import Users

/// A column of the list.
struct UserColumn {
  let heading: Phrase
  let width: Int
  let text: (Account) -> String

  /// The columns that there is room for, the room that is left over shared among the first three.
  static func fitting(_ width: Int, _ model: Model) -> [UserColumn] {
    typealias Wish = (heading: Phrase, width: Int, text: (Account) -> String)
    let wishes: [Wish] = [
      (.columnUsername, 15, { $0.user.username }),
      (.columnName, 15, { $0.user.fullName }),
      (.columnEmail, 18, { $0.user[text: .email] }),
      (.columnPhone, 17, { $0.text(.phonenumber) }),
      (.columnJoined, 17, { $0.user.dateJoined.map(model.clock.date) ?? "" }),
    ]
    var chosen: [Wish] = []
    var room = width
    for wish in wishes {
      guard chosen.isEmpty || room >= wish.width else { break }
      chosen.append(wish)
      room -= wish.width
    }
    let sharing = min(chosen.count, 3)
    return chosen.enumerated().map { index, wish in
      let share = index < sharing ? max(room, 0) / sharing + (index < max(room, 0) % sharing ? 1 : 0) : 0
      return UserColumn(heading: wish.heading, width: min(wish.width + share, width), text: wish.text)
    }
  }
}

/// Draws the list: only the rows that are seen are made.
func drawList(_ model: Model, in rect: Rect, on frame: inout Frame) {
  let isFocused = model.focus == .list
  frame.box(rect, title: model.texts(.paneUsers))
  let inside = rect.interior
  guard let snapshot = model.snapshot, snapshot.userCount > 0 else {
    drawEmptyList(model, in: inside, on: &frame)
    return
  }
  let columns = UserColumn.fitting(inside.width - 4, model)
  var x = inside.x + 3
  for column in columns {
    frame.write(model.texts(column.heading), x: x, y: inside.y, width: column.width - 1, style: .header)
    x += column.width
  }
  let rows = model.list.top..<min(model.list.top + max(inside.height - 1, 0), snapshot.userCount)
  for row in rows {
    let y = inside.y + 1 + row - model.list.top
    drawRow(snapshot.account(row: row), columns, x: inside.x, y: y, isSelected: row == model.list.row, on: &frame)
    if row == model.list.row {
      frame.restyle(
        Rect(x: inside.x, y: y, width: inside.width, height: 1), as: isFocused ? .selected : .selectedUnfocused)
    }
  }
}

private func drawRow(
  _ account: Account, _ columns: [UserColumn], x: Int, y: Int, isSelected: Bool, on frame: inout Frame
) {
  let isActive = account.user[flag: .isActive]
  frame.write(isSelected ? "▸" : " ", x: x, y: y)
  frame.write(isActive ? "●" : "○", x: x + 1, y: y, style: isActive ? .success : .dim)
  if !account.problems.isEmpty { frame.write("!", x: x + 2, y: y, style: .warning) }
  var x = x + 3
  for column in columns {
    frame.write(column.text(account), x: x, y: y, width: column.width - 1, style: isActive ? .plain : .dim)
    x += column.width
  }
}

private func drawEmptyList(_ model: Model, in inside: Rect, on frame: inout Frame) {
  guard model.loading == nil else { return }
  var lines = [model.texts(.emptyNobody)]
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
