public import Signals

/// One acknowledged save or deletion, of one record or of several. All of it counts, or nothing.
public struct JournalEntry: Sendable {
  /// Its number, counted without gaps from 1; it alone gives the order.
  public let seq: Int
  /// When, for people (clocks jump): ISO 8601 in UTC, to the millisecond.
  public let timestamp: String
  /// Who: `user@host`.
  public let actor: String
  /// Where it came from.
  public let origin: Origin
  /// The receiver that made it, and the event that it worked on, if a receiver did.
  public let cause: ReceiverCall?
  /// The process that sees to the durable receivers' work on it; `nil` where none has any.
  var session: SessionID?
  /// What changed, in order.
  public internal(set) var operations: [Operation]
  /// The durable receivers that must hear of each operation.
  public internal(set) var owed: [[DispatchUID]] = []

  /// A change of one record.
  public enum Operation: Sendable {
    /// - Parameters:
    ///   - pk: the key before the save; a natural key may change by it.
    ///   - after: all fields.
    ///   - extra: what a new record has beside them, as one that a deletion took and that is there again.
    case save(
      model: String, pk: PrimaryKey, created: Bool, changed: [String], after: JSONObject, extra: JSONObject = [:])
    case delete(model: String, pk: PrimaryKey, before: JSONObject)

    /// The model of the record.
    public var model: String {
      switch self {
      case .save(let model, _, _, _, _, _), .delete(let model, _, _): model
      }
    }

    var isDeletion: Bool { if case .delete = self { true } else { false } }

    /// The fields after the change; `nil` where the record is gone.
    var fieldsAfter: JSONObject? {
      if case .save(_, _, _, _, let after, _) = self { after } else { nil }
    }

    /// The key of the record before the change.
    public var pk: PrimaryKey {
      switch self {
      case .save(_, let pk, _, _, _, _), .delete(_, let pk, _): pk
      }
    }
  }

  /// The calls of durable receivers that it leads to.
  public var calls: [ReceiverCall] {
    owed.enumerated().flatMap { place, receivers in
      receivers.map { ReceiverCall(seq: seq, place: place, receiver: $0) }
    }
  }
}

extension JournalEntry {
  /// The lines that it takes.
  var lines: [JournalLine] {
    let parts = parts
    return parts.enumerated().map { .entry($1, more: $0 < parts.count - 1) }
  }

  /// The entry in parts that each fit into a line, as far as a single operation does.
  private var parts: [JournalEntry] {
    guard operations.count > 1 else { return [self] }
    // What is left of a line beside the operations: the names, the hashes, and who saved.
    let room = JournalLine.limit - 1024 - actor.utf8.count - (cause?.receiver.name.utf8.count ?? 0)
    var parts: [JournalEntry] = []
    var size = room
    for (operation, receivers) in zip(operations, owed) {
      let members = JSONObject(operation.members(owed: receivers))
      let count = JSONEncoder.encode(.object(members), .compact).count + 1
      if size + count > room {
        parts.append(self)
        parts[parts.count - 1].operations = []
        parts[parts.count - 1].owed = []
        size = 0
      }
      parts[parts.count - 1].operations.append(operation)
      parts[parts.count - 1].owed.append(receivers)
      size += count
    }
    return parts
  }

  /// Takes in the next part of the same entry.
  mutating func append(_ part: JournalEntry) {
    operations += part.operations
    owed += part.owed
  }

  /// The members of its line, without those that belong to the journal's chain.
  var members: [(String, JSONValue)] {
    var members: [(String, JSONValue)] = [
      ("seq", JSONValue(Int64(seq))), ("ts", .string(timestamp)), ("actor", .string(actor)),
      ("origin", .string(origin.rawValue)),
    ]
    let operations = zip(operations, owed).map { $0.members(owed: $1) }
    if operations.count == 1 {
      members += operations[0]
    } else {
      members.append(("op", "batch"))
      members.append(("ops", .array(operations.map { .object(JSONObject($0)) })))
    }
    if let session { members.append(("session", session.json)) }
    if let cause { members.append(("cause", cause.json)) }
    return members
  }

  init?(_ line: JSONToken) {
    guard let seq = line["seq"]?.integer, let timestamp = line["ts"]?.string, let actor = line["actor"]?.string,
      let origin = line["origin"]?.string.flatMap(Origin.init)
    else { return nil }
    let parts = line["op"]?.string == "batch" ? line["ops"]?.elements(\.self) ?? [] : [line]
    let operations = parts.compactMap(Operation.init)
    guard operations.count == parts.count, !operations.isEmpty else { return nil }
    self.init(
      seq: Int(seq), timestamp: timestamp, actor: actor, origin: origin, cause: ReceiverCall(line["cause"]),
      session: SessionID(line["session"]), operations: operations,
      owed: parts.map { $0["owes"]?.elements { $0.string.map(DispatchUID.init(_:)) } ?? [] })
  }
}

extension JournalEntry.Operation {
  fileprivate func members(owed receivers: [DispatchUID]) -> [(String, JSONValue)] {
    var members: [(String, JSONValue)] =
      switch self {
      case .save(let model, let pk, let created, let changed, let after, let extra):
        [
          ("op", "save"), ("model", .string(model)), ("pk", pk.json), ("created", .bool(created)),
          ("changed", .array(changed.map(JSONValue.string))), ("after", .object(after)),
        ] + (extra.isEmpty ? [] : [("extra", .object(extra))])
      case .delete(let model, let pk, let before):
        [("op", "delete"), ("model", .string(model)), ("pk", pk.json), ("before", .object(before))]
      }
    if !receivers.isEmpty { members.append(("owes", .array(receivers.map { .string($0.name) }))) }
    return members
  }

  fileprivate init?(_ members: JSONToken) {
    guard let model = members["model"]?.string, let pk = PrimaryKey(members["pk"]) else { return nil }
    switch members["op"]?.string {
    case "save":
      guard let created = members["created"]?.bool, let after = members["after"]?.object else { return nil }
      let changed = members["changed"]?.elements(\.string) ?? []
      self = .save(
        model: model, pk: pk, created: created, changed: changed, after: after, extra: members["extra"]?.object ?? [:])
    case "delete":
      guard let before = members["before"]?.object else { return nil }
      self = .delete(model: model, pk: pk, before: before)
    default: return nil
    }
  }
}
