import CSimdjson

/// The values of one parsed document, in document order; see `csimdjson_token`.
struct JSONTokens {
  let all: UnsafeBufferPointer<csimdjson_token>

  typealias Index = Int

  /// What a token is; the raw values are those of `CSimdjson.h`.
  enum Kind: UInt8 {
    case null, `false`, `true`, number, string, array, object
  }

  /// Where the value behind this one starts.
  func next(after index: Index) -> Index { Int(all[index].next) }

  func kind(at index: Index) -> Kind { Kind(rawValue: all[index].kind) ?? .null }

  /// A string's unescaped text, or a number's literal.
  func text(at index: Index) -> UnsafeBufferPointer<UInt8> {
    let token = all[index]
    let start = UnsafeRawPointer(token.text)?.assumingMemoryBound(to: UInt8.self)
    return UnsafeBufferPointer(start: start, count: Int(token.length))
  }

  func string(at index: Index) -> String { String(decoding: text(at: index), as: UTF8.self) }

  /// Whether the text of a string, or a number's literal, is this.
  func text(at index: Index, is known: StaticString) -> Bool {
    UnsafeRawBufferPointer(text(at: index))
      .isSame(as: UnsafeRawBufferPointer(start: known.utf8Start, count: known.utf8CodeUnitCount))
  }

  /// Calls `body` with the index of each name and each value of the object at `index`.
  func forEachMember<E>(of index: Index, _ body: (_ name: Index, _ value: Index) throws(E) -> Void) throws(E) {
    let end = next(after: index)
    var name = index + 1
    while name < end {
      try body(name, name + 1)
      name = next(after: name + 1)
    }
  }

  /// Calls `body` with the index of each element of the array at `index`.
  func forEachElement(of index: Index, _ body: (_ element: Index) -> Void) {
    let end = next(after: index)
    var element = index + 1
    while element < end {
      body(element)
      element = next(after: element)
    }
  }

  /// How many elements an array has, or members an object.
  func count(of index: Index) -> Int { Int(all[index].count) }

  /// The first name that an object has twice, of the object at `index` or any inside it.
  func repeatedName(at index: Index = 0) -> String? {
    let end = next(after: index)
    switch kind(at: index) {
    case .object:
      var name = index + 1
      var count = 0
      var many: Set<JSONValue> = []
      while name < end {
        // A handful is compared faster than hashed; a hostile object may have a million.
        if count < 32, hasName(text(at: name), from: index + 1, to: name) { return string(at: name) }
        if count == 32 { forEachMember(of: index) { before, _ in if before < name { many.insert(value(at: before)) } } }
        if count >= 32, !many.insert(value(at: name)).inserted { return string(at: name) }
        if let repeated = repeatedName(at: name + 1) { return repeated }
        name = next(after: name + 1)
        count += 1
      }
    case .array:
      var element = index + 1
      while element < end {
        if let repeated = repeatedName(at: element) { return repeated }
        element = next(after: element)
      }
    default: break
    }
    return nil
  }

  /// Whether one of the members from one index on, up to another, has this name.
  private func hasName(_ text: UnsafeBufferPointer<UInt8>, from first: Index, to end: Index) -> Bool {
    var name = first
    while name < end {
      if UnsafeRawBufferPointer(self.text(at: name)).isSame(as: UnsafeRawBufferPointer(text)) { return true }
      name = next(after: name + 1)
    }
    return false
  }

  /// The Swift value of the token at `index` and all inside it.
  func value(at index: Index) -> JSONValue {
    switch kind(at: index) {
    case .false: return .bool(false)
    case .true: return .bool(true)
    case .number: return .number(string(at: index))
    case .string: return .string(string(at: index))
    case .array:
      var elements: [JSONValue] = []
      elements.reserveCapacity(count(of: index))
      forEachElement(of: index) { elements.append(value(at: $0)) }
      return .array(elements)
    case .object: return .object(object(at: index))
    case .null: return .null
    }
  }

  /// The members of the object at `index`.
  func object(at index: Index) -> JSONObject {
    var members: [JSONObject.Member] = []
    members.reserveCapacity(count(of: index))
    forEachMember(of: index) { members.append(JSONObject.Member(name: string(at: $0), value: value(at: $1))) }
    return JSONObject(members: members)
  }

  /// The whole of it.
  var document: JSONToken { JSONToken(tokens: self, index: 0) }

  /// The name of the member at which a document broke off: never a value, which may be a secret.
  var lastName: String? { all.isEmpty ? nil : lastName(in: 0) }

  private func lastName(in container: Index) -> String? {
    var name: String?
    var index = container + 1
    while index < all.count {
      if kind(at: container) == .object {
        name = string(at: index)
        index += 1
        guard index < all.count else { break }
      }
      guard all[index].next != 0 else { return lastName(in: index) ?? name }
      index = next(after: index)
    }
    return name
  }
}
