import JSONStore
import Users

/// Who is acted on: the users who are marked, or else the one under the cursor.
extension Model {
  var chosen: ChosenUsers? {
    guard let snapshot else { return nil }
    let marked = list.marked(in: snapshot)
    let slots = marked.isEmpty ? Set([list.slot].compactMap(\.self)) : marked
    return slots.isEmpty ? nil : ChosenUsers(slots, in: snapshot)
  }

  /// Whether others are acted on than the user under the cursor.
  var hasMarks: Bool { list.hasMarks }
}
