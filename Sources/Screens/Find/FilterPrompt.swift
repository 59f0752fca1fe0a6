/// The line in which a filter is typed; what it filters narrows with every key.
struct FilterPrompt: Sendable {
  /// What is filtered: the list or the log.
  let pane: Model.Pane
  /// What comes back when the line is left by Esc.
  let before: String
  private(set) var editor: LineEditor
  /// The offer that stands in place of what was typed, while others may be chosen instead.
  private var choice: (offer: FilterOffer, typed: LineEditor)?

  init(_ pane: Model.Pane, _ text: String) {
    self.pane = pane
    before = text
    editor = LineEditor(text)
  }

  var chosen: FilterOffer? { choice?.offer }

  /// What was typed, whatever is chosen in its place.
  var typed: LineEditor { choice?.typed ?? editor }

  /// The word before the cursor that is being typed, which may be empty.
  var word: TypedWord {
    TypedWord.words(of: typed.textBeforeCursor.drop { $0 == "~" }).last ?? TypedWord("")
  }

  /// The word before the cursor as it was typed, if it is a name whose value is still to come.
  var begun: String? {
    let word = word
    let isBegun = pane == .log ? LogCondition.isBegun(by: word) : UserCondition.isBegun(by: word)
    return isBegun ? String(word.typed) : nil
  }

  /// Changes what is typed, going on from what is chosen.
  mutating func edit(_ change: (inout LineEditor) -> Void) {
    choice = nil
    change(&editor)
  }

  /// Does what a key does in the line. A space that would part nothing is none: an offer has brought one along.
  mutating func press(_ key: Key, _ command: KeyMap.Command?) {
    edit { _ in }
    guard key != .character(" ") || !word.typed.isEmpty else { return }
    edit { $0.apply(command, key) }
  }

  /// Chooses the offer so many behind the one that is chosen; behind the last one, what was typed comes back. What is
  /// offered alone is taken at once.
  mutating func choose(_ step: Int, of offers: [FilterOffer]) {
    let typed = typed
    let now = offers.firstIndex { $0.text == chosen?.text }.map { $0 + 1 } ?? 0
    let next = (now + step + offers.count + 1) % (offers.count + 1)
    guard next > 0 else {
      edit { $0 = typed }
      return
    }
    let offer = offers[next - 1]
    take(offer)
    if offers.count > 1 { choice = (offer, typed) }
  }

  /// Puts an offer in the place of the word before the cursor, with room for the next word behind a whole term.
  mutating func take(_ offer: FilterOffer) {
    let (typed, word) = (typed, word)
    edit { editor in
      editor = typed
      for _ in word.typed { editor.deleteBackward() }
      editor.insert(offer.text)
      guard offer.isTerm else { return }
      if editor.textAfterCursor.first == " " { editor.moveRight() } else { editor.insert(" ") }
    }
  }
}
