import JSONStore

/// The program's sentences in one language.
public struct Catalogue: Sendable {
  private let texts: [String: String]

  /// Reads a catalogue: a JSON object of texts by ``Phrase``, in which `{name}` stands for a value.
  ///
  /// - Returns: `nil` if it is none.
  public init?(json: [UInt8]) {
    guard let members = JSONValue(json: json)?.object?.members else { return nil }
    let texts = members.compactMap { member in member.value.string.map { (member.name, $0) } }
    guard texts.count == members.count else { return nil }
    self.texts = Dictionary(texts) { first, _ in first }
  }

  /// The text of a phrase, with its placeholders filled in.
  public func callAsFunction(_ phrase: Phrase, _ values: [String: String] = [:]) -> String {
    guard let text = texts[phrase.rawValue] else { return phrase.rawValue }
    guard !values.isEmpty else { return text }
    // Piece by piece, so that a value that looks like a placeholder stays as it is.
    var result = ""
    var rest = text[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      let name = String(rest[rest.index(after: open)..<close])
      result += rest[..<open] + (values[name] ?? "{\(name)}")
      rest = rest[rest.index(after: close)...]
    }
    return result + rest
  }

  /// The text for a number of things: one of them, or `{count}` of them.
  func counted(_ one: Phrase, _ many: Phrase, _ count: Int) -> String {
    count == 1 ? self(one) : self(many, ["count": Self.grouped(count)])
  }

  /// `12–30 of 204`: where one is in what has more rows than room, for the note of a box; empty where all are shown.
  ///
  /// It stands at the upper edge, which no other pane writes its title on.
  func place(of rows: Range<Int>, in count: Int, _ phrase: Phrase = .rowsShown) -> String {
    guard rows.count < count else { return "" }
    let numbers = ["first": rows.lowerBound + 1, "last": rows.upperBound, "count": count]
    return self(phrase, numbers.mapValues(Self.grouped))
  }

  /// The keys it has, and the placeholders of each.
  var placeholders: [String: Set<String>] {
    texts.mapValues { text in
      Set(
        text.split(separator: "{", omittingEmptySubsequences: false).dropFirst().map { String($0.prefix { $0 != "}" }) }
      )
    }
  }

  /// `1,204,000`
  static func grouped(_ number: Int) -> String {
    var digits = String(number)
    var position = digits.count - 3
    while position > 0 {
      digits.insert(",", at: digits.index(digits.startIndex, offsetBy: position))
      position -= 3
    }
    return digits
  }
}
