/// What a save or a deletion changes, worked out and checked against a snapshot, before anything is written.
struct SavePlan {
  private(set) var operations: [JournalEntry.Operation] = []

  /// The key that the saved record will have.
  private(set) var pk: PrimaryKey?

  /// A save of one record, and of those that refer to it by a natural key that the save changes.
  init(saving record: Record, in snapshot: StoreSnapshot) throws(StoreError) {
    let model = record.model
    guard let schema = snapshot.schemas[model] else { throw .invalid(model: model, field: "model") }
    var before: Record?
    var slot: Slot?
    if let pk = record.pk {
      guard let known = snapshot.slot(pk, model) else { throw .noSuchRecord }
      slot = known
      before = snapshot.record(known)
    }
    try Self.check(record, schema, snapshot, slot: slot)
    guard let natural = record.fields[schema.naturalKey] else { throw .invalid(model: model, field: schema.naturalKey) }
    let old = if let pk = record.pk { pk } else { try Self.newKey(natural, schema, snapshot.table(model)) }
    let changed = before.map { record.fields.names(differingFrom: $0.fields) } ?? record.fields.members.map(\.name)
    operations = [.save(model: model, pk: old, created: before == nil, changed: changed, after: record.fields)]
    pk = if case .natural = old { .natural(natural) } else { old }
    if let slot, before?.fields[schema.naturalKey] != natural {
      rename(slot, model, to: natural, in: snapshot)
    }
  }

  /// A deletion of one record, after those that refer to it: Django's cascade, in Django's order.
  init(deleting pk: PrimaryKey, of model: String, in snapshot: StoreSnapshot) throws(StoreError) {
    guard let slot = snapshot.slot(pk, model) else { throw .noSuchRecord }
    delete(slot, in: snapshot)
    self.pk = pk
  }

  private static func check(
    _ record: Record, _ schema: ModelSchema, _ snapshot: StoreSnapshot, slot: Slot?
  ) throws(StoreError) {
    for field in schema.fields {
      guard let value = record.fields[field.name] else { continue }
      guard field.accepts(value), field.target.map({ snapshot.slot(of: value, in: $0) != nil }) ?? true else {
        throw .invalid(model: schema.model, field: field.name)
      }
    }
    for key in snapshot.keys(of: record) {
      guard let other = snapshot.slot(key), other != slot else { continue }
      switch key {
      case .pk: throw .notUnique(model: schema.model, field: "pk")
      case .unique(_, let field, _), .oneToOne(_, let field, _): throw .notUnique(model: schema.model, field: field)
      }
    }
  }

  /// A new record is identified as its file identifies the last of its model.
  private static func newKey(
    _ natural: JSONValue, _ schema: ModelSchema, _ table: TableState?
  ) throws(StoreError) -> PrimaryKey {
    guard let table else { return .integer(1) }
    if table.lastIsNatural { return .natural(natural) }
    guard table.highestPK < .max else { throw .invalid(model: schema.model, field: "pk") }
    return .integer(table.highestPK + 1)
  }

  private mutating func rename(_ slot: Slot, _ model: String, to natural: JSONValue, in snapshot: StoreSnapshot) {
    for (schema, field) in snapshot.schemas.references(to: model) {
      let key = IndexKey.oneToOne(model: schema.model, field: field.name, target: slot)
      guard var record = snapshot.slot(key).flatMap(snapshot.record), let pk = record.pk,
        case .array? = record.fields[field.name]
      else { continue }
      record.fields[field.name] = .array([natural])
      operations.append(
        .save(model: schema.model, pk: pk, created: false, changed: [field.name], after: record.fields))
    }
  }

  private mutating func delete(_ slot: Slot, in snapshot: StoreSnapshot) {
    guard let record = snapshot.record(slot), let pk = record.pk else { return }
    for (schema, field) in snapshot.schemas.references(to: record.model) {
      let key = IndexKey.oneToOne(model: schema.model, field: field.name, target: slot)
      if let referring = snapshot.slot(key) { delete(referring, in: snapshot) }
    }
    operations.append(.delete(model: record.model, pk: pk, before: record.fields))
  }
}

extension StoreSnapshot {
  /// Makes an entry's changes; twice is the same as once.
  ///
  /// - Returns: its events.
  @discardableResult
  mutating func apply(_ entry: JournalEntry) -> [StoreEvent] {
    seq = entry.seq
    // All keys are those before the entry: a renamed record's key is what others, still to come, may be identified by.
    let slots = entry.operations.map { operation in
      switch operation {
      case .save(let model, let pk, _, _, _), .delete(let model, let pk, _): slot(pk, model)
      }
    }
    return zip(entry.operations, slots).enumerated().map { index, change in
      let (operation, slot) = change
      switch operation {
      case .save(let model, let pk, let created, let changed, let after):
        let before = slot.flatMap { self.record($0) }
        var record = before ?? Record(model: model, pk: pk, fields: after)
        record.fields = after
        if case .natural = pk, let natural = schemas[model].flatMap({ after[$0.naturalKey] }) {
          record.pk = .natural(natural)
        }
        put(record, in: slot)
        return .saved(
          RecordSaved(
            record: record, before: before?.fields, created: created, changed: changed, commit: entry.commit(index)))
      case .delete(let model, let pk, let before):
        if let slot { remove(slot) }
        reserve(pk, model)
        return .deleted(
          RecordDeleted(record: Record(model: model, pk: pk, fields: before), commit: entry.commit(index)))
      }
    }
  }

  /// Takes note of the keys of an entry that the snapshot file holds already: a deleted record's is not used again.
  mutating func reserveKeys(of entry: JournalEntry) {
    for case .delete(let model, let pk, _) in entry.operations { reserve(pk, model) }
  }
}
