import JSONStore
import Users

/// Where the list stands: who is in it and in what order, its cursor, its first visible row, the marks.
struct UserList: Sendable {
  /// The row under the cursor, from 0.
  private(set) var row = 0
  /// The first row that is shown.
  private(set) var top = 0
  /// Who is under the cursor, so that it stays there when rows come and go.
  private(set) var slot: Slot?
  private(set) var filter = UserFilter()
  private(set) var sorting: [SortKey] = []
  var columns = ColumnChoice()
  private(set) var marks: Set<Slot> = []
  /// Where a range of marks was begun that ends at the cursor.
  private(set) var rangeStart: Slot?
  /// Who is shown; `nil` for all, in the order of the file.
  private(set) var order: [Slot]?
  /// Whom the cursor comes back to once the filter shows it again, and how many rows below the first it was; `nil` once
  /// somebody has gone elsewhere.
  private var origin: (slot: Slot, offset: Int)?
  /// Who is shown although the filter does not let it pass: nobody is taken from under the cursor, nor from where a range
  /// of marks was begun.
  private(set) var kept: Slot?

  // MARK: Rows

  func count(in snapshot: StoreSnapshot?) -> Int { order?.count ?? snapshot?.userCount ?? 0 }

  /// How many the filter lets pass.
  func passingCount(in snapshot: StoreSnapshot?) -> Int { count(in: snapshot) - (kept == nil ? 0 : 1) }

  func slot(at row: Int, in snapshot: StoreSnapshot) -> Slot { order?[row] ?? snapshot.slot(of: User.self, row: row) }

  func row(of slot: Slot, in snapshot: StoreSnapshot) -> Int? {
    guard let order else { return snapshot.row(ofSlot: slot, in: User.self) }
    return order.firstIndex(of: slot)
  }

  // MARK: The cursor

  /// Goes to a row that somebody means.
  mutating func move(to row: Int, in snapshot: StoreSnapshot?, visible: Int) {
    origin = nil
    go(to: row, in: snapshot, visible: visible)
  }

  private mutating func go(to row: Int, in snapshot: StoreSnapshot?, visible: Int) {
    put(row, in: snapshot)
    if let kept, kept != slot, kept != rangeStart, let place = order?.firstIndex(of: kept) {
      order?.remove(at: place)
      self.kept = nil
      put(place < self.row ? self.row - 1 : self.row, in: snapshot)
    }
    scroll(in: snapshot, visible: visible)
  }

  private mutating func put(_ row: Int, in snapshot: StoreSnapshot?) {
    let count = count(in: snapshot)
    self.row = min(max(row, 0), max(count - 1, 0))
    slot = count > 0 ? snapshot.map { slot(at: self.row, in: $0) } : nil
  }

  /// Goes on with the same user in the same place of the screen, or with what took its place in the list.
  mutating func follow(_ snapshot: StoreSnapshot?, visible: Int) {
    let offset = row - top
    let row = slot.flatMap { slot in snapshot.flatMap { self.row(of: slot, in: $0) } } ?? row
    top = max(row - offset, 0)
    go(to: row, in: snapshot, visible: visible)
  }

  /// Goes to a user, who is shown whether or not the filter lets it pass.
  mutating func select(_ slot: Slot, by index: UserIndex?, in snapshot: StoreSnapshot?, visible: Int) {
    guard let snapshot, snapshot.row(ofSlot: slot, in: User.self) != nil else { return }
    if let index, order?.contains(slot) == false { keep(slot, by: index) }
    if let row = row(of: slot, in: snapshot) { move(to: row, in: snapshot, visible: visible) }
  }

  /// Keeps the cursor in sight, and no row empty that a user could be in.
  mutating func scroll(in snapshot: StoreSnapshot?, visible: Int) {
    top = Scrolling.top(top, showing: row, lines: count(in: snapshot), rows: visible)
  }
}

// MARK: - Filter and order

extension UserList {
  /// Shows whom a filter lets pass. The cursor stays on its user, or goes to the next one that passes, and back as soon as
  /// it passes again; of fuzzy hits, the best comes first.
  mutating func filter(_ filter: UserFilter, by index: UserIndex?, in snapshot: StoreSnapshot?, visible: Int) {
    let isThere = origin.map { snapshot?.row(ofSlot: $0.slot, in: User.self) != nil } ?? false
    if !isThere { origin = slot.map { ($0, row - top) } }
    self.filter = filter
    arrange(by: index)
    (row, top) = (0, 0)
    if !filter.isFuzzy { seekOrigin(by: index, in: snapshot) }
    go(to: row, in: snapshot, visible: visible)
  }

  /// Goes back to where the cursor was before a filter was typed, if that is shown.
  mutating func goBack(in snapshot: StoreSnapshot?, visible: Int) {
    guard let origin, let snapshot, row(of: origin.slot, in: snapshot) != nil else { return }
    seekOrigin(by: nil, in: snapshot)
    go(to: row, in: snapshot, visible: visible)
    self.origin = nil
  }

  /// Whoever is under the cursor is meant; where nobody is, there still is somebody to come back to.
  mutating func settle() { if slot != nil { origin = nil } }

  private mutating func seekOrigin(by index: UserIndex?, in snapshot: StoreSnapshot?) {
    guard let origin, let snapshot, snapshot.row(ofSlot: origin.slot, in: User.self) != nil else { return }
    let next = order?.partitioningIndex { index?.precedes($0, origin.slot, by: sorting) == false }
    row = row(of: origin.slot, in: snapshot) ?? next ?? 0
    top = max(row - origin.offset, 0)
  }

  mutating func sort(by keys: [SortKey], with index: UserIndex?, in snapshot: StoreSnapshot?, visible: Int) {
    sorting = keys
    arrange(by: index)
    follow(snapshot, visible: visible)
  }

  /// Works out who is shown, and in what order. Without an index, all are.
  mutating func arrange(by index: UserIndex?) {
    kept = nil
    guard let index, !filter.isEmpty || !sorting.isEmpty else {
      order = nil
      return
    }
    let slots = index.slots(matching: filter, marks: marks)
    order = filter.isRanked ? slots : index.sorted(slots, by: sorting)
  }

  /// Takes in that users have changed, were made or deleted. Who is under the cursor stays.
  mutating func takeIn(_ changed: Set<Slot>, by index: UserIndex) {
    guard changed.count <= Self.few else { return takeInAll(by: index) }
    marks.subtract(changed.filter { index[$0] == nil })
    guard let order else { return }
    let passing = changed.filter { index.passes($0, filter, marks: marks) }
    // How well the others fit is not known any more: who fits still stays in its place.
    let staying = filter.isRanked ? passing.intersection(order) : []
    // All who changed go, before one comes back: what stands in the order is right then.
    let leaving = changed.subtracting(staying)
    self.order?.removeAll { leaving.contains($0) }
    if let kept, changed.contains(kept) { self.kept = nil }
    for slot in passing.subtracting(staying).sorted() { insert(slot, by: index) }
    if let slot, leaving.contains(slot), !passing.contains(slot), index[slot] != nil { keep(slot, by: index) }
  }

  /// The same where it is not known who, or where they are many.
  mutating func takeInAll(by index: UserIndex) {
    marks = marks.filter { index[$0] != nil }
    arrange(by: index)
    if let slot, index[slot] != nil, order?.contains(slot) == false { keep(slot, by: index) }
  }

  /// More changes than these are dealt with by arranging all anew.
  private static let few = 64

  /// Shows a user though the filter does not let it pass, instead of another.
  private mutating func keep(_ slot: Slot, by index: UserIndex) {
    if let kept, kept != slot { order?.removeAll { $0 == kept } }
    insert(slot, by: index)
    kept = slot
  }

  private mutating func insert(_ slot: Slot, by index: UserIndex) {
    guard var order else { return }
    // Not to be copied.
    self.order = nil
    let place =
      filter.isRanked
      ? order.endIndex : order.partitioningIndex { !index.precedes($0, slot, by: sorting) }
    order.insert(slot, at: place)
    self.order = order
  }
}

// MARK: - Marks

extension UserList {
  /// The rows of a range that was begun.
  func rangeRows(in snapshot: StoreSnapshot) -> ClosedRange<Int>? {
    rangeStart.flatMap { row(of: $0, in: snapshot) }.map { min($0, row)...max($0, row) }
  }

  /// Whether anybody is marked, or a range was begun.
  var hasMarks: Bool { !marks.isEmpty || rangeStart != nil }

  /// How many are marked whom the filter does not show.
  var hiddenMarks: Int { order.map { marks.subtracting($0).count } ?? 0 }

  /// How many are marked, those of a range that was begun included.
  func markedCount(in snapshot: StoreSnapshot) -> Int {
    guard let rows = rangeRows(in: snapshot) else { return marks.count }
    return marks.isEmpty ? rows.count : marked(in: snapshot).count
  }

  /// All who are marked, those of a range that was begun included.
  func marked(in snapshot: StoreSnapshot) -> Set<Slot> {
    guard let rows = rangeRows(in: snapshot) else { return marks }
    return marks.union(rows.map { slot(at: $0, in: snapshot) })
  }

  mutating func toggleMark() {
    guard let slot else { return }
    if marks.remove(slot) == nil { marks.insert(slot) }
  }

  /// Marks all whom the filter lets pass; if all are marked, none of them.
  mutating func toggleAllMarks(in snapshot: StoreSnapshot) {
    let passing = Set((0..<count(in: snapshot)).map { slot(at: $0, in: snapshot) }.filter { $0 != kept })
    if passing.isSubset(of: marks) { marks.subtract(passing) } else { marks.formUnion(passing) }
  }

  mutating func removeMarks() { marks = [] }

  /// Begins a range at the cursor.
  mutating func beginRange() { rangeStart = slot }

  /// Marks the range that was begun.
  mutating func endRange(in snapshot: StoreSnapshot) {
    marks = marked(in: snapshot)
    rangeStart = nil
  }

  mutating func cancelRange() { rangeStart = nil }

  /// Keeps the marks, and the user under the cursor, where the file was read anew and each has another slot.
  mutating func move(from old: StoreSnapshot, to new: StoreSnapshot) {
    func moved(_ slot: Slot) -> Slot? { old.record(slot)?.pk.flatMap { new.slot(of: $0, in: User.self) } }
    marks = Set(marks.compactMap(moved))
    rangeStart = rangeStart.flatMap(moved)
    slot = slot.flatMap(moved)
    origin = origin.flatMap { origin in moved(origin.slot).map { ($0, origin.offset) } }
    // It is arranged anew with the index.
    order = nil
    kept = nil
  }
}
