import JSONStore
import Signals

/// What the signals told, oldest first, and where the log pane stands in it.
///
/// An event that a receiver caused is told under that receiver; it gets an entry of its own only if receivers ran under
/// it, or if what caused it is not here. To take in an event costs as much however many there are.
struct SignalLog: Sendable {
  private(set) var entries = SortedDeque<LogEntry>()
  /// Which entries are shown.
  private(set) var filter = LogFilter()
  /// Those that pass the filter, if there is one.
  private var passing = SortedDeque<EventID>()
  /// The cursor and the line at the pane's lower edge; `nil` at the end, which the pane follows as it grows.
  private(set) var view: (cursor: Position, bottom: Position)?
  /// The last entry there was when the pane left the end.
  private var lastSeen: EventID?
  /// How many signals and receivers never got here, because they came too fast, of what it reaches back to.
  private(set) var missed = 0
  /// The durable receivers that were set aside.
  private(set) var failed: Set<ReceiverCall> = []
  /// How often something was taken in.
  private(set) var news = 0
  /// Whether the pane shows an earlier state of it, in which somebody may scroll.
  var isHeld = false

  /// A line of the log.
  struct Position: Sendable, Comparable {
    var event: EventID
    var place: LogLine.Place

    static func < (a: Position, b: Position) -> Bool { (a.event, a.place) < (b.event, b.place) }
  }

  /// How many entries are kept while the pane follows the log.
  static let limit = 2_000
  /// How many are enough on opening.
  static let screenful = 100
  /// How many are kept while it is scrolled back.
  static let scrolledLimit = 20_000
  /// What caused the events that are told under a receiver.
  private var causes: [EventID: ReceiverCall] = [:]
  /// The event from which on all are here; `nil` if none is. What is owed from before may be here too.
  private var first: EventID?
  /// The event before which something was missed.
  private var missedBefore: EventID?
  /// Whether all that the journal has from before is here, or on its way.
  private var isComplete = false
  private var hasDropped = false
  /// Tells the entries, for the filter.
  let lines: LogLines

  init(lines: LogLines) { self.lines = lines }

  var isFollowing: Bool { view == nil }

  /// How many events come before those that are here of the first one's save, which is larger than what is kept.
  var cutCount: Int { first?.place ?? 0 }

  // MARK: What is shown

  /// How many entries are shown.
  var shownCount: Int { filter.isEmpty ? entries.count : passing.count }

  /// The entry in a place among those that are shown.
  func shown(_ index: Int) -> LogEntry {
    filter.isEmpty ? entries[index] : entries[entries.index(notBefore: passing[index])]
  }

  /// The place among those that are shown of an entry, or else of the next one.
  func shownIndex(notBefore id: EventID) -> Int {
    filter.isEmpty ? entries.index(notBefore: id) : passing.index(notBefore: id)
  }

  /// Moves the cursor, or has the pane follow the end.
  mutating func move(to view: (cursor: Position, bottom: Position)?) {
    if isFollowing { lastSeen = entries.last?.id }
    self.view = view
  }

  /// Goes where another state of it stands.
  mutating func move(like other: SignalLog) { (view, lastSeen) = (other.view, other.lastSeen) }

  /// How many of the entries that are shown have come since the pane left the end, and stand below an event.
  func newCount(below event: EventID) -> Int {
    shownCount - shownIndex(after: max(event, lastSeen ?? event))
  }

  /// The place among those that are shown of the first entry behind an event.
  func shownIndex(after id: EventID) -> Int { shownIndex(notBefore: EventID(seq: id.seq, place: id.place + 1)) }

  /// The entry whose date needs no telling: the sitting's first one.
  var undated: LogEntry? {
    guard let entry = entries.first, !entry.isFromJournal, !hasDropped else { return nil }
    return entry
  }

  /// What is known of an event, whether it has an entry of its own or is told under a receiver.
  func entry(_ id: EventID) -> LogEntry? {
    entries.index(of: id).map { entries[$0] } ?? caused(id)
  }

  /// The last event of the same record before an event, if nothing can have come between the two.
  func event(before entry: LogEntry) -> StoreEvent? {
    guard missed == 0, let first else { return nil }
    let record = entry.event.record
    var found: LogEntry?
    for other in entries.lazy.flatMap(\.told) where other.id >= first && other.id < entry.id {
      if other.event.record.isSame(as: record), found.map({ $0.id < other.id }) ?? true { found = other }
    }
    return found?.event
  }

  /// Shows the entries that pass a filter. Costs as much as there are.
  mutating func show(_ filter: LogFilter) {
    self.filter = filter
    passing = SortedDeque()
    guard !filter.isEmpty else { return }
    if filter.hasWords { foldTexts() }
    for entry in entries { self.filter.updateUsers { $0.learn(entry) } }
    for entry in entries where passes(entry) { passing.insert(entry.id) }
  }

  /// Folds what is not folded yet: with the next key, it is looked through again.
  private mutating func foldTexts() {
    for index in entries.indices where entries[index].foldedText == nil {
      let text = lines.foldedText(of: entries[index])
      entries.update(at: index) { $0.foldedText = text }
    }
  }

  private func passes(_ entry: LogEntry) -> Bool { filter.passes(entry, told: lines) }

  /// Looks at the entry of an event again, which was changed.
  private mutating func filterAgain(_ entry: LogEntry) {
    guard !filter.isEmpty else { return }
    filter.updateUsers { $0.learn(entry) }
    switch (passing.index(of: entry.id), passes(entry)) {
    case (nil, true): passing.insert(entry.id)
    case (let index?, false): passing.remove(at: index)
    default: break
    }
  }

  // MARK: Taking in

  /// Takes in an event that was sent; once, however often it was.
  mutating func append(_ event: StoreEvent) { append(LogEntry(event)) }

  private mutating func append(_ entry: LogEntry) {
    guard causes[entry.id] == nil, entries.index(of: entry.id) == nil else { return }
    news += 1
    if let cause = entry.cause, let index = index(of: EventID(cause)) {
      causes[entry.id] = cause
      change(index) { $0.update(cause.receiver) { $0.saves.append(entry) } }
    } else {
      insert(entry)
    }
  }

  /// Takes in how a receiver fared with an event, which may have been missed itself.
  mutating func append(_ receipt: Receipt, of event: StoreEvent) {
    if let first, first < EventID(event.commit) { append(event) }
    update(event.call(of: receipt.uid)) { $0.end(ReceiverRun.Outcome(receipt)) }
  }

  /// Takes in that a receiver has done its work, in another process, on an event that was appended before.
  mutating func append(_ acknowledged: ReceiverCall) {
    update(acknowledged) { $0.end(.ran(nil)) }
  }

  /// Takes in that a durable receiver failed at an event, which may be heard of before the event itself.
  mutating func append(_ failure: ReceiverFailed) {
    append(failure.event)
    update(failure.call) { $0.take(failure) }
  }

  /// Takes in that so many more never got here, before what came last.
  mutating func miss(_ count: Int) {
    missed += count
    missedBefore = entries.last?.id
  }

  /// Takes in events of an entry of the journal, made in an earlier sitting.
  ///
  /// - Parameter owed: what durable receivers have not acknowledged.
  private mutating func append(_ part: JournalPart, owed: Set<ReceiverCall>) {
    for place in part.places {
      let event = part.entry.event(place)
      append(LogEntry(event, isFromJournal: true))
      for call in part.entry.owed[place].map({ event.call(of: $0) }) where !owed.contains(call) {
        update(call) { $0.end(.ran(nil)) }
      }
    }
  }

  private mutating func update(_ call: ReceiverCall, _ change: (inout ReceiverRun) -> Void) {
    guard let index = index(of: EventID(call)) else { return }
    news += 1
    var isSetAside = false
    self.change(index) { entry in
      entry.update(call.receiver) { run in
        change(&run)
        isSetAside = if case .setAside? = run.next { true } else { false }
      }
    }
    if isSetAside { failed.insert(call) } else { failed.remove(call) }
  }

  private mutating func change(_ index: Int, _ change: (inout LogEntry) -> Void) {
    entries.update(at: index, change)
    filterAgain(entries[index])
  }

  /// Where an event's entry is. An event that is told under a receiver so far gets its entry now: receivers ran under it.
  private mutating func index(of id: EventID) -> Int? {
    if let index = entries.index(of: id) { return index }
    guard let entry = caused(id) else { return nil }
    insert(entry)
    return entries.index(of: id)
  }

  /// An event that is told under a receiver.
  private func caused(_ id: EventID) -> LogEntry? {
    guard let cause = causes[id], let index = entries.index(of: EventID(cause)) else { return nil }
    return entries[index].runs.first { $0.uid == cause.receiver }?.saves.last { $0.id == id }
  }

  /// Puts an entry in its place: events of two signals may come in another order than they were sent in.
  private mutating func insert(_ entry: LogEntry) {
    entries.insert(entry)
    filterAgain(entry)
    if first == nil { first = entry.id }
    drop(entries.count - (isFollowing && !isHeld ? Self.limit : Self.scrolledLimit))
  }

  private mutating func drop(_ excess: Int) {
    guard excess > 0 else { return }
    for entry in entries.prefix(excess) {
      failed.subtract(entry.runs.map(entry.call(of:)))
      for save in entry.runs.flatMap(\.saves) { causes[save.id] = nil }
    }
    entries.removeFirst(excess)
    if let oldest = entries.first { passing.removeFirst(passing.index(notBefore: oldest.id)) }
    first = entries.first?.id
    if let first, let missedBefore, missedBefore <= first { missed = 0 }
    isComplete = false
    hasDropped = true
  }

  // MARK: What was before

  /// Asks for what the journal has from before, once.
  ///
  /// - Parameter last: the last save there is.
  /// - Returns: the save before which it is wanted; `nil` where there is nothing to ask for.
  mutating func wantEarlier(than last: Int) -> Int? {
    // A save of which but the end is here is wanted too.
    let next = first.map { $0.place > 0 ? $0.seq + 1 : $0.seq } ?? last + 1
    guard !isComplete, next > 1, entries.count < Self.scrolledLimit else { return nil }
    isComplete = true
    return next
  }

  /// Waits for what another state of it has asked for, where that joins what is here too.
  mutating func awaitEarlier(with other: SignalLog) {
    if first == other.first { isComplete = other.isComplete }
  }

  /// Takes in what there was before, oldest first, if it was asked for and still joins what is here.
  ///
  /// - Parameter owed: what durable receivers have not acknowledged.
  mutating func prepend(_ earlier: [JournalEntry], owed: Set<ReceiverCall>) {
    let parts = JournalPart.newest(Self.limit, of: earlier[...], before: first)
    guard isComplete, let oldest = parts.first?.first else { return }
    isComplete = false
    var piece = SignalLog(lines: lines)
    for part in parts { piece.append(part, owed: owed) }
    // What is owed may be here already.
    for entry in piece.entries.reversed() where self.entry(entry.id) == nil {
      entries.insert(entry)
      for run in entry.runs { for save in run.saves { causes[save.id] = entry.call(of: run) } }
      filterAgain(entry)
    }
    first = oldest
  }

  /// Takes in the end of the journal, oldest first, and what is owed from before.
  mutating func open(_ history: [JournalEntry], owed: Set<ReceiverCall>) {
    let joined = history.indices.reversed().first { $0 == 0 || history[$0 - 1].seq != history[$0].seq - 1 } ?? 0
    let parts = JournalPart.newest(Self.limit, of: history[joined...])
    let first = parts.first?.first
    let places = Dictionary(grouping: owed.map(EventID.init), by: \.seq)
    for entry in history {
      let before = (places[entry.seq] ?? []).filter { id in first.map { id < $0 } ?? true }
      for id in before.sorted() { append(JournalPart(entry: entry, places: id.place..<(id.place + 1)), owed: owed) }
    }
    for part in parts { append(part, owed: owed) }
    self.first = first
  }
}

extension Record {
  fileprivate func isSame(as other: Record) -> Bool { pk != nil && pk == other.pk && model == other.model }
}
