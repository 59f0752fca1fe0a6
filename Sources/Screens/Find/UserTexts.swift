/// The texts of an index, while it lends them.
struct UserTexts {
  let all: UnsafeRawBufferPointer

  /// All texts of a user, each with a zero behind it.
  subscript(entry: UserIndex.Entry) -> UnsafeRawBufferPointer {
    let end = entry.start + Int(entry.ends[UserIndex.Text.last.rawValue])
    return UnsafeRawBufferPointer(rebasing: all[entry.start..<end])
  }

  subscript(entry: UserIndex.Entry, field: UserIndex.Text) -> UnsafeRawBufferPointer {
    let start = field == .username ? 0 : Int(entry.ends[field.rawValue - 1]) + 1
    return UnsafeRawBufferPointer(
      rebasing: all[(entry.start + start)..<(entry.start + Int(entry.ends[field.rawValue]))])
  }

  /// The highest score that any of a user's texts has, of those that have one.
  func bestScore(_ entry: UserIndex.Entry, _ score: (UnsafeRawBufferPointer) -> Int?) -> Int? {
    var best: Int?
    var start = entry.start
    for field in 0...UserIndex.Text.last.rawValue {
      let end = entry.start + Int(entry.ends[field])
      if let score = score(UnsafeRawBufferPointer(rebasing: all[start..<end])) { best = max(best ?? score, score) }
      start = end + 1
    }
    return best
  }
}
