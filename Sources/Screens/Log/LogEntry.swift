import JSONStore
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
  let cause: Cause?
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

  /// Changes what is known of a receiver's run, which is made if nothing is known yet.
  mutating func update(_ uid: String, _ change: (inout ReceiverRun) -> Void) {
    let index = runs.firstIndex { $0.uid == uid } ?? runs.endIndex
    if index == runs.endIndex { runs.append(ReceiverRun(uid: uid)) }
    change(&runs[index])
  }
}

/// A receiver's run under an event.
struct ReceiverRun: Sendable {
  let uid: String
  /// `nil` while it is not known: it runs, or it ran in an earlier sitting.
  var outcome: Outcome?
  /// What it saved.
  var saves: [LogEntry] = []

  init(uid: String) { self.uid = uid }

  enum Outcome: Sendable {
    case ran(Duration)
    case failed(any Error, Duration)
    case notRun
  }
}
