import JSONStore
import Signals
import Users

/// What the signals told, oldest first, and where the log pane stands in it.
///
/// An event that a receiver caused is told under that receiver; it gets an entry of its own only if receivers ran under
/// it, or if what caused it is not here.
struct SignalLog: Sendable {
  private(set) var entries: [LogEntry] = []
  /// The newest event that was ever taken in.
  private var newest: LogEntry?
  /// How many entries went at the front: entry `n` of all stands at `n - dropped`.
  private(set) var dropped = 0
  /// The cursor and the line at the pane's lower edge; `nil` at the end, which the pane follows as it grows.
  var view: (cursor: Position, bottom: Position)?
  /// How many signals and receivers never got here, because they came too fast.
  var missed = 0
  /// The durable receivers that were set aside.
  private(set) var failed: Set<ReceiverCall> = []

  /// A line of the log: its entry, counted from the first there ever was, and its place among that entry's lines.
  struct Position: Sendable, Comparable {
    var entry: Int
    var line: Int

    static func < (a: Position, b: Position) -> Bool { (a.entry, a.line) < (b.entry, b.line) }
  }

  /// How many entries are kept while the pane follows the log.
  static let limit = 2_000
  /// How many are enough on opening.
  static let screenful = 100
  /// How many are kept while it is scrolled back.
  static let scrolledLimit = 20_000
  /// The save from which on all are here; `nil` if none is. What is owed from before may be here too.
  private var first: Int?
  /// Whether all that the journal has from before is here, or on its way.
  private var isComplete = false

  var isFollowing: Bool { view == nil }

  /// Takes in an event that was sent; once, however often it was.
  mutating func append(_ event: StoreEvent) {
    let entry = LogEntry(event)
    if let newest, !newest.isBefore(entry), index(where: { $0.isSameEvent(as: entry) }) != nil { return }
    if newest?.isBefore(entry) ?? true { newest = entry }
    if let cause = entry.cause, let index = index(where: { ($0.seq, $0.place) == (cause.seq, cause.place) }) {
      entries[index].update(cause.receiver) { $0.saves.append(entry) }
    } else {
      insert(entry)
    }
  }

  /// Takes in how a receiver fared with an event that was appended before.
  mutating func append(_ receipt: Receipt, of event: StoreEvent) {
    update(receipt.uid, of: event) { $0.end(ReceiverRun.Outcome(receipt)) }
  }

  /// Takes in that a receiver has done its work, in another process, on an event that was appended before.
  mutating func append(_ acknowledged: ReceiverCall) {
    update(acknowledged) { $0.end(.ran(nil)) }
  }

  /// Takes in that a durable receiver failed at an event, which may be heard of before the event itself.
  mutating func append(_ failure: ReceiverFailed) {
    append(failure.event)
    update(failure.receiver, of: failure.event) { $0.take(failure) }
  }

  /// Takes in an entry of the journal, made in an earlier sitting.
  ///
  /// - Parameter owed: what durable receivers have not acknowledged.
  mutating func append(_ entry: JournalEntry, owed: Set<ReceiverCall>) {
    let events = entry.events
    for event in events { append(event) }
    for call in entry.calls where !owed.contains(call) {
      update(call.receiver, of: events[call.place]) { $0.end(.ran(nil)) }
    }
  }

  /// Asks for what the journal has from before, once.
  ///
  /// - Parameter last: the last save there is.
  /// - Returns: the save before which it is wanted; `nil` where there is nothing to ask for.
  mutating func wantEarlier(than last: Int) -> Int? {
    let first = first ?? last + 1
    guard !isComplete, first > 1, entries.count < Self.scrolledLimit else { return nil }
    isComplete = true
    return first
  }

  /// Takes in what there was before, oldest first.
  ///
  /// - Parameter owed: what durable receivers have not acknowledged.
  mutating func prepend(_ earlier: [JournalEntry], owed: Set<ReceiverCall>) {
    isComplete = earlier.isEmpty
    guard let oldest = earlier.first?.seq else { return }
    var piece = SignalLog()
    for entry in earlier { piece.append(entry, owed: owed) }
    let place = entries.firstIndex { $0.seq >= oldest } ?? entries.count
    // What is owed may be here already.
    let known = Set(entries[place...].prefix { $0.seq <= earlier[earlier.count - 1].seq }.map(\.seq))
    let added = piece.entries.filter { !known.contains($0.seq) }
    entries.insert(contentsOf: added, at: place)
    // What is owed stood before all that was here.
    entries.sort { $0.isBefore($1) }
    moveView(from: place, by: added.count)
    first = oldest
  }

  /// Takes in the end of the journal, oldest first, and what is owed from before.
  mutating func open(_ history: [JournalEntry], owed: Set<ReceiverCall>) {
    for entry in history { append(entry, owed: owed) }
    first = history.indices.reversed().first { $0 == 0 || history[$0 - 1].seq != history[$0].seq - 1 }
      .map { history[$0].seq }
  }

  private mutating func moveView(from place: Int, by count: Int) {
    if let bottom = view?.bottom.entry, bottom >= dropped + place { view?.bottom.entry += count }
    if let cursor = view?.cursor.entry, cursor >= dropped + place { view?.cursor.entry += count }
  }

  private mutating func update(_ uid: DispatchUID, of event: StoreEvent, _ change: (inout ReceiverRun) -> Void) {
    update(event.call(of: uid), change)
  }

  private mutating func update(_ call: ReceiverCall, _ change: (inout ReceiverRun) -> Void) {
    guard let index = index(where: { ($0.seq, $0.place) == (call.seq, call.place) }) else { return }
    entries[index].update(call.receiver) { run in
      change(&run)
      if case .setAside? = run.next { failed.insert(call) } else { failed.remove(call) }
    }
  }

  /// Where an event's entry is. An event that is told under a receiver so far gets its entry now: receivers ran under it.
  private mutating func index(where isWanted: (LogEntry) -> Bool) -> Int? {
    if let index = entries.lastIndex(where: isWanted) { return index }
    let saves = entries.reversed().lazy.flatMap { $0.runs.lazy.flatMap(\.saves) }
    guard let save = saves.first(where: isWanted) else { return nil }
    insert(save)
    return entries.lastIndex(where: isWanted)
  }

  /// Puts an entry in its place: events of two signals may come in another order than they were sent in.
  private mutating func insert(_ entry: LogEntry) {
    let index = entries.lastIndex { !entry.isBefore($0) }.map { $0 + 1 } ?? 0
    entries.insert(entry, at: index)
    moveView(from: index, by: 1)
    if first == nil { first = entry.seq }
    let excess = entries.count - (isFollowing ? Self.limit : Self.scrolledLimit)
    guard excess > 0 else { return }
    for entry in entries.prefix(excess) { failed.subtract(entry.runs.map(entry.call(of:))) }
    entries.removeFirst(excess)
    dropped += excess
    first = entries.first?.seq
    isComplete = false
  }
}

extension ReceiverRun.Outcome {
  fileprivate init(_ receipt: Receipt) {
    switch receipt.outcome {
    case .ran: self = .ran(receipt.duration)
    case .failed(let error): self = .failed(error, receipt.duration)
    case .notRun: self = .notRun
    }
  }
}
