/// One acknowledged save or deletion: one line of the journal. All of it counts, or nothing.
public struct JournalEntry: Sendable {
  /// Its number, counted without gaps from 1; it alone gives the order.
  public let seq: Int
  /// When, for people (clocks jump): ISO 8601 in UTC, to the millisecond.
  public let timestamp: String
  /// Who: `user@host`.
  public let actor: String
  /// Where it came from.
  public let origin: Origin
  /// The save and the receiver that made it, if a receiver did.
  public let cause: Cause?
  /// What changed, in order.
  public let operations: [Operation]

  /// A change of one record.
  public enum Operation: Sendable {
    /// - Parameters:
    ///   - pk: the key before the save; a natural key may change by it.
    ///   - after: all fields.
    case save(model: String, pk: PrimaryKey, created: Bool, changed: [String], after: JSONObject)
    case delete(model: String, pk: PrimaryKey, before: JSONObject)
  }
}

extension JournalEntry {
  /// The members of its line, without those that belong to the journal's chain.
  var members: [(String, JSONValue)] {
    var members: [(String, JSONValue)] = [
      ("seq", JSONValue(Int64(seq))), ("ts", .string(timestamp)), ("actor", .string(actor)),
      ("origin", .string(origin.rawValue)),
    ]
    if operations.count == 1 {
      members += operations[0].members
    } else {
      members.append(("op", "batch"))
      members.append(("ops", .array(operations.map { .object(JSONObject($0.members)) })))
    }
    if let cause {
      members.append(("cause", ["seq": JSONValue(Int64(cause.seq)), "receiver": .string(cause.receiver)]))
    }
    return members
  }

  init?(_ line: JSONObject) {
    guard let seq = line["seq"]?.integer, let timestamp = line["ts"]?.string, let actor = line["actor"]?.string,
      let origin = line["origin"]?.string.flatMap(Origin.init)
    else { return nil }
    self.seq = Int(seq)
    self.timestamp = timestamp
    self.actor = actor
    self.origin = origin
    cause = line["cause"]?.object.flatMap { cause in
      guard let seq = cause["seq"]?.integer, let receiver = cause["receiver"]?.string else { return nil }
      return Cause(seq: Int(seq), receiver: receiver)
    }
    let objects = line["op"] == "batch" ? line["ops"]?.array?.map(\.object) ?? [] : [line]
    operations = objects.compactMap { $0.flatMap(Operation.init) }
    guard operations.count == objects.count, !operations.isEmpty else { return nil }
  }
}

extension JournalEntry.Operation {
  fileprivate var members: [(String, JSONValue)] {
    switch self {
    case .save(let model, let pk, let created, let changed, let after):
      [
        ("op", "save"), ("model", .string(model)), ("pk", pk.json), ("created", .bool(created)),
        ("changed", .array(changed.map(JSONValue.string))), ("after", .object(after)),
      ]
    case .delete(let model, let pk, let before):
      [("op", "delete"), ("model", .string(model)), ("pk", pk.json), ("before", .object(before))]
    }
  }

  fileprivate init?(_ members: JSONObject) {
    guard let model = members["model"]?.string, let pk = PrimaryKey(json: members["pk"]) else { return nil }
    switch members["op"] {
    case "save":
      guard let created = members["created"]?.bool, let after = members["after"]?.object else { return nil }
      let changed = members["changed"]?.array?.compactMap(\.string) ?? []
      self = .save(model: model, pk: pk, created: created, changed: changed, after: after)
    case "delete":
      guard let before = members["before"]?.object else { return nil }
      self = .delete(model: model, pk: pk, before: before)
    default: return nil
    }
  }
}
