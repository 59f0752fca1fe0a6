/// How a file that another program has written goes together with the saves that it lacks.
extension StoreLoader {
  /// Whether opening takes in what another program has made of the file, and loses no save by that.
  func joins(_ file: Fixture, _ history: JournalHistory) -> Bool {
    let theirs = StoreSnapshot(file, seq: history.written)
    guard let ground = ground(of: history, upTo: history.written),
      let edit = try? OutsideEdit(from: ground, to: theirs, history)
    else { return false }
    var reader = FixtureReader(
      FileBytes(theirs.with(history.entries).with(edit.operations).text), schemas: schemas)
    return (try? reader.read(isAll: true)) != nil
  }
}

extension OutsideEdit {
  /// What another program has changed in a file that held all until the last that the journal has of it.
  ///
  /// - Throws: ``StoreError/notUnique(model:field:)`` where a save that the file lacks has given the same key.
  init(from ground: StoreSnapshot, to theirs: StoreSnapshot, _ history: JournalHistory) throws(StoreError) {
    let intended = history.intent.map { intent in ground.with(history.entries.filter { $0.seq <= intent.covers }) }
    try self.init(from: ground, or: intended ?? ground, to: theirs, in: ground.with(history.entries))
  }
}

extension StoreSnapshot {
  /// A file with the saves up to one.
  init(_ fixture: Fixture, seq: Int) {
    self.init(fixture)
    self.seq = seq
  }

  /// The same with the entries that come after it.
  func with(_ entries: [JournalEntry]) -> StoreSnapshot {
    var snapshot = self
    for entry in entries where entry.seq > seq { snapshot.apply(entry) }
    return snapshot
  }

  /// The same with the changes of another program.
  func with(_ operations: [JournalEntry.Operation]) -> StoreSnapshot {
    var snapshot = self
    for operation in operations { _ = snapshot.apply(operation, in: snapshot.slot(operation.pk, operation.model)) }
    return snapshot
  }
}
