import JSONStore
import Signals
import Users

/// One event in the signal log, and what is known of the receivers that ran under it.
struct LogEntry: Sendable, Identifiable {
  let id: EventID
  let event: StoreEvent
  /// Whether it was told from the journal, and not as it happened.
  let isFromJournal: Bool
  /// The username, of a user.
  let label: String?
  let foldedLabel: [UInt8]?
  /// The receivers that ran under it, in the order in which they were heard of.
  private(set) var runs: [ReceiverRun] = []
  /// All that its lines say, folded, if it was looked through since it was changed.
  var foldedText: [UInt8]?

  enum Kind {
    case created
    case changed([String])
    case deleted
  }

  init(_ event: StoreEvent, isFromJournal: Bool = false) {
    id = EventID(event.commit)
    self.event = event
    self.isFromJournal = isFromJournal
    let record = event.record
    label = record.model == User.schema.model ? User(record: record).username : nil
    foldedLabel = label.map(FoldedText.bytes)
  }

  var seq: Int { id.seq }
  var timestamp: String { event.commit.timestamp }
  var actor: String { event.commit.actor }
  var cause: ReceiverCall? { event.commit.cause }
  var model: String { event.record.model }
  var pk: String { event.record.pk?.description ?? "" }

  var signal: String {
    switch event {
    case .saved: Self.signals[0]
    case .deleted: Self.signals[1]
    }
  }

  static let signals = ["post_save", "post_delete"]

  var kind: Kind {
    switch event {
    case .saved(let event): event.created ? .created : .changed(event.changed)
    case .deleted: .deleted
    }
  }

  /// The key of the user that it is about: of that itself, or of its profile.
  var user: PrimaryKey? {
    let record = event.record
    switch record.model {
    case User.schema.model: return record.pk
    case UserProfile.schema.model:
      switch record.fields["user"] {
      case .array(let names)?: return names.first.map(PrimaryKey.natural)
      case let value: return value?.integer.map(PrimaryKey.integer)
      }
    default: return nil
    }
  }

  /// All events that its lines tell: it, and what its receivers saved.
  var told: [LogEntry] { [self] + runs.flatMap(\.saves) }

  func call(of run: ReceiverRun) -> ReceiverCall {
    ReceiverCall(seq: id.seq, place: id.place, receiver: run.uid)
  }

  /// What is known of a receiver's run.
  func run(of uid: DispatchUID) -> ReceiverRun? { runs.first { $0.uid == uid } }

  /// Changes what is known of a receiver's run, which is made if nothing is known yet.
  mutating func update(_ uid: DispatchUID, _ change: (inout ReceiverRun) -> Void) {
    let index = runs.firstIndex { $0.uid == uid } ?? runs.endIndex
    if index == runs.endIndex { runs.append(ReceiverRun(uid: uid)) }
    change(&runs[index])
    foldedText = nil
  }
}
