/// What a save or a deletion changes, worked out and checked against a snapshot, before anything is written.
///
/// Of one record or of several: each is checked against what those before it have made.
struct SavePlan {
  private(set) var changes: [RecordChange] = []
  /// The keys that the records asked for will have, or had.
  private(set) var pks: [PrimaryKey] = []
  /// What the store holds once it is carried out.
  private(set) var after: StoreSnapshot

  /// What it holds now: a journal line names a record by the key that it has here.
  private let before: StoreSnapshot

  init(in snapshot: StoreSnapshot) {
    before = snapshot
    after = snapshot
  }

  /// Saves a record, and those that refer to it by a natural key that the save changes.
  ///
  /// - Parameter isRaw: whether a record with a pk that is not there is a new one, as in Django's `loaddata`.
  mutating func save(_ record: Record, isRaw: Bool = false) throws(StoreError) {
    let model = record.model
    guard let schema = after.schemas[model] else { throw .invalid(model: model, field: "model") }
    let slot = record.pk.flatMap { before.slot($0, model) }
    guard record.pk == nil || slot != nil || isRaw else { throw .noSuchRecord }
    let old = slot.flatMap(after.record)?.fields
    try check(record, schema, slot: slot)
    guard let natural = record.fields[schema.naturalKey] else { throw .invalid(model: model, field: schema.naturalKey) }
    let key = if let pk = record.pk { pk } else { try freeKey(natural, schema) }
    let changed = old.map { record.fields.names(differingFrom: $0) } ?? record.fields.members.map(\.name)
    make(
      .save(
        model: model, pk: key, created: old == nil, changed: changed, after: record.fields,
        extra: old == nil ? record.extra : [:]),
      in: slot)
    let newKey = if case .natural = key { PrimaryKey.natural(natural) } else { key }
    pks.append(newKey)
    if let slot, old?[schema.naturalKey] != natural { try rename(slot, model, to: natural) }
  }

  /// Deletes a record after those that refer to it: Django's cascade, in Django's order.
  mutating func delete(_ pk: PrimaryKey, of model: String) throws(StoreError) {
    guard let slot = before.slot(pk, model) else { throw .noSuchRecord }
    delete(slot)
    pks.append(pk)
  }

  /// Makes records what they are to be: deletions first, then saves. A record that is so by now is left alone.
  ///
  /// - Throws: ``StoreError/outdated`` unless each is what the change was made from, and no other has to go with them.
  mutating func replace(_ replacements: [Replacement]) throws(StoreError) {
    for replacement in replacements { try before.require(replacement) }
    let deleted = replacements.compactMap { $0.after == nil ? $0.before : nil }
    for record in deleted { if let pk = record.pk { try delete(pk, of: record.model) } }
    guard changes.count == deleted.count else { throw .outdated }
    for replacement in replacements {
      guard var record = replacement.after else { continue }
      // It is found by the key that it has.
      if let old = replacement.before { record.pk = old.pk }
      let now = record.pk.flatMap { before.slot($0, record.model) }.flatMap(after.record)
      if now?.fields != record.fields { try save(record, isRaw: true) }
    }
  }

  private mutating func make(_ operation: JournalEntry.Operation, in slot: Slot?) {
    changes.append(after.apply(operation, in: slot))
  }

  private func check(_ record: Record, _ schema: ModelSchema, slot: Slot?) throws(StoreError) {
    for field in schema.fields {
      guard let value = record.fields[field.name] else { continue }
      guard field.accepts(value), field.target.map({ after.slot(of: value, in: $0) != nil }) ?? true else {
        throw .invalid(model: schema.model, field: field.name)
      }
    }
    for key in after.keys(of: record) {
      guard let other = after.slot(key), other != slot else { continue }
      switch key {
      case .pk: throw .notUnique(model: schema.model, field: "pk")
      case .unique(_, let field, _), .oneToOne(_, let field, _): throw .notUnique(model: schema.model, field: field)
      }
    }
  }

  /// A new record is identified as its file identifies the last of its model.
  private func freeKey(_ natural: JSONValue, _ schema: ModelSchema) throws(StoreError) -> PrimaryKey {
    guard let table = after.table(schema.model) else { return .integer(1) }
    if table.lastIsNatural { return .natural(natural) }
    guard table.highestPK < .max else { throw .invalid(model: schema.model, field: "pk") }
    return .integer(table.highestPK + 1)
  }

  private mutating func rename(_ slot: Slot, _ model: String, to natural: JSONValue) throws(StoreError) {
    for (schema, field) in after.schemas.references(to: model) {
      let key = IndexKey.oneToOne(model: schema.model, field: field.name, target: slot)
      guard let referring = after.slot(key), var record = after.record(referring),
        case .array? = record.fields[field.name]
      else { continue }
      record.fields[field.name] = .array([natural])
      // The journal could not name a record that has its natural key only since this plan.
      guard let pk = before.record(referring)?.pk else { throw .invalid(model: schema.model, field: field.name) }
      make(
        .save(model: schema.model, pk: pk, created: false, changed: [field.name], after: record.fields), in: referring)
    }
  }

  private mutating func delete(_ slot: Slot) {
    guard let record = after.record(slot), let pk = record.pk else { return }
    for (schema, field) in after.schemas.references(to: record.model) {
      let key = IndexKey.oneToOne(model: schema.model, field: field.name, target: slot)
      if let referring = after.slot(key) { delete(referring) }
    }
    make(.delete(model: record.model, pk: pk, before: record.fields), in: slot)
  }
}

extension StoreSnapshot {
  /// - Throws: ``StoreError/outdated`` or ``StoreError/noSuchRecord`` unless what the change was made from is there.
  func require(_ replacement: Replacement) throws(StoreError) {
    if let before = replacement.before {
      try require(before)
    } else if let after = replacement.after, let pk = after.pk, slot(pk, after.model) != nil {
      throw .outdated
    }
  }
}
