import Signals

/// A fixture as it was read: its bytes, where each record is, and an index of what must be unique. Never changes.
///
/// Costs the file's size and some 70 bytes for a record; a record's values are made when they are asked for.
final class Fixture: Sendable {
  let bytes: FileBytes
  /// Where each record is, by slot: in the order of the file.
  let places: [RecordPlace]
  /// The slots of each model of the schemas, ascending.
  let tables: [String: FixtureTable]
  let schemas: Schemas
  private let index: SlotIndex
  private let parser = Locked(JSONParser())
  private let digest = Locked<String?>(nil)
  /// Records that were asked for lately, as a screen asks for the same ones at every key; each slot has its place.
  private let recent = Locked([(slot: Slot, record: Record)?](repeating: nil, count: 256))

  init(
    bytes: FileBytes, places: [RecordPlace], tables: [String: FixtureTable], schemas: Schemas, index: SlotIndex
  ) {
    self.bytes = bytes
    self.places = places
    self.tables = tables
    self.schemas = schemas
    self.index = index
  }

  /// A store that has no file yet.
  static func empty(_ schemas: Schemas) -> Fixture {
    FixtureReader(FileBytes(capacity: 0), schemas: schemas).fixture()
  }

  /// How many records the file has, and the first slot that none of them has.
  var end: Slot { Slot(places.count) }

  /// The text of the record in a slot.
  func text(_ slot: Slot) -> UnsafeRawBufferPointer { bytes[places[Int(slot)].span] }

  /// The SHA-256 of the file: the first time it costs a walk through all of it.
  var sha256: String {
    digest.withLock { digest in
      let known = digest ?? SHA256.hexadecimal(of: bytes[0..<bytes.count])
      digest = known
      return known
    }
  }

  /// The record in a slot; one that was asked for lately costs nothing.
  func record(_ slot: Slot) -> Record {
    recent.withLock { recent in
      let place = Int(slot) % recent.count
      if let (known, record) = recent[place], known == slot { return record }
      let record = withTokens(of: slot) { Record($0, schemas) }
      recent[place] = (slot, record)
      return record
    }
  }

  /// The values of some fields of the record in a slot.
  func values(_ slot: Slot, _ reader: FieldReader) -> [JSONValue?] { withTokens(of: slot, reader.values) }

  private func withTokens<Result: Sendable>(of slot: Slot, _ body: (JSONTokens) -> Result) -> Result {
    parser.withLock { parser in
      guard let tokens = try? parser.tokens(of: text(slot)) else {
        preconditionFailure("a record that was read is JSON")
      }
      return body(tokens)
    }
  }

  /// The slot that has this key. `isStale` names slots that are not to count.
  func slot(_ key: IndexKey, unless isStale: (Slot) -> Bool = { _ in false }) -> Slot? {
    index.first(key.fingerprint) { !isStale($0) && has($0, key) }
  }

  private func has(_ slot: Slot, _ key: IndexKey) -> Bool {
    if case .pk(let model, let pk) = key, let schema = schemas.number(of: model), let pk = pk.integer {
      return places[Int(slot)].isRecord(ofSchema: schema, pk: pk)
    }
    return keys(of: record(slot)).contains(key)
  }

  /// The slot of the record that a reference's value refers to.
  func slot(of reference: JSONValue, in model: String) -> Slot? {
    reference.referenceKey(to: model, schemas).flatMap { slot($0) }
  }

  func keys(of record: Record) -> [IndexKey] {
    record.keys(schemas) { [self] in slot(of: $0, in: $1) }
  }
}

/// A model's part in a fixture.
struct FixtureTable: Sendable {
  /// Its records, in file order.
  var slots: [Slot] = []
  /// The highest pk that any record of the model has, or had.
  var highestPK: Int64 = 0
  /// Whether the last record has no pk of its own; a new record is written like it.
  var lastIsNatural = false
}
