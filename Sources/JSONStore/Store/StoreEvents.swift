public import Signals

/// What every event of a durable save says of it.
public struct Commit: Sendable {
  /// The save's number in the journal.
  public let seq: Int
  /// When, ISO 8601 in UTC.
  public let timestamp: String
  /// Who: `user@host`.
  public let actor: String
  /// Where it came from.
  public internal(set) var origin: Origin
  /// The receiver that made it, and the event that the receiver worked on; `nil` if it was no receiver.
  public let cause: ReceiverCall?
  /// This event's place among those of the same save, from 0, and how many they are.
  public let batch: (index: Int, count: Int)
}

/// A record is about to be saved: the payload of `pre_save`.
public struct RecordWillSave: Sendable {
  /// The record as it will be; its pk is `nil` if it is new.
  public let record: Record
  /// All fields as they are; `nil` for a new record.
  public let before: JSONObject?
  /// Where the save comes from.
  public let origin: Origin

  /// Whether the record is new.
  public var created: Bool { before == nil }
}

/// A record was saved: the payload of `post_save`.
public struct RecordSaved: Sendable {
  /// The record as it is now.
  public let record: Record
  /// All fields as they were; `nil` for a new record, and for an event told from the journal.
  public let before: JSONObject?
  /// Whether the record is new.
  public let created: Bool
  /// The names of the fields that changed; all of them for a new record.
  public let changed: [String]
  /// The save it belongs to.
  public internal(set) var commit: Commit
}

/// A record is about to be deleted: the payload of `pre_delete`.
public struct RecordWillDelete: Sendable {
  /// The record as it is.
  public let record: Record
  /// Where the deletion comes from.
  public let origin: Origin
}

/// A record was deleted: the payload of `post_delete`.
public struct RecordDeleted: Sendable {
  /// The record as it was.
  public let record: Record
  /// The save it belongs to.
  public internal(set) var commit: Commit
}

/// An event of a durable save: what a log shows.
public enum StoreEvent: Sendable {
  case saved(RecordSaved)
  case deleted(RecordDeleted)

  /// The save it belongs to.
  public var commit: Commit {
    switch self {
    case .saved(let event): event.commit
    case .deleted(let event): event.commit
    }
  }

  /// The record it is about.
  public var record: Record {
    switch self {
    case .saved(let event): event.record
    case .deleted(let event): event.record
    }
  }
}

/// What other processes did: the payload of `saved_elsewhere`.
public struct SavedElsewhere: Sendable {
  /// The events of their saves, in order.
  public let events: [StoreEvent]
  /// The calls of durable receivers that have done their work.
  public let acknowledged: [ReceiverCall]
  /// What the store holds since.
  public let snapshot: StoreSnapshot
  /// What another program's edits of the file have changed, which one of them has taken in; `nil` if there is none.
  public internal(set) var edit: EditTakenIn?
}

/// Another program has written the store's file, and that was taken in, as saves: the payload of `edit_taken_in`.
public struct EditTakenIn: Sendable, Equatable {
  /// How many records it has made.
  public internal(set) var created = 0
  /// How many it has changed.
  public internal(set) var changed = 0
  /// How many it has deleted.
  public internal(set) var deleted = 0
}

/// Another program has written the store's file, and that cannot be taken in: the payload of `file_refused`. The file
/// stays as it is, the saves stay in the journal. Or the file's directory is gone.
public struct FileRefused: Sendable {
  /// What is wrong with the file; or ``StoreError/directoryGone(_:)``.
  public let error: StoreError
}

/// What was refused of the store's file is not there any more, or its directory is there again: the payload of `file_accepted`.
public struct FileAccepted: Sendable {}

/// The store's file could not be rewritten, or was after all: the payload of `file_behind`. It is tried again after a
/// while and after the next save, unless the store takes none any more; the journal has what the file lacks.
public struct FileBehind: Sendable {
  /// Why it could not; `nil` where it was.
  public let reason: StoreError?
}

/// A durable receiver failed at an event: the payload of `receiver_failed`.
public struct ReceiverFailed: Sendable {
  /// What it failed at.
  public let event: StoreEvent
  /// The receiver.
  public let receiver: DispatchUID
  /// What it threw, in its words.
  public let error: String
  /// How often it was called with the event so far.
  public let attempts: Int
  /// The pause before the next call; `nil` if it was set aside, see ``JSONStore/retry(_:)``.
  public let pause: Duration?

  /// The receiver's work on the event.
  public var call: ReceiverCall { event.call(of: receiver) }
}

extension StoreEvent {
  init(_ change: RecordChange, _ commit: Commit) {
    switch change.operation {
    case .save(_, _, let created, let changed, _, _):
      self = .saved(
        RecordSaved(
          record: change.record, before: change.before?.fields, created: created, changed: changed, commit: commit))
    case .delete:
      self = .deleted(RecordDeleted(record: change.record, commit: commit))
    }
  }

  /// The same event, told again.
  var replayed: StoreEvent {
    switch self {
    case .saved(var event):
      event.commit.origin = .replay
      return .saved(event)
    case .deleted(var event):
      event.commit.origin = .replay
      return .deleted(event)
    }
  }

  var isDeletion: Bool { if case .deleted = self { true } else { false } }

  /// A receiver's work on it.
  public func call(of receiver: DispatchUID) -> ReceiverCall {
    ReceiverCall(seq: commit.seq, place: commit.batch.index, receiver: receiver)
  }
}

extension JournalEntry {
  /// The entry's events, as its signals told them but for the fields before; a record that had no pk has the natural
  /// key by which the entry found it.
  public var events: [StoreEvent] { operations.indices.map { event($0) } }

  /// One of them, by its place from 0.
  public func event(_ place: Int) -> StoreEvent { event(place, pk: \.pk) }

  /// - Parameter pk: the key of a record as it is since.
  func event(_ place: Int, pk: (Record) -> PrimaryKey?) -> StoreEvent {
    let operation = operations[place]
    let fields =
      switch operation {
      case .save(_, _, _, _, let fields, _), .delete(_, _, let fields): fields
      }
    var record = Record(model: operation.model, pk: operation.pk, fields: fields)
    record.pk = pk(record)
    return StoreEvent(RecordChange(operation: operation, record: record, before: nil), commit(place))
  }

  func events(_ changes: [RecordChange]) -> [StoreEvent] { changes.indices.map { event(changes[$0], at: $0) } }

  func event(_ change: RecordChange, at place: Int) -> StoreEvent { StoreEvent(change, commit(place)) }

  private func commit(_ index: Int) -> Commit {
    Commit(
      seq: seq, timestamp: timestamp, actor: actor, origin: origin, cause: cause, batch: (index, operations.count))
  }
}
