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

  mutating func append(_ event: StoreEvent) {
    let entry = LogEntry(event)
    if let cause = entry.cause, let index = index(of: cause.seq) {
      entries[index].update(cause.receiver) { $0.saves.append(entry) }
      return
    }
    entries.append(entry)
    if entries.count > Self.limit {
      entries.removeFirst()
      dropped += 1
    }
  }

  mutating func append(_ receipt: Receipt, of seq: Int) {
    if let index = index(of: seq) {
      entries[index].update(receipt.uid.name) { $0.outcome = ReceiverRun.Outcome(receipt) }
    } else if let (index, uid) = indexOfSave(seq), let save = entries[index].save(seq, of: uid) {
      // A receiver ran under a save that another receiver made: that save gets lines of its own.
      var own = save
      own.update(receipt.uid.name) { $0.outcome = ReceiverRun.Outcome(receipt) }
      entries.insert(own, at: entries.firstIndex { $0.seq > seq } ?? entries.endIndex)
    }
  }

  private func index(of seq: Int) -> Int? { entries.lastIndex { $0.seq == seq } }

  private func indexOfSave(_ seq: Int) -> (Int, String)? {
    for index in entries.indices.reversed() {
      for run in entries[index].runs where run.saves.contains(where: { $0.seq == seq }) { return (index, run.uid) }
    }
    return nil
  }
}

extension LogEntry {
  fileprivate func save(_ seq: Int, of uid: String) -> LogEntry? {
    runs.first { $0.uid == uid }?.saves.first { $0.seq == seq }
  }
}

extension ReceiverRun.Outcome {
  init(_ receipt: Receipt) {
    switch receipt.outcome {
    case .ran: self = .ran(receipt.duration)
    case .failed(let error): self = .failed(String(describing: error), receipt.duration)
    case .notRun: self = .notRun
    }
  }
}
