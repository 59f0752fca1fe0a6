import JSONStore
import Users

/// Where the list stands: its cursor and its first visible row.
struct UserList: Sendable, Equatable {
  /// The row under the cursor, from 0.
  private(set) var row = 0
  /// The first row that is shown.
  private(set) var top = 0
  /// Who is under the cursor, so that it stays there when rows come and go.
  private(set) var pk: PrimaryKey?

  mutating func move(to row: Int, in snapshot: StoreSnapshot?, visible: Int) {
    let count = snapshot?.userCount ?? 0
    self.row = min(max(row, 0), max(count - 1, 0))
    pk = count > 0 ? snapshot?.account(row: self.row).user.pk : nil
    scroll(in: snapshot, visible: visible)
  }

  /// Goes on with the same user, or what took its place.
  mutating func follow(_ snapshot: StoreSnapshot, visible: Int) {
    let row = pk.flatMap { snapshot.userRow(of: $0) } ?? row
    move(to: row, in: snapshot, visible: visible)
  }

  mutating func select(_ pk: PrimaryKey, in snapshot: StoreSnapshot?, visible: Int) {
    if let row = snapshot?.userRow(of: pk) { move(to: row, in: snapshot, visible: visible) }
  }

  /// Keeps the cursor in sight, and no row empty that a user could be in.
  mutating func scroll(in snapshot: StoreSnapshot?, visible: Int) {
    let visible = max(visible, 1)
    let last = max((snapshot?.userCount ?? 0) - visible, 0)
    top = min(max(min(top, last), row - visible + 1), row)
  }
}
