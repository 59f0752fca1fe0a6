/// What is typed behind `/`: words and terms such as `is:staff`, all of which must hold; one with a `-` in front must
/// not. A `~` in front of all makes the words fuzzy.
struct Filter<Condition: FilterCondition>: Sendable {
  /// As it was typed.
  let text: String
  let isFuzzy: Bool
  private(set) var terms: [Term] = []
  /// What looks like a term and is none, or is not finished: it filters nothing.
  private(set) var unknown: [String] = []
  /// What looks like a term of a name that there is not: it is looked for as a word.
  private(set) var misnamed: [String] = []

  struct Term: Sendable {
    let isNegated: Bool
    var condition: Condition
  }

  init(_ text: String = "") {
    self.text = text
    isFuzzy = text.hasPrefix("~")
    for word in Self.words(of: text) where !word.text.isEmpty {
      if let condition = Condition(word) {
        terms.append(Term(isNegated: word.isNegated, condition: condition))
        if word.hasColon, !Condition.isNamed(by: word) { misnamed.append(String(word.typed)) }
      } else {
        unknown.append(String(word.typed))
      }
    }
  }

  private static func words(of text: String) -> [TypedWord] { TypedWord.words(of: text.drop { $0 == "~" }) }

  /// As it is shown: without spaces that say nothing.
  var title: String {
    (isFuzzy ? "~" : "") + Self.words(of: text).filter { !$0.typed.isEmpty }.map(\.typed).joined(separator: " ")
  }

  /// Whether it lets everything pass.
  var isEmpty: Bool { terms.isEmpty }

  /// Changes what the terms ask.
  mutating func updateConditions(_ change: (inout Condition) -> Void) {
    for index in terms.indices { change(&terms[index].condition) }
  }
}
