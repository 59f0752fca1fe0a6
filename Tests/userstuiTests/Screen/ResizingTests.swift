import Testing

/// A terminal that changes its size at any moment.
struct ResizingTests {
  private func opened() throws -> PseudoTerminal {
    try PseudoTerminal.opened(try StoreFiles(users: [.init("ada", firstName: "Ada"), .init("bob", firstName: "Bob")]))
  }

  /// Resizes, and waits until the screen is drawn for the new size.
  private func resize(_ terminal: PseudoTerminal, columns: Int, rows: Int, showing text: String) throws {
    terminal.resize(columns: columns, rows: rows)
    try terminal.waitUntil("\(columns)×\(rows) is filled, and shows “\(text)”") { screen in
      screen.text.contains(text) && screen.cells[1][columns - 1].text == "┐" && screen.crookedRows.isEmpty
        && screen.cells[rows - 2][0].text == "└"
    }
  }

  private func shrink(_ terminal: PseudoTerminal) throws {
    terminal.resize(columns: 39, rows: 9)
    try terminal.waitUntil("one sentence, and nothing else") { screen in
      let lines = screen.lines.filter { !$0.isEmpty }
      return lines.count == 1 && lines[0].hasPrefix("Too small: 40×10")
    }
  }

  @Test func `at 120 columns the detail stands beside the list`() throws {
    let terminal = try opened()
    try resize(terminal, columns: 120, rows: 40, showing: "Username     ada")
    #expect(terminal.screen.lines[1].hasPrefix("┌ Users ─"))
    #expect(terminal.screen.lines[1].contains("┬ ada ─"))
    try terminal.waitUntil("the last line") { $0.lines[39].hasSuffix("q Quit") }
  }

  @Test func `too small a terminal says so, and recovers`() throws {
    let terminal = try opened()
    let before = terminal.screen.lines
    try resize(terminal, columns: 120, rows: 40, showing: "Username     ada")
    try shrink(terminal)
    terminal.resize(columns: 80, rows: 24)
    try terminal.waitUntil("the screen as it was") { $0.lines == before }
  }

  @Test func `the smallest size shows the pane with the focus`() throws {
    let terminal = try opened()
    try resize(terminal, columns: 40, rows: 10, showing: "▸● ada")
    terminal.press(.tab, .tab)
    try terminal.wait(for: "┌ Signals")
  }

  /// Every dialog: the keys that open it, and what shows at every size that it is there.
  static let dialogs: [(keys: String, showing: String)] = [
    ("a", "Username"), ("aeve", "eve"), ("d", "Delete ada?"), ("?", "Add a user"), (":", "Add a user"),
    ("?add", "Add a user"), (":add", "Add a user"), ("a\u{1B}OP", "Enter  Ctrl-S"), ("c", "[x] Username"),
    ("/ada", "▸● ada"), ("p", "Set password"), ("\t\t/kim", "/kim"), ("x", "▸a   Activate"),
    ("xe", "ort.json"), ("*xd", "y delete"),
  ]

  @Test(arguments: dialogs)
  func `a dialog goes through all sizes`(keys: String, showing text: String) throws {
    let terminal = try opened()
    for key in keys.split(separator: "\u{1B}", omittingEmptySubsequences: false).enumerated() {
      terminal.type((key.offset == 0 ? "" : "\u{1B}") + key.element)
    }
    try terminal.wait(for: text)
    for (columns, rows) in [(120, 40), (40, 10)] { try resize(terminal, columns: columns, rows: rows, showing: text) }
    try shrink(terminal)
    try resize(terminal, columns: 40, rows: 10, showing: text)
    try resize(terminal, columns: 80, rows: 24, showing: text)
  }

  @Test func `an event in full goes through all sizes`() throws {
    let terminal = try opened()
    terminal.type("eX\r")
    try terminal.wait(for: "adaX username")
    terminal.type("\t\t\r")
    try terminal.wait(for: "Event #1")
    for (columns, rows) in [(120, 40), (40, 10), (80, 24)] {
      try resize(terminal, columns: columns, rows: rows, showing: "post_save")
    }
    terminal.press(.escape)
    try terminal.waitUntil("the log again") { $0.text.contains("┌ Users") && !$0.text.contains("Event #1") }
  }

  @Test func `a form goes through all sizes`() throws {
    let terminal = try opened()
    terminal.type("a")
    try terminal.wait(for: "Add user")
    terminal.type("eve")
    try terminal.wait(for: "Username    eve")
    try resize(terminal, columns: 120, rows: 40, showing: "Username    eve")
    try resize(terminal, columns: 40, rows: 10, showing: "Username    eve")
    try shrink(terminal)
    try resize(terminal, columns: 80, rows: 24, showing: "Username    eve")
    terminal.type("lyn")
    try terminal.waitUntil("the whole name, and the cursor behind it") { screen in
      screen.text.contains("Username    evelyn") && screen.cursor == .init(row: 2, column: 20) && screen.cursorVisible
    }
  }

  @Test func `the last of many sizes is the one that is drawn`() throws {
    let terminal = try opened()
    for width in 81...130 { terminal.resize(columns: width, rows: 25 + width % 7) }
    try resize(terminal, columns: 100, rows: 30, showing: "▸● ada")
  }

  @Test func `a user under the cursor stays in sight when rows go`() throws {
    let store = try StoreFiles(users: (1...30).map { .init("user\($0)") })
    let terminal = try PseudoTerminal.opened(store, rows: 50)
    terminal.type("G")
    try terminal.waitUntil("the last user") { $0.isSelected("user30") }
    terminal.resize(columns: 80, rows: 24)
    try terminal.waitUntil("still the last user") { $0.isSelected("user30") && $0.lines[23].contains("q Quit") }
  }
}
