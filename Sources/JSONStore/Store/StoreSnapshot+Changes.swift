/// What an operation did to a record.
struct RecordChange: Sendable {
  let operation: JournalEntry.Operation
  /// The record as it is since, or as it was before it was deleted.
  let record: Record
  /// The record as it was; `nil` for a new one.
  let before: Record?
}

extension StoreSnapshot {
  /// Makes an entry's changes; twice is the same as once.
  @discardableResult
  mutating func apply(_ entry: JournalEntry) -> [RecordChange] {
    seq = entry.seq
    // Keys are those before the entry, as a renamed record's is what others, still to come, may be identified by; those
    // of the records that the entry itself makes are known at their turn.
    let slots = entry.operations.map { operation in
      switch operation {
      case .save(_, _, created: true, _, _, _): Slot?.none
      case .save(let model, let pk, _, _, _, _), .delete(let model, let pk, _): slot(pk, model)
      }
    }
    return zip(entry.operations, slots).map { operation, known in
      apply(operation, in: known ?? slot(operation.pk, operation.model))
    }
  }

  /// Makes one change, of the record in a slot; of a new one where there is none.
  mutating func apply(_ operation: JournalEntry.Operation, in slot: Slot?) -> RecordChange {
    apply(operation, in: slot, inPlaceOf: slot.flatMap { record($0) })
  }

  /// The same where it is known what is there.
  private mutating func apply(
    _ operation: JournalEntry.Operation, in slot: Slot?, inPlaceOf before: Record?
  ) -> RecordChange {
    let change = change(operation, of: before)
    make(change, in: slot, inPlaceOf: before)
    return change
  }

  /// What an operation does to a record, or without one.
  func change(_ operation: JournalEntry.Operation, of before: Record?) -> RecordChange {
    switch operation {
    case .save(let model, let pk, _, _, let after, let extra):
      var record = before ?? Record(model: model, pk: pk, fields: after, extra: extra)
      record.fields = after
      record.pk = record.key(schemas)
      return RecordChange(operation: operation, record: record, before: before)
    case .delete(let model, let pk, let fields):
      let record = Record(model: model, pk: pk, fields: fields, extra: before?.extra ?? [:])
      return RecordChange(operation: operation, record: record, before: record)
    }
  }

  /// Makes a change in the slot where the record is.
  mutating func make(_ change: RecordChange, in slot: Slot?, inPlaceOf before: Record?) {
    switch change.operation {
    case .save: put(change.record, in: slot, inPlaceOf: before)
    case .delete(let model, let pk, _):
      if let slot, let before { remove(slot, before) }
      reserve(pk, model)
    }
  }

  /// Makes an entry's changes alone: fields that it left as they were stay as they are here.
  mutating func applyChanges(of entry: JournalEntry) {
    for operation in entry.operations {
      let slot = slot(operation.pk, operation.model)
      if case .save(_, _, _, let changed, let after, _) = operation, let slot, let before = record(slot) {
        var record = before
        for name in changed { record.fields[name] = after[name] }
        put(record, in: slot, inPlaceOf: before)
      } else {
        _ = apply(operation, in: slot)
      }
    }
  }

  /// Takes note of the keys that another snapshot has, or had.
  mutating func reserveKeys(of other: StoreSnapshot) {
    for schema in schemas.all {
      if let table = other.table(schema.model) { reserve(.integer(table.highestPK), schema.model) }
    }
  }

  /// Takes note of the keys of an entry that the snapshot file holds already: a deleted record's is not used again.
  mutating func reserveKeys(of entry: JournalEntry) {
    for case .delete(let model, let pk, _) in entry.operations { reserve(pk, model) }
  }
}

extension Record {
  /// What identifies the record: its pk, or its natural key as its fields have it.
  func key(_ schemas: Schemas) -> PrimaryKey? {
    guard case .natural? = pk, let natural = schemas[model].flatMap({ fields[$0.naturalKey] }) else { return pk }
    return .natural(natural)
  }
}
