/// One value of a parsed document, of which no more is made than is asked for.
struct JSONToken {
  let tokens: JSONTokens
  let index: JSONTokens.Index

  private var kind: JSONTokens.Kind { tokens.kind(at: index) }

  /// All of it, made into a value.
  var value: JSONValue { tokens.value(at: index) }

  /// The bytes of a string's text; `nil` for anything else.
  var utf8: UnsafeRawBufferPointer? { kind == .string ? UnsafeRawBufferPointer(tokens.text(at: index)) : nil }

  /// The text of a string; `nil` for anything else.
  var string: String? { kind == .string ? tokens.string(at: index) : nil }

  /// The value as a whole number; `nil` for anything but an integer literal that fits 64 bits.
  var integer: Int64? { kind == .number ? Int64(tokens.string(at: index)) : nil }

  /// The truth value; `nil` for anything but `true` and `false`.
  var bool: Bool? {
    switch kind {
    case .true: true
    case .false: false
    default: nil
    }
  }

  /// The members of an object; `nil` for anything else.
  var object: JSONObject? { kind == .object ? tokens.object(at: index) : nil }

  /// What `make` makes of the elements of an array, without those of which it makes nothing; `nil` for anything else.
  func elements<Element>(_ make: (JSONToken) -> Element?) -> [Element]? {
    guard kind == .array else { return nil }
    var elements: [Element] = []
    elements.reserveCapacity(tokens.count(of: index))
    tokens.forEachElement(of: index) { element in
      if let element = make(JSONToken(tokens: tokens, index: element)) { elements.append(element) }
    }
    return elements
  }

  /// What stands under a name in an object: the first, should there be several.
  subscript(name: StaticString) -> JSONToken? {
    guard kind == .object else { return nil }
    let end = tokens.next(after: index)
    var member = index + 1
    while member < end {
      if tokens.text(at: member, is: name) { return JSONToken(tokens: tokens, index: member + 1) }
      member = tokens.next(after: member + 1)
    }
    return nil
  }
}
