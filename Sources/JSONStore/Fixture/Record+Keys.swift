extension JSONValue {
  /// What finds the record that this value of a one-to-one field refers to; `nil` if it can be no reference.
  func referenceKey(to model: String, _ schemas: Schemas) -> IndexKey? {
    switch self {
    case .number: .pk(model: model, self)
    case .array(let natural) where natural.count == 1:
      schemas[model].map { .unique(model: model, field: $0.naturalKey, natural[0]) }
    default: nil
    }
  }
}

extension Record {
  /// A record from the tokens of its text, which was checked.
  init(_ tokens: JSONTokens, _ schemas: Schemas) {
    var members = tokens.value(at: 0).object ?? [:]
    model = members["model"]?.string ?? ""
    fields = members["fields"]?.object ?? [:]
    let number = members["pk"]?.integer
    for name in number == nil ? ["model", "fields"] : ["model", "fields", "pk"] { members[name] = nil }
    extra = members
    pk = number.map(PrimaryKey.integer)
    if pk == nil, let natural = schemas[model].flatMap({ fields[$0.naturalKey] }) { pk = .natural(natural) }
  }

  /// What no other record may share with this one.
  ///
  /// - Parameter target: the slot of what a reference to a record of a model refers to.
  func keys(_ schemas: Schemas, target: (_ reference: JSONValue, _ model: String) -> Slot?) -> [IndexKey] {
    var keys: [IndexKey] = []
    // A record of an unknown model may have any value for a pk, such as a session's string.
    if case .integer(let number)? = pk {
      keys.append(.pk(model: model, JSONValue(number)))
    } else if let pk = extra["pk"], pk != .null {
      keys.append(.pk(model: model, pk))
    }
    for field in schemas[model]?.uniqueFields ?? [] {
      guard let value = fields[field.name] else { continue }
      if let targetModel = field.target {
        if let slot = target(value, targetModel) {
          keys.append(.oneToOne(model: model, field: field.name, target: slot))
        }
      } else {
        keys.append(.unique(model: model, field: field.name, value))
      }
    }
    return keys
  }
}
