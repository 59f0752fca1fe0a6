/// A schema's fields, laid out for the loop that every field of every record goes through: found by the name that
/// stands in the file, without reference counting.
struct FieldFinder {
  private var names: [UInt8] = []
  private var shapes: [Shape] = []

  /// What the loop must know of a field.
  struct Shape {
    fileprivate let nameStart: Int
    fileprivate let nameEnd: Int
    let type: FieldType
    let isNullable: Bool
    let isUnique: Bool
    let isNaturalKey: Bool
  }

  /// A ``Field/Kind`` without the name of the model that a reference leads to.
  enum FieldType: UInt8 {
    case string, boolean, dateTime, list, reference
  }

  init(_ schema: ModelSchema) {
    for field in schema.fields {
      let type: FieldType =
        switch field.kind {
        case .string: .string
        case .boolean: .boolean
        case .dateTime: .dateTime
        case .list: .list
        case .oneToOne: .reference
        }
      let start = names.count
      names += field.name.utf8
      shapes.append(
        Shape(
          nameStart: start, nameEnd: names.count, type: type, isNullable: field.isNullable, isUnique: field.isUnique,
          isNaturalKey: field.name == schema.naturalKey))
    }
  }

  subscript(number: Int) -> Shape { shapes[number] }

  /// The number of the field with this name.
  ///
  /// - Parameter guess: the field that it is if the record has all of them in the schema's order, as most have.
  func field(_ name: UnsafeBufferPointer<UInt8>, guess: Int) -> Int? {
    let name = UnsafeRawBufferPointer(name)
    return names.withUnsafeBytes { names in
      func isField(_ number: Int) -> Bool {
        UnsafeRawBufferPointer(rebasing: names[shapes[number].nameStart..<shapes[number].nameEnd]).isSame(as: name)
      }
      if guess < shapes.count, isField(guess) { return guess }
      return shapes.indices.first(where: isField)
    }
  }
}
