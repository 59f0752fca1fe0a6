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
  /// The receiver that made it, and the save whose signal that receiver handled.
  public let cause: Cause?
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

extension StoreEvent {
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
}

extension JournalEntry {
  /// The entry's events, as its signals told them.
  public var events: [StoreEvent] {
    operations.enumerated().map { index, operation in
      let commit = commit(index)
      switch operation {
      case .save(let model, let pk, let created, let changed, let after):
        let record = Record(model: model, pk: pk, fields: after)
        return .saved(RecordSaved(record: record, before: nil, created: created, changed: changed, commit: commit))
      case .delete(let model, let pk, let before):
        return .deleted(RecordDeleted(record: Record(model: model, pk: pk, fields: before), commit: commit))
      }
    }
  }

  func commit(_ index: Int) -> Commit {
    Commit(
      seq: seq, timestamp: timestamp, actor: actor, origin: origin, cause: cause, batch: (index, operations.count))
  }
}
