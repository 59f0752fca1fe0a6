/// Who sends an event: a type, usually a model, or a value. Senders are compared by value.
///
/// A value equals only a value of the same type: `.value(1)` and `.value(UInt8(1))` are two senders.
///
/// ```swift
/// let connection = joined.connect("room.log", sender: Room(name: "swift")) { name in await log.append(name) }
/// _ = await joined.send("ada", sender: Room(name: "swift"))  // called
/// _ = await joined.send("bob", sender: Room(name: "curses"))  // another sender: not called
/// ```
public struct Sender: Hashable, Sendable, CustomStringConvertible {
  private enum Kind: Sendable {
    case type(Any.Type)
    case value(any Hashable & Sendable)
  }

  private let kind: Kind

  private init(kind: Kind) {
    self.kind = kind
  }

  /// A type as sender: `.type(User.self)`.
  public static func type<S>(_ type: S.Type) -> Sender {
    Sender(kind: .type(type))
  }

  /// A value as sender. A `Sender` stays what it is and is not wrapped again.
  public static func value(_ value: some Hashable & Sendable) -> Sender {
    value as? Sender ?? Sender(kind: .value(value))
  }

  /// The name of the type, or the value's own description.
  public var description: String {
    switch kind {
    case .type(let type): String(describing: type)
    case .value(let value): String(describing: value)
    }
  }

  /// Same type, or equal values of the same type.
  public static func == (lhs: Sender, rhs: Sender) -> Bool {
    switch (lhs.kind, rhs.kind) {
    case (.type(let left), .type(let right)): left == right
    case (.value(let left), .value(let right)): isEqual(left, right)
    case (.type, .value), (.value, .type): false
    }
  }

  /// Hashes the type or the value.
  public func hash(into hasher: inout Hasher) {
    switch kind {
    case .type(let type): hasher.combine(ObjectIdentifier(type))
    case .value(let value): value.hash(into: &hasher)
    }
  }

  /// `AnyHashable` is not `Sendable` and takes 1 and 1.0 for equal, hence the comparison by hand.
  private static func isEqual<Left: Hashable>(_ left: Left, _ right: any Hashable & Sendable) -> Bool {
    Swift.type(of: right) == Left.self && right as? Left == left
  }
}
