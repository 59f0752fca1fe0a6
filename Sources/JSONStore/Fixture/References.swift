/// The one-to-one references of a fixture, in the order of its records. They are resolved when all records are there:
/// profiles may stand before their users.
struct References {
  private var all: [Reference] = []

  struct Reference {
    let slot: Slot
    /// The numbers of the schema and of its field.
    fileprivate let place: (schema: UInt16, field: UInt16)
    let value: JSONValue

    var schema: Int { Int(place.schema) }
    var field: Int { Int(place.field) }
  }

  var count: Int { all.count }

  subscript(number: Int) -> Reference { all[number] }

  mutating func add(_ slot: Slot, schema: Int, field: Int, _ value: JSONValue) {
    all.append(Reference(slot: slot, place: (UInt16(schema), UInt16(field)), value: value))
  }

  /// The number of the reference that the record in `slot` has in the same field as `other`.
  func number(_ slot: Slot, _ other: Reference) -> Int? {
    let first = all.partitioningIndex { $0.slot >= slot }
    return all[first...].prefix { $0.slot == slot }.firstIndex { $0.place == other.place }
  }
}
