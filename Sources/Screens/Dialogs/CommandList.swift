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
    /// The column that is meant, of those that the binding's keys name, and its key.
    var column: (column: UserColumn, key: Key)?

    /// All keys that mean it.
    var keys: [Key] { column.map { [$0.key] } ?? binding.keys }

    /// All keys, as the help shows them.
    var keyNames: String {
      if let menu { return "\(menu.name) \(binding.keys[0].name)" }
      return column?.key.name ?? binding.keyNames
    }

    func sentence(_ texts: Catalogue) -> String {
      guard let column else { return texts(binding.help) }
      let phrase: Phrase = binding.command == .sort ? .helpSortBy : .helpSortByToo
      return texts(phrase, ["column": texts(column.column.label)])
    }

    /// The same for each of the columns that its keys name; itself, if they name none.
    fileprivate func entries(for columns: [UserColumn]) -> [Entry] {
      guard binding.namesColumns else { return [self] }
      return zip(columns, binding.keys).map { Entry(binding: binding, pane: pane, column: ($0, $1)) }
    }
  }

  /// The help: what works where it is opened.
  init(of keyMap: KeyMap) {
    title = .paneHelp
    entries = keyMap.bindings.map { Entry(binding: $0, pane: nil) }
  }

  /// The columns to choose from for what has a key for each of them.
  init(of columns: [UserColumn], for entry: Entry) {
    title = .paneColumns
    entries = entry.entries(for: columns)
  }

  /// The palette: what works in a pane, and then what works in others alone.
  ///
  /// - Parameter columns: those of the list, for each of which there is an entry where one has to be named.
  init(ofAllFrom pane: Model.Pane, _ columns: [UserColumn]) {
    title = .paneCommands
    var entries = KeyMap.pane(pane).bindings.map { Entry(binding: $0, pane: nil) }
    for other in Model.Pane.allCases where other != pane {
      let known = Set(entries.map(\.binding.command))
      entries += KeyMap.pane(other).bindings.filter { !known.contains($0.command) }
        .map { Entry(binding: $0, pane: other) }
    }
    let menu = KeyMap.list.bindings.first { $0.command == .actions }?.keys.first
    let known = Set(entries.map(\.binding.command))
    let menus = ActionMenu.actions.filter { !known.contains($0.command) }
      .map { Entry(binding: $0, pane: nil, menu: menu) }
    // What is there many times comes last.
    let choices = entries.filter(\.binding.namesColumns).flatMap { $0.entries(for: columns) }
    self.entries = entries.filter { !$0.binding.namesColumns } + menus + choices
  }

  var search: Search { Search(query.text) }

  /// What is found, the best first; all there is, in the order of the tables, while nothing is looked for.
  func found(_ texts: Catalogue) -> [Entry] {
    let search = search
    let ranked = entries.compactMap { entry in
      search.rank(of: entry.sentence(texts), entry.keys.map(\.name)).map { (rank: $0, entry: entry) }
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
