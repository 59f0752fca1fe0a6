import JSONStore

extension Replacement {
  /// The same change of the record as it is now, if it is that of other fields than somebody else has changed; else itself,
  /// which the store refuses.
  func rebased(in snapshot: StoreSnapshot) -> Replacement {
    guard let before, let after, let current = snapshot.current(before), conflicts(with: current).isEmpty else {
      return self
    }
    var changed = current
    for name in after.fields.names(differingFrom: before.fields) { changed.fields[name] = after.fields[name] }
    return Replacement(current, to: changed)
  }

  /// The fields that stand in its way in the record as it is now: they are not as before the change, and it is about them.
  /// A deletion is about all of them.
  func conflicts(with current: Record) -> [String] {
    guard let before else { return [] }
    let differing = current.fields.names(differingFrom: before.fields)
    guard let after else { return differing }
    let concerned = after.fields.names(differingFrom: before.fields)
    return differing.filter(concerned.contains)
  }
}

extension StoreSnapshot {
  /// A record as it is now.
  func current(_ record: Record) -> Record? {
    guard let pk = record.pk else { return nil }
    return record.model == User.schema.model
      ? self[User.self, pk: pk]?.record : self[UserProfile.self, pk: pk]?.record
  }
}
