/// Writes JSON as UTF-8 bytes on one line.
struct JSONEncoder {
  /// What stands between things.
  enum Layout {
    /// `{"a":1,"b":2}`, for the journal.
    case compact
    /// `{"a": 1, "b": 2}`, as Python's `json.dumps` and so Django writes it.
    case spaced
  }

  private(set) var bytes: [UInt8] = []
  let layout: Layout

  init(_ layout: Layout) { self.layout = layout }

  static func encode(_ value: JSONValue, _ layout: Layout) -> [UInt8] {
    var encoder = JSONEncoder(layout)
    encoder.bytes.reserveCapacity(1 << 10)
    encoder.append(value)
    return encoder.bytes
  }

  mutating func append(_ value: JSONValue) {
    switch value {
    case .null: append(raw: "null")
    case .bool(let flag): append(raw: flag ? "true" : "false")
    case .number(let literal): append(raw: literal)
    case .string(let text): append(string: text)
    case .array(let elements):
      append(ascii: "[")
      for (index, element) in elements.enumerated() {
        if index > 0 { appendComma() }
        append(element)
      }
      append(ascii: "]")
    case .object(let object):
      append(ascii: "{")
      for (index, member) in object.members.enumerated() {
        if index > 0 { appendComma() }
        append(string: member.name)
        append(ascii: ":")
        if layout == .spaced { append(ascii: " ") }
        append(member.value)
      }
      append(ascii: "}")
    }
  }

  private mutating func append(ascii character: Unicode.Scalar) { bytes.append(UInt8(ascii: character)) }

  private mutating func append(raw text: String) {
    var text = text
    text.withUTF8 { bytes.append(contentsOf: $0) }
  }

  private mutating func appendComma() {
    append(ascii: ",")
    if layout == .spaced { append(ascii: " ") }
  }

  private mutating func append(string: String) {
    var string = string
    append(ascii: "\"")
    string.withUTF8 { text in
      // As a rule there is nothing to escape. To count takes several bytes at a time, to stop at the first does not.
      if text.count(where: Self.isSpecial) == 0 {
        bytes.append(contentsOf: text)
      } else {
        for byte in text { append(escaped: byte) }
      }
    }
    append(ascii: "\"")
  }

  private static func isSpecial(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
  }

  /// Escapes what RFC 8259 demands and no more, as `json.dumps(ensure_ascii=False)` does.
  private mutating func append(escaped byte: UInt8) {
    switch byte {
    case UInt8(ascii: "\""): append(raw: "\\\"")
    case UInt8(ascii: "\\"): append(raw: "\\\\")
    case 0x08: append(raw: "\\b")
    case 0x09: append(raw: "\\t")
    case 0x0A: append(raw: "\\n")
    case 0x0C: append(raw: "\\f")
    case 0x0D: append(raw: "\\r")
    case ..<0x20: append(raw: "\\u00" + (byte < 0x10 ? "0" : "1") + String(byte & 0xF, radix: 16))
    default: bytes.append(byte)
    }
  }
}
