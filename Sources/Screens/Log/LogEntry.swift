import JSONStore
import Signals
import Users

/// One event as the signal log tells it: names and numbers, never a field's value but the username.
struct LogEntry: Sendable {
  let seq: Int
  /// Its place among the events of the same save.
  let place: Int
  let timestamp: String
  let signal: String
  let model: String
  let pk: String
  /// The username, of a user.
  let label: String?
  let kind: Kind
  let actor: String
  let cause: ReceiverCall?
  /// The receivers that ran under it, in the order in which they were heard of.
  private(set) var runs: [ReceiverRun] = []

  enum Kind: Sendable {
    case created
    case changed([String])
    case deleted
  }

  init(_ event: StoreEvent) {
    let record = event.record
    seq = event.commit.seq
    place = event.commit.batch.index
    timestamp = event.commit.timestamp
    model = record.model
    pk = record.pk?.description ?? ""
    label = record.model == User.schema.model ? User(record: record).username : nil
    actor = event.commit.actor
    cause = event.commit.cause
    switch event {
    case .saved(let event):
      signal = "post_save"
      kind = event.created ? .created : .changed(event.changed)
    case .deleted:
      signal = "post_delete"
      kind = .deleted
    }
  }

  func isSameEvent(as other: LogEntry) -> Bool { (seq, place) == (other.seq, other.place) }

  func isBefore(_ other: LogEntry) -> Bool { (seq, place) < (other.seq, other.place) }

  func call(of run: ReceiverRun) -> ReceiverCall { ReceiverCall(seq: seq, place: place, receiver: run.uid) }

  /// Changes what is known of a receiver's run, which is made if nothing is known yet.
  mutating func update(_ uid: DispatchUID, _ change: (inout ReceiverRun) -> Void) {
    let index = runs.firstIndex { $0.uid == uid } ?? runs.endIndex
    if index == runs.endIndex { runs.append(ReceiverRun(uid: uid)) }
    change(&runs[index])
  }
}

/// A receiver's run under an event.
struct ReceiverRun: Sendable {
  let uid: DispatchUID
  /// How it ended, the last time; `nil` while it is not known.
  private(set) var outcome: Outcome?
  /// What becomes of a durable receiver that failed.
  private(set) var next: Next?
  /// What it saved.
  var saves: [LogEntry] = []

  init(uid: DispatchUID) { self.uid = uid }

  enum Outcome: Sendable {
    /// How long it took, if that was in this sitting.
    case ran(Duration?)
    case failed(any Error, Duration?)
    case notRun
  }

  enum Next: Sendable {
    case retry(after: Duration)
    case setAside(attempts: Int)
  }

  /// Takes in how a run ended.
  mutating func end(_ outcome: Outcome) {
    self.outcome = outcome
    if case .ran = outcome { next = nil }
  }

  /// Takes in what the store says of a failure. That may come before the failure itself, or late.
  mutating func take(_ failure: ReceiverFailed) {
    if case .ran? = outcome { return }
    if outcome == nil { outcome = .failed(Words(description: failure.error), nil) }
    next = failure.pause.map { .retry(after: $0) } ?? .setAside(attempts: failure.attempts)
  }

  /// An error of which only the words are left.
  private struct Words: Error, CustomStringConvertible { let description: String }
}
