/// The members of a JSON object, in their order.
///
/// Look-up is linear: records have a dozen fields. Names compare by Unicode scalar.
public struct JSONObject: Sendable {
  /// The members in the order they were written.
  public private(set) var members: [Member]

  /// A name and what stands under it.
  public struct Member: Sendable {
    /// The name.
    public let name: String
    /// The value.
    public internal(set) var value: JSONValue
  }

  /// An object of these members; the names must differ.
  public init(_ members: [(String, JSONValue)] = []) {
    self.members = members.map { Member(name: $0.0, value: $0.1) }
  }

  init(members: [Member]) { self.members = members }

  /// The value under a name. Setting a new name appends it; setting `nil` removes the member.
  public subscript(name: String) -> JSONValue? {
    get { index(of: name).map { members[$0].value } }
    set {
      switch (index(of: name), newValue) {
      case (let index?, let value?): members[index].value = value
      case (let index?, nil): members.remove(at: index)
      case (nil, let value?): members.append(Member(name: name, value: value))
      case (nil, nil): break
      }
    }
  }

  /// The value under a name that stands, as a rule, at a place: where a schema has it.
  func value(of name: String, near place: Int) -> JSONValue? {
    index(of: name, guess: place).map { members[$0].value }
  }

  /// How many members there are.
  public var count: Int { members.count }

  /// Whether there are none.
  public var isEmpty: Bool { members.isEmpty }

  /// The names whose values differ between the two objects, or that only one of them has: in this object's order,
  /// then those that only `other` has.
  public func names(differingFrom other: JSONObject) -> [String] {
    if isStored(with: other) { return [] }
    let differing = members.indices.filter { !other.has(members[$0], at: $0) }.map { members[$0].name }
    return differing
      + other.members.indices.filter { index(of: other.members[$0].name, guess: $0) == nil }
      .map { other.members[$0].name }
  }

  /// - Parameter guess: where it is in an object of the same kind.
  private func index(of name: String, guess: Int = 0) -> Int? {
    if guess < members.count, members[guess].name.isSame(as: name) { return guess }
    return members.indices.first { members[$0].name.isSame(as: name) }
  }

  fileprivate func has(_ member: Member, at guess: Int) -> Bool {
    index(of: member.name, guess: guess).map { members[$0].value == member.value } ?? false
  }

  /// Whether both are one and the same piece of memory: an object that was copied, and not changed since.
  fileprivate func isStored(with other: JSONObject) -> Bool {
    members.withUnsafeBufferPointer { members in
      other.members.withUnsafeBufferPointer { members.baseAddress == $0.baseAddress && members.count == $0.count }
    }
  }
}

extension JSONObject: Equatable {
  /// Order does not count, as in JSON.
  public static func == (a: JSONObject, b: JSONObject) -> Bool {
    a.isStored(with: b) || a.count == b.count && a.members.indices.allSatisfy { b.has(a.members[$0], at: $0) }
  }
}

extension JSONObject: ExpressibleByDictionaryLiteral {
  /// An object of these members; the names must differ.
  public init(dictionaryLiteral members: (String, JSONValue)...) { self.init(members) }
}
