/// Where a record is in memory: its place in the file as it was read, or behind that for records added since.
/// A record keeps its slot until the file is read anew, see ``StoreSnapshot/slots(changedSince:)``.
public typealias Slot = UInt32

/// What no two records of a store may share.
enum IndexKey: Hashable {
  case pk(model: String, JSONValue)
  case unique(model: String, field: String, JSONValue)
  /// One-to-one: the record referred to, whichever way the reference is written.
  case oneToOne(model: String, field: String, target: Slot)

  /// What a ``SlotIndex`` finds it by; two keys may have the same.
  var fingerprint: UInt32 {
    switch self {
    case .pk(let model, let value): value.withKeyText { Self.fingerprint(model, "pk", $0) }
    case .unique(let model, let field, let value): value.withKeyText { Self.fingerprint(model, field, $0) }
    case .oneToOne(let model, let field, let target):
      withUnsafeBytes(of: target) { Self.fingerprint(model, field, $0) }
    }
  }

  /// The fingerprint of a key whose value is this text: a string's, unescaped, or a number's literal.
  static func fingerprint(_ model: String, _ field: String, _ text: UnsafeRawBufferPointer) -> UInt32 {
    // Seeded anew in each process: nobody can write a file whose keys all meet in one place.
    var hasher = Hasher()
    hasher.combine(model)
    hasher.combine(field)
    hasher.combine(bytes: text)
    return UInt32(truncatingIfNeeded: hasher.finalize())
  }
}

extension JSONValue {
  fileprivate func withKeyText<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    guard case .string(var text) = self else {
      guard case .number(var literal) = self else { return body(UnsafeRawBufferPointer(start: nil, count: 0)) }
      return literal.withUTF8 { body(UnsafeRawBufferPointer($0)) }
    }
    return text.withUTF8 { body(UnsafeRawBufferPointer($0)) }
  }
}
