/// Finds a schema's fields by the names that stand in a record.
struct FieldFinder {
  private let names: [[UInt8]]

  init(_ schema: ModelSchema) { names = schema.fields.map { Array($0.name.utf8) } }

  /// The number of the field with this name.
  ///
  /// - Parameter guess: the field that it is if the record has all of them in the schema's order, as most have.
  func field(_ name: UnsafeBufferPointer<UInt8>, guess: Int) -> Int? {
    if guess < names.count, isEqual(names[guess], name) { return guess }
    return names.firstIndex { isEqual($0, name) }
  }

  private func isEqual(_ a: [UInt8], _ b: UnsafeBufferPointer<UInt8>) -> Bool {
    a.withUnsafeBytes { $0.isSame(as: UnsafeRawBufferPointer(b)) }
  }
}
