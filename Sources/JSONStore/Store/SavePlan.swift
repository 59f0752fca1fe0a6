/// What a save or a deletion changes, worked out and checked against a snapshot, before anything is written.
///
/// Of one record or of several: each is checked against what those before it have made.
struct SavePlan: ~Copyable {
  private(set) var changes: [RecordChange] = []
  /// The keys that the records asked for will have, or had.
  private(set) var pks: [PrimaryKey] = []

  /// What the store holds now: a journal line names a record by the key that it has here.
  private let before: StoreSnapshot
  /// What it holds with the changes that were made; `nil` before the first is. The last is not made before it matters: of
  /// most plans it is the only one.
  private var made: StoreSnapshot?
  private var last: Step?

  fileprivate struct Step {
    let change: RecordChange
    let slot: Slot?
    let old: Record?
  }

  init(in snapshot: StoreSnapshot) { before = snapshot }

  /// What the store holds once it is carried out as far as it goes.
  private var after: StoreSnapshot {
    mutating get {
      if let last = last.take() {
        if made == nil { made = before }
        made?.make(last.change, in: last.slot, inPlaceOf: last.old)
      }
      return made ?? before
    }
  }

  /// What comes of it, without what there was before: as long as something holds that, each change copies what it touches.
  struct Outcome {
    let changes: [RecordChange]
    let pks: [PrimaryKey]
    private let made: StoreSnapshot?
    private let last: Step?

    fileprivate init(_ plan: borrowing SavePlan) {
      changes = plan.changes
      pks = plan.pks
      made = plan.made
      last = plan.last
    }

    /// Carries it out on what the plan was made for.
    func carryOut(on snapshot: inout StoreSnapshot) {
      if let made { snapshot = made }
      if let last { snapshot.make(last.change, in: last.slot, inPlaceOf: last.old) }
    }
  }

  var outcome: Outcome { Outcome(self) }

  /// Saves a record, and those that refer to it by a natural key that the save changes.
  ///
  /// - Parameter isRaw: whether a record with a pk that is not there is a new one, as in Django's `loaddata`.
  mutating func save(_ record: Record, isRaw: Bool = false) throws(StoreError) {
    guard let schema = before.schemas[record.model] else { throw .invalid(model: record.model, field: "model") }
    let slot = record.pk.flatMap { before.slot($0, record.model) }
    guard record.pk == nil || slot != nil || isRaw else { throw .noSuchRecord }
    try save(record, schema, in: slot, inPlaceOf: slot.flatMap(after.record))
  }

  private mutating func save(
    _ record: Record, _ schema: ModelSchema, in slot: Slot?, inPlaceOf old: Record?
  ) throws(StoreError) {
    let model = schema.model
    let changed = old.map { record.fields.names(differingFrom: $0.fields) } ?? record.fields.members.map(\.name)
    try check(record, schema, changed, slot: slot, inPlaceOf: old)
    guard let natural = record.fields[schema.naturalKey] else { throw .invalid(model: model, field: schema.naturalKey) }
    let key = if let pk = record.pk { pk } else { try freeKey(natural, schema) }
    make(
      .save(
        model: model, pk: key, created: old == nil, changed: changed, after: record.fields,
        extra: old == nil ? record.extra : [:]),
      in: slot, inPlaceOf: old)
    let newKey = if case .natural = key { PrimaryKey.natural(natural) } else { key }
    pks.append(newKey)
    if let slot, changed.contains(schema.naturalKey) { try rename(slot, model, to: natural) }
  }

  /// Deletes a record after those that refer to it: Django's cascade, in Django's order.
  mutating func delete(_ pk: PrimaryKey, of model: String) throws(StoreError) {
    guard let slot = before.slot(pk, model) else { throw .noSuchRecord }
    if let record = after.record(slot) { delete(record, in: slot) }
    pks.append(pk)
  }

  /// Makes records what they are to be: deletions first, then saves. A record that is so by now is left alone.
  ///
  /// - Parameter goesOn: asked before each, with how many are done.
  /// - Throws: ``StoreError/outdated`` unless each is what the change was made from, and no other has to go with them.
  /// - Returns: whether it has gone on to the end.
  mutating func replace(_ replacements: [Replacement], while goesOn: (Int) -> Bool) throws(StoreError) -> Bool {
    for (count, replacement) in replacements.enumerated() {
      guard goesOn(count) else { return false }
      try replace(replacement)
    }
    guard changes.count(where: \.operation.isDeletion) == replacements.count(where: { $0.after == nil }) else {
      throw .outdated
    }
    return true
  }

  private mutating func replace(_ replacement: Replacement) throws(StoreError) {
    guard let expected = replacement.before else {
      guard let record = replacement.after else { return }
      if let pk = record.pk, before.slot(pk, record.model) != nil { throw .outdated }
      return try save(record, isRaw: true)
    }
    let (slot, found) = try before.require(expected)
    // What those before it have made of it, if anything.
    let old = after.isChanged(slot) ? after.record(slot) : found
    guard var record = replacement.after else {
      if let old { delete(old, in: slot) }
      if let pk = expected.pk { pks.append(pk) }
      return
    }
    guard let schema = before.schemas[record.model] else { throw .invalid(model: record.model, field: "model") }
    // It is found by the key that it has.
    record.pk = expected.pk
    if old?.fields != record.fields { try save(record, schema, in: slot, inPlaceOf: old) }
  }

  private mutating func make(_ operation: JournalEntry.Operation, in slot: Slot?, inPlaceOf old: Record?) {
    let change = after.change(operation, of: old)
    changes.append(change)
    last = Step(change: change, slot: slot, old: old)
  }

  /// What has not changed is by the rules.
  private mutating func check(
    _ record: Record, _ schema: ModelSchema, _ changed: [String], slot: Slot?, inPlaceOf old: Record?
  ) throws(StoreError) {
    let after = after
    for (place, field) in schema.fields.enumerated() where old == nil || changed.contains(field.name) {
      guard let value = record.fields.value(of: field.name, near: place) else { continue }
      guard field.accepts(value), field.target.map({ after.slot(of: value, in: $0) != nil }) ?? true else {
        throw .invalid(model: schema.model, field: field.name)
      }
    }
    let oldKeys = old.map(after.keys) ?? []
    for key in after.keys(of: record) where !oldKeys.contains(key) {
      guard let other = after.slot(key), other != slot else { continue }
      switch key {
      case .pk: throw .notUnique(model: schema.model, field: "pk")
      case .unique(_, let field, _), .oneToOne(_, let field, _): throw .notUnique(model: schema.model, field: field)
      }
    }
  }

  /// A new record is identified as its file identifies the last of its model.
  private mutating func freeKey(_ natural: JSONValue, _ schema: ModelSchema) throws(StoreError) -> PrimaryKey {
    guard let table = after.table(schema.model) else { return .integer(1) }
    if table.lastIsNatural { return .natural(natural) }
    guard table.highestPK < .max else { throw .invalid(model: schema.model, field: "pk") }
    return .integer(table.highestPK + 1)
  }

  private mutating func rename(_ slot: Slot, _ model: String, to natural: JSONValue) throws(StoreError) {
    for (schema, field) in before.schemas.references(to: model) {
      let key = IndexKey.oneToOne(model: schema.model, field: field.name, target: slot)
      guard let referring = after.slot(key), let old = after.record(referring), case .array? = old.fields[field.name]
      else { continue }
      var record = old
      record.fields[field.name] = .array([natural])
      // The journal could not name a record that has its natural key only since this plan.
      guard let pk = before.record(referring)?.pk else { throw .invalid(model: schema.model, field: field.name) }
      make(
        .save(model: schema.model, pk: pk, created: false, changed: [field.name], after: record.fields), in: referring,
        inPlaceOf: old)
    }
  }

  private mutating func delete(_ record: Record, in slot: Slot) {
    guard let pk = record.pk else { return }
    for (schema, field) in before.schemas.references(to: record.model) {
      let key = IndexKey.oneToOne(model: schema.model, field: field.name, target: slot)
      if let referring = after.slot(key), let record = after.record(referring) { delete(record, in: referring) }
    }
    make(.delete(model: record.model, pk: pk, before: record.fields), in: slot, inPlaceOf: record)
  }
}
