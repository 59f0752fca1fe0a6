/// What a command does where the list's columns are chosen. All of it is seen at once in the list behind.
func updateColumns(_ dialog: ColumnsDialog, _ command: KeyMap.Command, _ model: inout Model) {
  let column = model.list.columns.order[dialog.scrolling.row]
  switch command {
  case .cancel: model.dialogs.removeLast()
  case .toggle: model.list.columns.toggle(column)
  case .sortToo: model.sortList(by: column, alone: false)
  case .moveUp, .moveDown:
    model.list.columns.move(column, by: command == .moveUp ? -1 : 1)
    let place = model.list.columns.order.firstIndex(of: column) ?? dialog.scrolling.row
    model.scrollDialog { $0.move(to: place, lines: $1, rows: $2) }
  default: model.scrollDialog { $0.move(command, lines: $1, rows: $2) }
  }
}
