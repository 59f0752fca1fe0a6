/// Which records of one model there are, in order: those of the file but the removed, then the added.
///
/// A row is found in O(log removed); a change copies the short lists, never the file's.
struct TableState: Sendable {
  private let base: [Slot]
  /// Places in `base` whose records are gone, ascending.
  private var removed: [Int] = []
  /// Slots that the file did not have, ascending.
  private(set) var added: [Slot] = []
  private(set) var highestPK: Int64
  private(set) var lastIsNatural: Bool

  init(_ table: FixtureTable) {
    base = table.slots
    highestPK = table.highestPK
    lastIsNatural = table.lastIsNatural
  }

  var count: Int { base.count - removed.count + added.count }

  /// The last slot that the model has in the file, present or gone: new records follow it.
  var lastBaseSlot: Slot? { base.last }

  func slot(at row: Int) -> Slot {
    let kept = base.count - removed.count
    guard row < kept else { return added[row - kept] }
    // The place is `row` and as many more as were removed before it.
    let before = removed.indices.partitioningIndex { removed[$0] - $0 > row }
    return base[row + before]
  }

  func row(of slot: Slot) -> Int? {
    guard let place = Self.place(of: slot, in: base) else {
      return Self.place(of: slot, in: added).map { base.count - removed.count + $0 }
    }
    let before = removed.partitioningIndex { $0 >= place }
    return before < removed.count && removed[before] == place ? nil : place - before
  }

  mutating func add(_ slot: Slot, pk: PrimaryKey) {
    added.append(slot)
    lastIsNatural = true
    if case .integer(let number) = pk {
      lastIsNatural = false
      reserve(number)
    }
  }

  mutating func remove(_ slot: Slot) {
    if let index = Self.place(of: slot, in: added) {
      added.remove(at: index)
    } else if let place = Self.place(of: slot, in: base) {
      removed.insert(place, at: removed.partitioningIndex { $0 >= place })
    }
  }

  /// No new record gets this pk, or one below it: keys are not used twice.
  mutating func reserve(_ pk: Int64) { highestPK = max(highestPK, pk) }

  private static func place(of slot: Slot, in slots: [Slot]) -> Int? {
    let place = slots.partitioningIndex { $0 >= slot }
    return place < slots.count && slots[place] == slot ? place : nil
  }
}
