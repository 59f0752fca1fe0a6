/// A word of a filter as it was typed: `-email:"van der"`.
///
/// White space parts words, but not between quotation marks, the last of which may be missing. What they enclose is a
/// text like any other: `"is:active"` is looked for.
struct TypedWord: Sendable {
  /// With the sign and the quotation marks.
  let typed: Substring
  let isNegated: Bool
  /// Without them.
  let text: String
  /// How much of the text stands before the first quotation mark.
  private let bareCount: Int

  init(_ typed: Substring) {
    self.typed = typed
    isNegated = typed.hasPrefix("-")
    let rest = isNegated ? typed.dropFirst() : typed
    text = rest.filter { $0 != Self.mark }
    bareCount = rest.prefix { $0 != Self.mark }.count
  }

  /// The words of a text. The last one, at its end, is empty if none has been begun there.
  static func words(of text: Substring) -> [TypedWord] {
    var isQuoted = false
    let words = text.split(omittingEmptySubsequences: false) { character in
      if character == mark { isQuoted.toggle() }
      return character.isWhitespace && !isQuoted
    }
    return words.map { TypedWord($0) }
  }

  private static let mark: Character = "\""

  /// Whether no part of it is quoted.
  private var isBare: Bool { !typed.contains(Self.mark) }

  /// What stands behind a name such as `email:`, in whatever case that was typed; `nil` if it does not begin with that.
  func value(of name: String) -> String? {
    bareCount >= name.count && text.prefix(name.count).lowercased() == name ? String(text.dropFirst(name.count)) : nil
  }

  /// Whether there is a colon in it that is not quoted.
  var hasColon: Bool { text.prefix(bareCount).contains(":") }

  /// Whether it is how a name begins, nothing of it quoted.
  func begins(_ name: String) -> Bool { isBare && name.hasPrefix(text.lowercased()) }

  /// A value as it has to be typed; `nil` for one that cannot be.
  static func typed(_ value: String) -> String? {
    guard !value.isEmpty, !value.contains(mark) else { return nil }
    return value.contains(where: \.isWhitespace) ? "\(mark)\(value)\(mark)" : value
  }
}
