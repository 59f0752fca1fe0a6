extension StoreSnapshot {
  /// The slot of the record in a row.
  public func slot<M: Model>(of model: M.Type, row: Int) -> Slot {
    guard let table = table(M.schema.model) else { preconditionFailure("no row \(row) of \(M.schema.model)") }
    return table.slot(at: row)
  }

  /// The row in which the record in a slot stands; `nil` if it is gone, or another model's.
  public func row<M: Model>(ofSlot slot: Slot, in model: M.Type) -> Int? {
    table(M.schema.model)?.row(of: slot)
  }

  /// The slot of the record with a primary key.
  public func slot<M: Model>(of pk: PrimaryKey, in model: M.Type) -> Slot? { slot(pk, M.schema.model) }

  /// The slot of the record that the value of a one-to-one field refers to.
  public func slot<M: Model>(referredToBy value: JSONValue, in model: M.Type) -> Slot? {
    slot(of: value, in: M.schema.model)
  }

  /// Goes through all records of a model in order, with the values of some of the schema's fields: `nil` where a record
  /// lacks one. Makes no records: about a microsecond for each.
  public func forEach<M: Model>(
    _ model: M.Type, fields names: [String], _ body: (_ slot: Slot, _ values: [JSONValue?]) -> Void
  ) {
    guard let table = table(M.schema.model) else { return }
    let reader = FieldReader(M.schema, names)
    for row in 0..<table.count {
      let slot = table.slot(at: row)
      if let changed = changed(slot) {
        body(slot, names.map { changed.fields[$0] })
      } else {
        body(slot, base.values(slot, reader))
      }
    }
  }
}

/// Picks some fields out of a record's tokens.
struct FieldReader {
  private let finder: FieldFinder
  /// Where each of the schema's fields goes among those that are wanted.
  private let places: [Int?]
  private let count: Int

  init(_ schema: ModelSchema, _ names: [String]) {
    finder = FieldFinder(schema)
    places = schema.fields.map { field in names.firstIndex(of: field.name) }
    count = names.count
  }

  func values(_ tokens: JSONTokens) -> [JSONValue?] {
    var values = [JSONValue?](repeating: nil, count: count)
    tokens.forEachMember(of: 0) { name, fields in
      guard tokens.text(at: name, is: "fields") else { return }
      var next = 0
      tokens.forEachMember(of: fields) { name, value in
        guard let found = finder.field(tokens.text(at: name), guess: next) else { return }
        next = found + 1
        if let place = places[found] { values[place] = tokens.value(at: value) }
      }
    }
    return values
  }
}
