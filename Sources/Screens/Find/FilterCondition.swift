/// What a term of a filter asks.
protocol FilterCondition: Sendable {
  /// The terms that have a name, in the order in which they are offered.
  static var names: [FilterName<Self>] { get }
  /// That a word is found somewhere.
  static func word(_ word: FilterWord) -> Self
}

extension FilterCondition {
  /// - Returns: `nil` for what looks like a term and is none, or is not finished.
  init?(_ word: TypedWord) {
    let condition =
      if let name = Self.names.first(where: { word.value(of: $0.name) != nil }) {
        word.value(of: name.name).flatMap(name.condition)
      } else {
        FilterWord(word.text).map(Self.word)
      }
    guard let condition else { return nil }
    self = condition
  }

  /// Whether a word begins with a name.
  static func isNamed(by word: TypedWord) -> Bool { names.contains { word.value(of: $0.name) != nil } }

  /// Whether a word is a name with nothing behind it yet.
  static func isBegun(by word: TypedWord) -> Bool { names.contains { word.value(of: $0.name) == "" } }
}
