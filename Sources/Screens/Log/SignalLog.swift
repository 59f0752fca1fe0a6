import JSONStore
import Signals
import Users

/// What the signals told, oldest first, and where the log pane stands in it.
///
/// An event that a receiver caused is told under that receiver; it gets an entry of its own only if receivers ran under
/// it, or if what caused it is not here.
struct SignalLog: Sendable {
  private(set) var entries: [LogEntry] = []
  /// How many entries went at the front: entry `n` of all stands at `n - dropped`.
  private(set) var dropped = 0
  /// The line at the pane's lower edge; `nil` at the end, which the pane follows as it grows.
  var bottom: Position?

  /// A line of the log: its entry, counted from the first there ever was, and its place among that entry's lines.
  struct Position: Sendable, Comparable {
    var entry: Int
    var line: Int

    static func < (a: Position, b: Position) -> Bool { (a.entry, a.line) < (b.entry, b.line) }
  }

  /// How many entries are kept.
  static let limit = 2_000

  var isFollowing: Bool { bottom == nil }

  /// Takes in an event that was sent.
  mutating func append(_ event: StoreEvent) {
    let entry = LogEntry(event)
    if let cause = entry.cause, let index = index(where: { $0.seq == cause.seq }) {
      entries[index].update(cause.receiver) { $0.saves.append(entry) }
    } else {
      insert(entry)
    }
  }

  /// Takes in how a receiver fared with an event that was appended before.
  mutating func append(_ receipt: Receipt, of event: StoreEvent) {
    let entry = LogEntry(event)
    guard let index = index(where: { $0.isSameEvent(as: entry) }) else { return }
    entries[index].update(receipt.uid.name) { $0.outcome = ReceiverRun.Outcome(receipt) }
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
    if let place = bottom?.entry, place >= dropped + index { bottom?.entry = place + 1 }
    guard entries.count > Self.limit else { return }
    entries.removeFirst()
    dropped += 1
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
