import HashTreeCollections

/// What a store holds at one moment: a value that costs a few words to copy and never changes under its owner.
///
/// It is the file as it was read and, beside it, what was saved since; records become Swift values when they are asked
/// for. Look-ups cost O(log changes); a row, a few microseconds.
public struct StoreSnapshot: Sendable {
  /// The number of the last save in it.
  public internal(set) var seq = 0

  let base: Fixture
  private var changes: TreeDictionary<Slot, Record?> = [:]
  /// What is not found by the keys that the file has for it: the added records, and those of ``moved``.
  private var index: TreeDictionary<IndexKey, Slot> = [:]
  /// The slots of the file whose records have other keys than there, or are gone.
  private var moved: TreeSet<Slot> = []
  private var tables: [String: TableState]
  private var nextSlot: Slot
  private var history = ChangeHistory()

  init(_ base: Fixture) {
    self.base = base
    tables = base.tables.mapValues(TableState.init)
    nextSlot = base.end
  }

  // MARK: Looking

  /// How many records of a model there are.
  public func count<M: Model>(of model: M.Type) -> Int { tables[M.schema.model]?.count ?? 0 }

  /// The record in a row, from 0, in the order of the file.
  public subscript<M: Model>(model: M.Type, row row: Int) -> M {
    guard let table = tables[M.schema.model], let record = record(table.slot(at: row)) else {
      preconditionFailure("no row \(row) of \(M.schema.model)")
    }
    return M(record: record)
  }

  /// The record with a primary key.
  public subscript<M: Model>(model: M.Type, pk pk: PrimaryKey) -> M? {
    slot(pk, M.schema.model).flatMap(record).map(M.init)
  }

  /// The row in which a record stands.
  public func row<M: Model>(of pk: PrimaryKey, in model: M.Type) -> Int? {
    slot(pk, M.schema.model).flatMap { tables[M.schema.model]?.row(of: $0) }
  }

  /// The record that has this value in a unique field, by Unicode scalar.
  public func first<M: Model>(_ model: M.Type, where field: String, is value: JSONValue) -> M? {
    slot(.unique(model: M.schema.model, field: field, value)).flatMap(record).map(M.init)
  }

  /// The record that refers to another by a one-to-one field: Django's reverse accessor.
  public func first<M: Model, Target: Model>(
    _ model: M.Type, where field: String, refersTo target: PrimaryKey, of targetModel: Target.Type
  ) -> M? {
    slot(target, Target.schema.model)
      .flatMap { slot(.oneToOne(model: M.schema.model, field: field, target: $0)) }
      .flatMap(record).map(M.init)
  }

  // MARK: Slots

  /// Whether a record has the same slot here as in an earlier snapshot of the same store: the file was not read anew in
  /// between.
  public func hasSlots(of earlier: StoreSnapshot) -> Bool {
    base === earlier.base && history.count >= earlier.history.count
  }

  /// How many changes were made since an earlier snapshot that ``hasSlots(of:)`` this one.
  public func changeCount(since earlier: StoreSnapshot) -> Int { history.count - earlier.history.count }

  /// Whether no record has changed since an earlier snapshot of the same store.
  public func isUnchanged(since earlier: StoreSnapshot) -> Bool {
    base === earlier.base && history.count == earlier.history.count
  }

  /// The slots whose records were changed, made or deleted since an earlier snapshot of the same store, in no order;
  /// `nil` where the file was read anew in between: every record may then have another slot.
  ///
  /// Costs a fraction of a microsecond for each change.
  public func slots(changedSince earlier: StoreSnapshot) -> Set<Slot>? {
    guard hasSlots(of: earlier) else { return nil }
    return Set((earlier.history.count..<history.count).map { history[$0] })
  }

  var schemas: Schemas { base.schemas }

  /// The record in a slot; `nil` if it is gone.
  public func record(_ slot: Slot) -> Record? {
    if let change = changes[slot] { return change }
    return slot < base.end ? base.record(slot) : nil
  }

  /// The key of the record in a slot; `nil` if it is gone. As a rule without a look at the record.
  public func pk(_ slot: Slot) -> PrimaryKey? {
    if let change = changes[slot] { return change?.pk }
    guard slot < base.end else { return nil }
    return base.places[Int(slot)].pk.map(PrimaryKey.integer) ?? base.record(slot).pk
  }

  /// Whether the record in a slot is not the file's any more, or gone.
  func isChanged(_ slot: Slot) -> Bool { changes[slot] != nil }

  /// The record in a slot, if it is not the file's any more.
  func changed(_ slot: Slot) -> Record? { changes[slot] ?? nil }

  func slot(_ pk: PrimaryKey, _ model: String) -> Slot? {
    switch pk {
    case .integer(let number): return slot(.pk(model: model, JSONValue(number)))
    case .natural(let value):
      guard let schema = schemas[model], let field = schema.field(schema.naturalKey) else { return nil }
      guard let target = field.target else { return slot(.unique(model: model, field: field.name, value)) }
      return slot(of: value, in: target).flatMap { slot(.oneToOne(model: model, field: field.name, target: $0)) }
    }
  }

  func slot(_ key: IndexKey) -> Slot? {
    index[key] ?? base.slot(key) { moved.contains($0) }
  }

  func slot(of reference: JSONValue, in model: String) -> Slot? {
    reference.referenceKey(to: model, schemas).flatMap { slot($0) }
  }

  /// The records of the models that are known, model by model.
  var records: [Record] {
    schemas.all.compactMap { tables[$0.model] }.flatMap { table in
      (0..<table.count).compactMap { record(table.slot(at: $0)) }
    }
  }

  /// - Throws: ``StoreError/outdated`` unless the record is there with the fields that are given: a save changes no more.
  /// - Returns: where it is, and what it is there; the fields are not stored twice.
  @discardableResult
  func require(_ record: Record) throws(StoreError) -> (slot: Slot, record: Record) {
    guard let slot = record.pk.flatMap({ slot($0, record.model) }) else { throw .noSuchRecord }
    guard var found = self.record(slot), found.fields == record.fields else { throw .outdated }
    found.fields = record.fields
    return (slot, found)
  }

  func keys(of record: Record) -> [IndexKey] {
    record.keys(schemas) { slot(of: $0, in: $1) }
  }

  func table(_ model: String) -> TableState? { tables[model] }

  // MARK: Changing

  /// Puts a record in a slot in place of the one there, or in a new slot behind the last of its model.
  mutating func put(_ record: Record, in slot: Slot?, inPlaceOf old: Record?) {
    let place = slot ?? nextSlot
    if slot == nil {
      nextSlot += 1
      if let pk = record.pk { tables[record.model]?.add(place, pk: pk) }
    }
    let keys = keys(of: record)
    let oldKeys = old.map { self.keys(of: $0) }
    if keys != oldKeys {
      unindex(place, oldKeys ?? [])
      for key in keys { index[key] = place }
    }
    change(place, to: record)
  }

  /// Takes away the record in a slot.
  mutating func remove(_ slot: Slot, _ record: Record) {
    unindex(slot, keys(of: record))
    tables[record.model]?.remove(slot)
    change(slot, to: nil)
  }

  private mutating func change(_ slot: Slot, to record: Record?) {
    changes[slot] = .some(record)
    history.append(slot)
  }

  mutating func reserve(_ pk: PrimaryKey, _ model: String) {
    if case .integer(let number) = pk { tables[model]?.reserve(number) }
  }

  private mutating func unindex(_ slot: Slot, _ keys: [IndexKey]) {
    if slot < base.end { moved.insert(slot) }
    for key in keys where index[key] == slot { index[key] = nil }
  }

  // MARK: Writing

  /// The fixture's text.
  var text: [UInt8] {
    var text: [UInt8] = []
    forEachPiece { text += $0 }
    return text
  }

  /// The fixture's text, piece by piece: one record a line, in the file's order, changed records in their places, new
  /// ones behind the last of their model, and those of a model that the file did not have at the end. None of the new ones
  /// comes before one that it refers to: Django finds whom a natural key names only where that was loaded before.
  func forEachPiece<E>(_ body: (UnsafeRawBufferPointer) throws(E) -> Void) throws(E) {
    let comma = Array(",\n".utf8)
    var separator = Array("\n".utf8)
    func write(_ line: UnsafeRawBufferPointer) throws(E) {
      try separator.withBytes(body)
      try body(line)
      separator = comma
    }
    func write(_ record: Record) throws(E) {
      try record.line.withBytes(write)
    }
    func writeAdded(_ table: TableState) throws(E) {
      for slot in table.added { if let record = record(slot) { try write(record) } }
    }
    let insertions = self.insertions
    try Array("[".utf8).withBytes(body)
    for slot in 0..<base.end {
      switch changes[slot] {
      case .some(.some(let record)): try write(record)
      case .some(nil): break
      case nil: try base.withLine(slot, write)
      }
      for table in insertions[slot] ?? [] { try writeAdded(table) }
    }
    for table in insertions[base.end] ?? [] { try writeAdded(table) }
    try Array("\n]\n".utf8).withBytes(body)
  }

  /// The models with new records, by the slot of the file that these follow.
  private var insertions: [Slot: [TableState]] {
    var slots: [String: Slot] = [:]
    for schema in schemas.all {
      guard let table = tables[schema.model], !table.added.isEmpty else { continue }
      let ofTargets = schema.fields.compactMap { field in field.target.flatMap { slots[$0] } }
      slots[schema.model] = max(table.lastBaseSlot ?? base.end, ofTargets.max() ?? 0)
    }
    return schemas.all.reduce(into: [:]) { insertions, schema in
      guard let slot = slots[schema.model], let table = tables[schema.model] else { return }
      insertions[slot, default: []].append(table)
    }
  }
}
