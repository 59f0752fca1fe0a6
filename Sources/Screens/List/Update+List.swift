import JSONStore

/// What a command does in the list but for what it does with users; `false` for one that does nothing there.
func updateList(_ command: KeyMap.Command, _ key: Key, _ model: inout Model) -> Bool {
  guard let snapshot = model.snapshot else { return false }
  switch command {
  case .find: model.openFilterPrompt(for: .list)
  case .stepBack: stepBack(&model)
  case .mark: mark(&model)
  case .markRange:
    if model.list.rangeStart == nil { model.list.beginRange() } else { model.list.endRange(in: snapshot) }
  case .markAll:
    model.endRange()
    model.list.toggleAllMarks(in: snapshot)
  case .unmarkAll:
    model.list.cancelRange()
    model.list.removeMarks()
  case .columns: model.dialogs.append(.columns(ColumnsDialog()))
  case .sort, .sortToo:
    guard let column = model.column(key) else { return false }
    model.sortList(by: column, alone: command == .sort)
  default: return false
  }
  return true
}

/// One step back to all users: out of a range, then out of the filter.
private func stepBack(_ model: inout Model) {
  if model.list.rangeStart != nil {
    model.list.cancelRange()
  } else if !model.list.filter.title.isEmpty {
    model.filterList(UserFilter())
  }
}

/// Marks the user under the cursor, or the range that was begun, and goes on to the next.
private func mark(_ model: inout Model) {
  if model.list.rangeStart == nil { model.list.toggleMark() } else { model.endRange() }
  model.moveInList(.down)
}

extension Model {
  /// What arranging the list needs to know.
  struct ListContext {
    let snapshot: StoreSnapshot?
    let index: UserIndex?
    let visible: Int
  }

  /// Changes the list; another user's detail is shown from its top.
  mutating func changeList(_ change: (inout UserList, ListContext) -> Void) {
    let before = list.slot
    change(&list, ListContext(snapshot: snapshot, index: index, visible: layout.listRows))
    if list.slot != before { detail = Scrolling() }
  }

  mutating func moveInList(_ command: KeyMap.Command) {
    let target = command.target(from: list.row, page: layout.listRows - 1, last: shownCount - 1)
    if let target { changeList { $0.move(to: target, in: $1.snapshot, visible: $1.visible) } }
  }

  /// Marks a range that was begun, before something is done with the marks or with who is shown.
  mutating func endRange() {
    if list.rangeStart != nil, let snapshot { list.endRange(in: snapshot) }
  }

  /// Sorts by a column: up, then down, then no more.
  ///
  /// - Parameter alone: by this column only, not after those that are sorted by already.
  mutating func sortList(by column: UserColumn, alone: Bool) {
    var keys = list.sorting
    if alone { keys = keys.filter { $0.column == column } }
    if let place = keys.firstIndex(where: { $0.column == column }) {
      if keys[place].isDescending { keys.remove(at: place) } else { keys[place].isDescending = true }
    } else {
      keys.append(SortKey(column: column))
    }
    endRange()
    changeList { $0.sort(by: keys, with: $1.index, in: $1.snapshot, visible: $1.visible) }
  }

  /// The column that a digit names: they count from 1, as they stand in the list, or would if it had room for them.
  fileprivate func column(_ key: Key) -> UserColumn? {
    let digit: Character? =
      switch key {
      case .character(let character), .alt(let character): character
      default: nil
      }
    let columns = list.columns.shown
    guard let number = digit?.wholeNumberValue, columns.indices.contains(number - 1) else { return nil }
    return columns[number - 1]
  }
}
