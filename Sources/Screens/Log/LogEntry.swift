import JSONStore
import Users

/// One event as the signal log tells it: names and numbers, never a field's value.
struct LogEntry: Sendable, Equatable {
  let seq: Int
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

  enum Kind: Sendable, Equatable {
    case created
    case changed([String])
    case deleted
  }

  init(_ event: StoreEvent) {
    let record = event.record
    seq = event.commit.seq
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

  /// What is known of a receiver's run, which is made if it is not known yet.
  mutating func update(_ uid: String, _ change: (inout ReceiverRun) -> Void) {
    if !runs.contains(where: { $0.uid == uid }) { runs.append(ReceiverRun(uid: uid)) }
    for index in runs.indices where runs[index].uid == uid { change(&runs[index]) }
  }
}

/// A receiver's run under an event.
struct ReceiverRun: Sendable, Equatable {
  let uid: String
  /// `nil` while it is not known: it runs, or it ran in an earlier sitting.
  var outcome: Outcome?
  /// What it saved.
  var saves: [LogEntry] = []

  init(uid: String) { self.uid = uid }

  enum Outcome: Sendable, Equatable {
    case ran(Duration)
    case failed(String, Duration)
    case notRun
  }
}
