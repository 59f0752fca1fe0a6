import JSONStore

/// The line in which a filter is typed; the list narrows with every key.
struct FilterPrompt: Sendable {
  var editor: LineEditor
  /// What comes back when the prompt is left by Esc.
  let before: UserFilter
  /// What the word at the cursor may become.
  private(set) var completions: [Completion] = []

  /// A term that is offered.
  struct Completion: Sendable, Equatable {
    let text: String
    /// How many users it would leave; `nil` for one that a value must follow.
    let count: Int?
  }

  init(_ filter: UserFilter, _ index: UserIndex?, marks: Set<Slot>) {
    editor = LineEditor(filter.text)
    before = filter
    complete(index, marks)
  }

  /// Works out what is offered for the word before the cursor.
  mutating func complete(_ index: UserIndex?, _ marks: Set<Slot>) {
    let word = word
    let minus = word.hasPrefix("-") ? "-" : ""
    let typed = word.dropFirst(minus.count)
    let flags = FilterTerm.flags.map(\.name).filter { $0.hasPrefix(typed) }
    let fields = FilterTerm.fields.filter { $0.hasPrefix(typed) && $0 != typed }
    let rest = UserFilter(String(editor.textBeforeCursor.dropLast(word.count) + editor.textAfterCursor))
    let terms = flags.compactMap { FilterTerm("\(minus)\($0)") }
    let counts = terms.isEmpty ? [] : index?.counts(of: terms, among: rest, marks: marks)
    completions =
      flags.enumerated().map { Completion(text: minus + $1, count: counts?[$0]) }
      + fields.map { Completion(text: minus + $0, count: nil) }
  }

  /// Puts the first of what is offered in the place of the word before the cursor.
  mutating func takeCompletion() {
    guard let first = completions.first else { return }
    for _ in word { editor.deleteBackward() }
    editor.insert(first.text + (first.text.hasSuffix(":") ? "" : " "))
  }

  /// The word before the cursor, without the sign that makes all of them fuzzy.
  private var word: Substring {
    let text = editor.textBeforeCursor.drop { $0 == "~" }
    return text.lastIndex(of: " ").map { text[text.index(after: $0)...] } ?? text
  }
}
