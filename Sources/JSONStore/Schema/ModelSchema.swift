/// What a store knows of a model: enough to refuse a file that contradicts itself, and no rule beyond that.
public struct ModelSchema: Sendable {
  /// The label, `app_label.model_name` in lower case.
  public let model: String
  /// The fields that are checked; others are kept as they come.
  public let fields: [Field]
  /// Those of them in which no two records agree.
  let uniqueFields: [Field]
  /// The field whose value stands for a record that has no pk; unique among the model's records.
  public let naturalKey: String

  /// - Precondition: `naturalKey` names one of `fields`, which is unique.
  public init(_ model: String, naturalKey: String, fields: [Field]) {
    precondition(fields.contains { $0.name == naturalKey && $0.isUnique }, "\(model): \(naturalKey) is not unique")
    self.model = model
    self.naturalKey = naturalKey
    self.fields = fields
    uniqueFields = fields.filter(\.isUnique)
  }

  func field(_ name: String) -> Field? { fields.first { $0.name == name } }
}

/// One field of a model.
public struct Field: Sendable, Equatable {
  /// The JSON type of a field's value.
  public enum Kind: Sendable, Equatable {
    case string
    case boolean
    /// A string that Django's `parse_datetime` reads; see ``DateTime``.
    case dateTime
    /// An array, for example of a many-to-many field.
    case list
    /// A one-to-one field: the pk of a record of the named model, or its natural key as a list. Deleting that record
    /// deletes this one (`on_delete=CASCADE`).
    case oneToOne(String)
  }

  /// The name, as in the fixture.
  public let name: String
  /// The type of its values.
  public let kind: Kind
  /// Whether `null` is a value of it.
  public let isNullable: Bool
  /// Whether two records of the model must differ in it, by Unicode scalar.
  public let isUnique: Bool

  /// A field; a one-to-one field is always unique.
  public init(_ name: String, _ kind: Kind, nullable: Bool = false, unique: Bool = false) {
    self.name = name
    self.kind = kind
    self.isNullable = nullable
    if case .oneToOne = kind { self.isUnique = true } else { self.isUnique = unique }
  }

  /// The model that a one-to-one field refers to.
  var target: String? {
    if case .oneToOne(let model) = kind { model } else { nil }
  }

  /// What a message calls the type.
  public var typeName: String {
    switch kind {
    case .string: "string"
    case .boolean: "boolean"
    case .dateTime: "datetime"
    case .list: "array"
    case .oneToOne: "key"
    }
  }

  /// Whether a value is of the field's type.
  func accepts(_ value: JSONValue) -> Bool {
    switch (kind, value) {
    case (_, .null): isNullable
    case (.string, .string), (.boolean, .bool), (.list, .array), (.oneToOne, .array): true
    case (.oneToOne, .number): value.integer != nil
    case (.dateTime, .string(let text)): DateTime(text) != nil
    default: false
    }
  }
}
