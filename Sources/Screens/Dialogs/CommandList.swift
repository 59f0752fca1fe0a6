/// Commands to look for and to run: those of where it was opened (the help), or those of all panes (the palette).
struct CommandList: Sendable {
  let title: Phrase
  let entries: [Entry]
  /// What is looked for.
  private(set) var query = LineEditor()
  /// Where the cursor is among the lines that are found.
  var scrolling = Scrolling()

  struct Entry: Sendable {
    let binding: KeyMap.Binding
    /// The pane that gets the focus first; `nil` where it was opened.
    let pane: Model.Pane?
    /// The key of the menu that it is in, if it is in one.
    var menu: Key?

    /// All keys, as the help shows them.
    var keyNames: String { menu.map { "\($0.name) \(binding.keys[0].name)" } ?? binding.keyNames }
  }

  /// The help: what works where it is opened.
  init(of keyMap: KeyMap) {
    title = .paneHelp
    entries = keyMap.bindings.map { Entry(binding: $0, pane: nil) }
  }

  /// The palette: what works in a pane, and then what works in others alone.
  init(ofAllFrom pane: Model.Pane) {
    title = .paneCommands
    var entries = KeyMap.pane(pane).bindings.map { Entry(binding: $0, pane: nil) }
    for other in Model.Pane.allCases where other != pane {
      let known = Set(entries.map(\.binding.command))
      entries += KeyMap.pane(other).bindings.filter { !known.contains($0.command) }
        .map { Entry(binding: $0, pane: other) }
    }
    let menu = KeyMap.list.bindings.first { $0.command == .actions }?.keys.first
    let known = Set(entries.map(\.binding.command))
    self.entries =
      entries
      + ActionMenu.actions.filter { !known.contains($0.command) }.map { Entry(binding: $0, pane: nil, menu: menu) }
  }

  var search: Search { Search(query.text) }

  /// What is found, the best first; all there is, in the order of the tables, while nothing is looked for.
  func found(_ texts: Catalogue) -> [Entry] {
    let search = search
    let ranked = entries.compactMap { entry in
      search.rank(of: texts(entry.binding.help), entry.binding.keys.map(\.name)).map { (rank: $0, entry: entry) }
    }
    return ranked.sorted { $0.rank < $1.rank }.map(\.entry)
  }

  /// The line under the cursor.
  var row: Int { scrolling.row }

  /// Changes what is looked for; what fits best is then under the cursor.
  mutating func edit(_ change: (inout LineEditor) -> Void) {
    let before = query.text
    change(&query)
    if query.text != before { scrolling = Scrolling() }
  }
}
