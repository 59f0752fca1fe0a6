/// One JSON value, kept so that writing it gives back what was read.
///
/// Numbers stay the literal they were written as (`1.10`, or an integer of any size), members of objects keep their
/// order, and strings compare by Unicode scalar, as databases do: Swift's `==` calls `é` and `e` + U+0301 equal.
public enum JSONValue: Sendable {
  case null
  case bool(Bool)
  /// The literal, valid by RFC 8259, section 6.
  case number(String)
  case string(String)
  case array([JSONValue])
  case object(JSONObject)

  /// Reads an object or an array from its text, in UTF-8; `nil` if that is not JSON.
  public init?(json: [UInt8]) {
    guard let value = try? JSONParser().parse(json, { $0.value(at: 0) }) else { return nil }
    self = value
  }

  /// The value as a whole number; `nil` for anything but an integer literal that fits 64 bits.
  public var integer: Int64? {
    if case .number(let literal) = self { Int64(literal) } else { nil }
  }

  /// The text of a string; `nil` for anything else.
  public var string: String? {
    if case .string(let text) = self { text } else { nil }
  }

  /// The truth value; `nil` for anything but `true` and `false`.
  public var bool: Bool? {
    if case .bool(let flag) = self { flag } else { nil }
  }

  /// The members of an object; `nil` for anything else.
  public var object: JSONObject? {
    if case .object(let members) = self { members } else { nil }
  }

  /// The elements of an array; `nil` for anything else.
  public var array: [JSONValue]? {
    if case .array(let elements) = self { elements } else { nil }
  }

  /// What JSON calls this kind of value, for messages.
  public var typeName: String {
    switch self {
    case .null: "null"
    case .bool: "boolean"
    case .number: "number"
    case .string: "string"
    case .array: "array"
    case .object: "object"
    }
  }
}

extension JSONValue: Hashable {
  /// Strings by Unicode scalar, numbers by their literals.
  public static func == (a: JSONValue, b: JSONValue) -> Bool {
    switch (a, b) {
    case (.null, .null): true
    case (.bool(let a), .bool(let b)): a == b
    case (.number(let a), .number(let b)), (.string(let a), .string(let b)): a.isSame(as: b)
    case (.array(let a), .array(let b)): a == b
    case (.object(let a), .object(let b)): a == b
    default: false
    }
  }

  /// Agrees with `==`.
  public func hash(into hasher: inout Hasher) {
    switch self {
    case .null: hasher.combine(0)
    case .bool(let flag): hasher.combine(flag)
    case .number(let text), .string(let text):
      var text = text
      text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    case .array(let elements): hasher.combine(elements)
    case .object(let members): hasher.combine(members.count)
    }
  }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral {
  /// A string.
  public init(stringLiteral value: String) { self = .string(value) }
  /// A truth value.
  public init(booleanLiteral value: Bool) { self = .bool(value) }
  /// A whole number.
  public init(integerLiteral value: Int64) { self = .number(String(value)) }

  /// A whole number.
  public init(_ integer: Int64) { self = .number(String(integer)) }

  /// A string, or null.
  public init(_ text: String?) { self = text.map(JSONValue.string) ?? .null }
}

extension JSONValue: ExpressibleByNilLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral {
  /// JSON's null.
  public init(nilLiteral: ()) { self = .null }
  /// An array.
  public init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
  /// An object; the names must differ.
  public init(dictionaryLiteral members: (String, JSONValue)...) { self = .object(JSONObject(members)) }
}

extension JSONValue: CustomStringConvertible {
  /// As JSON on one line, as Django writes it.
  public var description: String { String(decoding: JSONEncoder.encode(self, .spaced), as: UTF8.self) }
}
