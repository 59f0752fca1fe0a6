/// Which columns the list has, and in what order.
struct ColumnChoice: Sendable, Equatable {
  /// All there are, also those that are hidden, in their order.
  private(set) var order = UserColumn.allCases
  private(set) var hidden: Set<UserColumn> = []

  var shown: [UserColumn] { order.filter { !hidden.contains($0) } }

  /// Shows or hides a column; one always stays.
  mutating func toggle(_ column: UserColumn) {
    if hidden.remove(column) == nil, shown.count > 1 { hidden.insert(column) }
  }

  mutating func move(_ column: UserColumn, by step: Int) {
    guard let place = order.firstIndex(of: column), order.indices.contains(place + step) else { return }
    order.swapAt(place, place + step)
  }

  /// The columns that there is room for, and how wide each is. What is left over is shared among the first three that
  /// can use it.
  func fitting(_ room: Int) -> [(column: UserColumn, width: Int)] {
    var fitting: [(column: UserColumn, width: Int)] = []
    var free = room
    for column in shown {
      guard fitting.isEmpty || free >= column.width.least else { break }
      fitting.append((column, min(column.width.least, room)))
      free -= column.width.least
    }
    let growing = fitting.indices.filter { fitting[$0].column.width.grows }.prefix(3)
    for (number, place) in growing.enumerated() where free > 0 {
      fitting[place].width += free / growing.count + (number < free % growing.count ? 1 : 0)
    }
    return fitting
  }
}
