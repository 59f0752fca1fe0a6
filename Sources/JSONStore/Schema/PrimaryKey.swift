/// What identifies a record among those of its model.
public enum PrimaryKey: Hashable, Sendable {
  /// An `AutoField`'s number.
  case integer(Int64)
  /// The value of the model's ``ModelSchema/naturalKey`` field, for a record that its fixture gives no pk
  /// (`dumpdata --natural-primary`). It changes when that field does.
  case natural(JSONValue)

  /// How a journal line writes it: `9`, or Django's list form of a natural key, `["kim"]`.
  public var json: JSONValue {
    switch self {
    case .integer(let number): JSONValue(number)
    case .natural(let value): .array([value])
    }
  }

  init?(_ json: JSONToken?) {
    if let number = json?.integer {
      self = .integer(number)
    } else if let elements = json?.elements(\.value), elements.count == 1 {
      self = .natural(elements[0])
    } else {
      return nil
    }
  }
}

extension PrimaryKey: CustomStringConvertible {
  /// `9`, or `["kim"]`.
  public var description: String {
    switch self {
    case .integer(let number): String(number)
    case .natural: String(decoding: JSONEncoder.encode(json, .compact), as: UTF8.self)
    }
  }
}
