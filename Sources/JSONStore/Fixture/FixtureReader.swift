/// Reads a fixture from its bytes, a piece at a time, and refuses one that contradicts itself.
///
/// What it checks is what a store must be sure of: JSON, Django's shape, the types of the schemas' fields, that keys
/// are unique and that references lead somewhere. Rules about values are not its business.
struct FixtureReader {
  private let bytes: FileBytes
  private let schemas: Schemas
  private let finders: [FieldFinder]
  private let parser = JSONParser()
  private let secondLook = JSONParser()
  private var splitter = RecordSplitter()
  private var places: [RecordPlace] = []
  /// By the schemas' numbers.
  private var tables: [FixtureTable]
  private var index = SlotIndex()
  private var references = References()
  /// The references that lead nowhere, or where another does, if they are to be collected: else the first is thrown.
  private(set) var brokenReferences: [FixtureError]?

  init(_ bytes: FileBytes, schemas: Schemas, collectingReferences: Bool = false) {
    brokenReferences = collectingReferences ? [] : nil
    self.bytes = bytes
    self.schemas = schemas
    finders = schemas.all.map(FieldFinder.init)
    tables = schemas.all.map { _ in FixtureTable() }
  }

  /// Reads on in the bytes that are there by now.
  mutating func read(isAll: Bool) throws(FixtureError) {
    while let span = try nextSpan(isAll: isAll) { try add(span) }
    if isAll { try resolveReferences() }
  }

  /// What was read so far. Copies the index: meant for the first screenful and for the end.
  func fixture() -> Fixture {
    let tables = Dictionary(uniqueKeysWithValues: zip(schemas.all.map(\.model), tables))
    return Fixture(bytes: bytes, places: places, tables: tables, schemas: schemas, index: index)
  }

  private mutating func nextSpan(isAll: Bool) throws(FixtureError) -> Range<Int>? {
    do throws(RecordSplitter.Failure) {
      return try splitter.next(in: bytes[0..<bytes.count], isAll: isAll)
    } catch {
      let isInRecord = [.recordNotAnObject, .endsInsideRecord].contains(error.reason)
      throw FixtureError(
        line: bytes.line(at: error.offset), record: isInRecord ? places.count + 1 : nil, field: nil,
        reason: error.reason)
    }
  }

  // MARK: One record

  private mutating func add(_ span: Range<Int>) throws(FixtureError) {
    let slot = Slot(places.count)
    places.append(RecordPlace(span))
    let tokens: JSONTokens
    do throws(JSONSyntaxError) {
      tokens = try parser.tokens(of: bytes[span])
    } catch {
      let offset = span.lowerBound + error.offset
      throw FixtureError(
        line: bytes.line(at: offset), record: places.count, field: error.lastName, reason: .notJSON(error.reason))
    }
    if let name = tokens.repeatedName() { throw failure(slot, name, .nameTwice) }
    let members = try members(of: tokens, slot)
    if let number = schemas.all.firstIndex(where: { $0.model.utf8.elementsEqual(tokens.text(at: members.model)) }) {
      try check(tokens, members, schema: number, slot)
    } else if let pk = members.pk, tokens.kind(at: pk) != .null {
      let key = IndexKey.pk(model: tokens.string(at: members.model), tokens.value(at: pk))
      try insert(key.fingerprint, key, slot, field: "pk", FixtureError.Reason.pkTwice)
    }
  }

  /// Where a record's members are among its tokens.
  private struct Members {
    var model: JSONTokens.Index
    var pk: JSONTokens.Index?
    var fields: JSONTokens.Index
  }

  private func members(of tokens: JSONTokens, _ slot: Slot) throws(FixtureError) -> Members {
    var model: JSONTokens.Index?
    var pk: JSONTokens.Index?
    var fields: JSONTokens.Index?
    tokens.forEachMember(of: 0) { name, value in
      if tokens.text(at: name, is: "model") { model = value }
      if tokens.text(at: name, is: "pk") { pk = value }
      if tokens.text(at: name, is: "fields") { fields = value }
    }
    return Members(
      model: try require(model, .string, "string", "model", tokens, slot), pk: pk,
      fields: try require(fields, .object, "object", "fields", tokens, slot))
  }

  private func require(
    _ value: JSONTokens.Index?, _ kind: JSONTokens.Kind, _ expected: String, _ name: String, _ tokens: JSONTokens,
    _ slot: Slot
  ) throws(FixtureError) -> JSONTokens.Index {
    guard let value else { throw failure(slot, name, .memberMissing) }
    guard tokens.kind(at: value) == kind else {
      throw failure(slot, name, .wrongType(expected: expected, found: tokens.value(at: value).typeName))
    }
    return value
  }

  // MARK: A record of a schema's model

  private mutating func check(
    _ tokens: JSONTokens, _ members: Members, schema number: Int, _ slot: Slot
  ) throws(FixtureError) {
    let finder = finders[number]
    var hasNaturalKey = false
    var next = 0
    try tokens.forEachMember(of: members.fields) { name, value throws(FixtureError) in
      guard let found = finder.field(tokens.text(at: name), guess: next) else { return }
      next = found + 1
      let shape = finder[found]
      guard tokens.value(at: value, fits: shape) else { throw wrongValue(tokens, value, (number, found), slot) }
      if shape.isUnique { try insert(tokens, value, (number, found), shape, slot) }
      if shape.isNaturalKey { hasNaturalKey = true }
    }
    guard hasNaturalKey else { throw failure(slot, schemas.all[number].naturalKey, .memberMissing) }
    try addToTable(tokens, members.pk, schema: number, slot)
  }

  /// Notes the value of a unique field.
  private mutating func insert(
    _ tokens: JSONTokens, _ value: JSONTokens.Index, _ place: (schema: Int, field: Int), _ shape: FieldFinder.Shape,
    _ slot: Slot
  ) throws(FixtureError) {
    if shape.type == .reference {
      references.add(slot, schema: place.schema, field: place.field, tokens.value(at: value))
      return
    }
    let schema = schemas.all[place.schema]
    let field = schema.fields[place.field].name
    try insert(
      IndexKey.fingerprint(schema.model, field, UnsafeRawBufferPointer(tokens.text(at: value))),
      .unique(model: schema.model, field: field, tokens.value(at: value)), slot, field: field,
      FixtureError.Reason.valueTwice)
  }

  private func wrongValue(
    _ tokens: JSONTokens, _ value: JSONTokens.Index, _ place: (schema: Int, field: Int), _ slot: Slot
  ) -> FixtureError {
    let field = schemas.all[place.schema].fields[place.field]
    let found = tokens.value(at: value)
    let isText = field.kind == .dateTime && found.string != nil
    return failure(
      slot, field.name, isText ? .notADateTime : .wrongType(expected: field.typeName, found: found.typeName))
  }

  private mutating func addToTable(
    _ tokens: JSONTokens, _ pk: JSONTokens.Index?, schema number: Int, _ slot: Slot
  ) throws(FixtureError) {
    var integer: Int64?
    if let pk, tokens.kind(at: pk) != .null {
      integer = tokens.value(at: pk).integer
      guard let integer else { throw failure(slot, "pk", .pkNotAnInteger) }
      let key = IndexKey.pk(model: schemas.all[number].model, JSONValue(integer))
      try insert(key.fingerprint, key, slot, field: "pk", FixtureError.Reason.pkTwice)
      tables[number].highestPK = max(tables[number].highestPK, integer)
    }
    places[Int(slot)].identify(schema: number, pk: integer)
    tables[number].slots.append(slot)
    tables[number].lastIsNatural = integer == nil
  }

  // MARK: Between records

  private mutating func insert(
    _ fingerprint: UInt32, _ key: @autoclosure () -> IndexKey, _ slot: Slot, field: String,
    _ reason: (Int) -> FixtureError.Reason
  ) throws(FixtureError) {
    // A fingerprint that is there already is, as a rule, another key's; reading that record again tells.
    let first = index.first(fingerprint) { first in
      guard let tokens = try? secondLook.tokens(of: bytes[places[Int(first)].span]) else { return false }
      return Record(tokens, schemas).keys(schemas) { _, _ in nil }.contains(key())
    }
    if let first { throw failure(slot, field, reason(line(of: first))) }
    index.insert(fingerprint, slot)
  }

  private mutating func resolveReferences() throws(FixtureError) {
    let targets = try targets()
    for (number, target) in targets.enumerated() {
      guard let target else { continue }
      let reference = references[number]
      let schema = schemas.all[reference.schema]
      let field = schema.fields[reference.field].name
      let fingerprint = IndexKey.oneToOne(model: schema.model, field: field, target: target).fingerprint
      let first = index.first(fingerprint) { references.number($0, reference).map { targets[$0] == target } ?? false }
      if let first {
        try report(failure(reference.slot, field, .sameTargetTwice(firstLine: line(of: first))))
      } else {
        index.insert(fingerprint, reference.slot)
      }
    }
    references = References()
  }

  private mutating func report(_ broken: FixtureError) throws(FixtureError) {
    if brokenReferences == nil { throw broken }
    brokenReferences?.append(broken)
  }

  /// The records that the references refer to; `nil` for one that leads nowhere.
  private mutating func targets() throws(FixtureError) -> [Slot?] {
    let records = fixture()
    var targets: [Slot?] = []
    targets.reserveCapacity(references.count)
    for number in 0..<references.count {
      let reference = references[number]
      let field = schemas.all[reference.schema].fields[reference.field]
      let target = field.target.flatMap { records.slot(of: reference.value, in: $0) }
      if target == nil { try report(failure(reference.slot, field.name, .refersToNobody)) }
      targets.append(target)
    }
    return targets
  }

  private func line(of slot: Slot) -> Int { bytes.line(at: places[Int(slot)].span.lowerBound) }

  private func failure(_ slot: Slot, _ field: String, _ reason: FixtureError.Reason) -> FixtureError {
    let span = places[Int(slot)].span
    return FixtureError(
      line: bytes.line(ofName: field, in: span), record: Int(slot) + 1, field: field, reason: reason)
  }
}
