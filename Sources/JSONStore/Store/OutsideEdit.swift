/// What another program has changed in the snapshot file, as operations on what the store holds by now.
///
/// Compared are the file as it was and as it is: what is the same in both is as the store has it. A field that both have
/// changed is theirs; a record that they have deleted and the store has changed stays.
struct OutsideEdit {
  /// Deletions, of what refers to others first; then saves, of what others refer to first.
  private(set) var operations: [JournalEntry.Operation] = []

  /// - Throws: ``StoreError/notUnique(model:field:)`` for two new records with one pk.
  init(from before: StoreSnapshot, to after: StoreSnapshot, in current: StoreSnapshot) throws(StoreError) {
    for record in before.records.reversed() {
      guard let pk = record.pk, after.slot(pk, record.model) == nil,
        let slot = current.slot(pk, record.model), current.record(slot) == record
      else { continue }
      operations.append(.delete(model: record.model, pk: pk, before: record.fields))
    }
    for record in after.records {
      guard let pk = record.pk else { continue }
      let old = before.slot(pk, record.model).flatMap(before.record)
      if old == record { continue }
      let now = current.slot(pk, record.model).flatMap(current.record)
      if old == nil, let now, now != record { throw .notUnique(model: record.model, field: "pk") }
      let fields =
        old.flatMap { old in now.map { $0.fields.merging(record.fields, since: old.fields) } } ?? record.fields
      let changed = now.map { fields.names(differingFrom: $0.fields) } ?? fields.members.map(\.name)
      if now != nil, changed.isEmpty { continue }
      operations.append(.save(model: record.model, pk: pk, created: now == nil, changed: changed, after: fields))
    }
  }
}

extension JSONObject {
  /// These members with what `other` has changed since `before`.
  fileprivate func merging(_ other: JSONObject, since before: JSONObject) -> JSONObject {
    var merged = self
    for name in other.names(differingFrom: before) { merged[name] = other[name] }
    return merged
  }
}
