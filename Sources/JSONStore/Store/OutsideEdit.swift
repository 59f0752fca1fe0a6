/// What another program has changed in the snapshot file, as operations on what the store holds by now.
///
/// Compared are the file as it was and as it is: what is the same in both is as the store has it. A field that both have
/// changed is theirs; a record that they have deleted and the store has changed stays. Where a crash leaves open which of
/// two files it was, what is the same in either is no change.
struct OutsideEdit {
  /// Deletions, of what refers to others first; then saves, of what others refer to first.
  private(set) var operations: [JournalEntry.Operation] = []

  /// - Throws: ``StoreError/notUnique(model:field:)`` for two new records with one pk.
  init(
    from before: StoreSnapshot, or intended: StoreSnapshot, to after: StoreSnapshot, in current: StoreSnapshot
  ) throws(StoreError) {
    for record in before.records.reversed() {
      guard let pk = record.pk, after.slot(pk, record.model) == nil,
        let slot = current.slot(pk, record.model), current.record(slot) == record
      else { continue }
      operations.append(.delete(model: record.model, pk: pk, before: record.fields))
    }
    for record in after.records {
      guard let pk = record.pk else { continue }
      let old = [before.slot(pk, record.model).flatMap(before.record), intended.namesake(of: record)].compactMap(\.self)
      if old.contains(record) { continue }
      let now = current.slot(pk, record.model).flatMap(current.record)
      if old.isEmpty, let now, now != record { throw .notUnique(model: record.model, field: "pk") }
      let fields = now.map { $0.fields.merging(record.fields, since: old.map(\.fields)) } ?? record.fields
      let changed = now.map { fields.names(differingFrom: $0.fields) } ?? fields.members.map(\.name)
      if now != nil, changed.isEmpty { continue }
      operations.append(.save(model: record.model, pk: pk, created: now == nil, changed: changed, after: fields))
    }
  }
}

extension EditTakenIn {
  /// Counts what was taken in.
  init(of operations: some Sequence<JournalEntry.Operation>) {
    for operation in operations {
      switch operation {
      case .save(_, _, created: true, _, _, _): created += 1
      case .save: changed += 1
      case .delete: deleted += 1
      }
    }
  }
}

extension StoreSnapshot {
  /// The record with the pk and the natural key of another: the same one, not one that somebody else has made.
  fileprivate func namesake(of record: Record) -> Record? {
    guard let pk = record.pk, let key = schemas[record.model]?.naturalKey,
      let namesake = slot(pk, record.model).flatMap(self.record), namesake.fields[key] == record.fields[key]
    else { return nil }
    return namesake
  }
}

extension JSONObject {
  /// These members with what `other` has changed, whichever of these it was made from.
  fileprivate func merging(_ other: JSONObject, since before: [JSONObject]) -> JSONObject {
    var merged = self
    for name in before.first.map(other.names(differingFrom:)) ?? [] {
      if before.allSatisfy({ $0[name] != other[name] }) { merged[name] = other[name] }
    }
    return merged
  }
}
