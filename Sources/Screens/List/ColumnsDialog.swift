/// The dialog in which columns are chosen, ordered and sorted by.
struct ColumnsDialog: Sendable {
  /// Where the cursor is among the columns in their order.
  var scrolling = Scrolling()
}
