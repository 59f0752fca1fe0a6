import Glibc
import JSONStore

/// What the list is sorted by: a column, up or down.
struct SortKey: Sendable, Equatable {
  let column: UserColumn
  var isDescending = false
}

extension UserIndex {
  /// Sorts users by several columns: the first that tells two apart decides, else the order that they come in.
  ///
  /// Costs some 50 ms for 100,000.
  func sorted(_ slots: [Slot], by keys: [SortKey]) -> [Slot] {
    guard let first = keys.first else { return slots }
    return withTexts { texts in
      var items = slots.enumerated().compactMap { place, slot in
        self[slot].map { Item(place: place, entry: $0, prefix: Self.prefix($0, first, texts)) }
      }
      items.sort { a, b in
        if a.prefix != b.prefix { return (a.prefix < b.prefix) != first.isDescending }
        let order = Self.compare(a.entry, b.entry, keys, texts)
        return order == 0 ? a.place < b.place : order < 0
      }
      return items.map(\.entry.slot)
    }
  }

  /// Whether one user comes before another that is in the same list: those that are alike stay in the order of the file.
  func precedes(_ a: Slot, _ b: Slot, by keys: [SortKey]) -> Bool {
    guard !keys.isEmpty, let one = self[a], let other = self[b] else { return a < b }
    let order = withTexts { Self.compare(one, other, keys, $0) }
    return order == 0 ? a < b : order < 0
  }

  private struct Item {
    let place: Int
    let entry: Entry
    let prefix: UInt64
  }

  private static func compare(_ a: Entry, _ b: Entry, _ keys: [SortKey], _ texts: UserTexts) -> Int {
    for key in keys {
      let order = compare(a, b, key.column, texts)
      if order != 0 { return key.isDescending ? -order : order }
    }
    return 0
  }

  private static func compare(_ a: Entry, _ b: Entry, _ column: UserColumn, _ texts: UserTexts) -> Int {
    guard let field = column.text else {
      let (one, other) = (number(a, column), number(b, column))
      return one < other ? -1 : one > other ? 1 : 0
    }
    let (one, other) = (texts[a, field], texts[b, field])
    if let first = one.baseAddress, let second = other.baseAddress {
      let order = memcmp(first, second, min(one.count, other.count))
      if order != 0 { return Int(order) }
    }
    return one.count - other.count
  }

  /// What decides nearly always: the first bytes of a text.
  private static func prefix(_ entry: Entry, _ key: SortKey, _ texts: UserTexts) -> UInt64 {
    guard let field = key.column.text else { return number(entry, key.column) }
    var prefix: UInt64 = 0
    let text = texts[entry, field]
    for place in 0..<8 { prefix = prefix << 8 | (place < text.count ? UInt64(text[place]) : 0) }
    return prefix
  }

  private static func number(_ entry: Entry, _ column: UserColumn) -> UInt64 {
    switch column {
    case .joined: UInt64(entry.joined)
    case .lastLogin: UInt64(entry.lastLogin)
    // Who may do most comes last, as the largest.
    default: UInt64(entry.flags.intersection([.isActive, .isStaff, .isSuperuser]).rawValue)
    }
  }
}
