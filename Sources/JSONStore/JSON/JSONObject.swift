/// The members of a JSON object, in their order.
///
/// Look-up is linear: records have a dozen fields. Names compare by Unicode scalar.
public struct JSONObject: Sendable {
  /// The members in the order they were written.
  public private(set) var members: [(name: String, value: JSONValue)]

  /// An object of these members; the names must differ.
  public init(_ members: [(String, JSONValue)] = []) {
    self.members = members.map { (name: $0.0, value: $0.1) }
  }

  init(members: [(name: String, value: JSONValue)]) { self.members = members }

  /// The value under a name. Setting a new name appends it; setting `nil` removes the member.
  public subscript(name: String) -> JSONValue? {
    get { index(of: name).map { members[$0].value } }
    set {
      switch (index(of: name), newValue) {
      case (let index?, let value?): members[index].value = value
      case (let index?, nil): members.remove(at: index)
      case (nil, let value?): members.append((name, value))
      case (nil, nil): break
      }
    }
  }

  /// How many members there are.
  public var count: Int { members.count }

  /// Whether there are none.
  public var isEmpty: Bool { members.isEmpty }

  /// The names whose values differ between the two objects, or that only one of them has: in this object's order,
  /// then those that only `other` has.
  public func names(differingFrom other: JSONObject) -> [String] {
    members.filter { other[$0.name] != $0.value }.map(\.name)
      + other.members.map(\.name).filter { index(of: $0) == nil }
  }

  private func index(of name: String) -> Int? {
    members.indices.first { members[$0].name.isSame(as: name) }
  }
}

/// An object whose members are read: a value, or the tokens of one.
protocol JSONMembers {
  subscript(name: String) -> JSONValue? { get }
}

extension JSONObject: JSONMembers {}

extension JSONObject: Equatable {
  /// Order does not count, as in JSON.
  public static func == (a: JSONObject, b: JSONObject) -> Bool {
    a.count == b.count && a.members.allSatisfy { b[$0.name] == $0.value }
  }
}

extension JSONObject: ExpressibleByDictionaryLiteral {
  /// An object of these members; the names must differ.
  public init(dictionaryLiteral members: (String, JSONValue)...) { self.init(members) }
}
