import Testing

/// The panes, the focus among them, and the help.
struct PanesTests {
  /// More users than rows.
  private func manyUsers() throws -> StoreFiles {
    try StoreFiles(users: (1...40).map { .init($0 < 10 ? "user0\($0)" : "user\($0)") })
  }

  @Test(arguments: ["users.json", "./users.json"])
  func `the title has the path from the home directory on`(path: String) throws {
    let store = try manyUsers()
    let terminal = try PseudoTerminal(
      ProductUnderTest.path, [path], environment: ["HOME": store.directoryPath], workingDirectory: store.directoryPath)
    try terminal.waitUntil("the path") { $0.lines[0] == " ~/users.json · 40 users" }
  }

  @Test func `list, detail and log share 80 by 24`() throws {
    let store = try manyUsers()
    let terminal = try PseudoTerminal.opened(store)
    let lines = terminal.screen.lines
    #expect(lines[0] == " \(store.path) · 40 users")
    #expect(lines[1].hasPrefix("┌ Users ─"))
    #expect(lines.contains { $0.hasPrefix("├ user01 ─") })
    #expect(lines.contains { $0.hasPrefix("├ Signals ─") && $0.hasSuffix("─ live ────┤") })
    #expect(lines[23].hasPrefix(" a Add  e Edit  d Delete  x Actions  u Undo  / Find "))
    try terminal.waitUntilStraight()
  }

  @Test(arguments: [
    ("j", "user02"), ("\u{1B}OB", "user02"), ("\u{1B}[B", "user02"), ("G", "user40"), ("\u{1B}OF", "user40"),
    ("\u{1B}[4~", "user40"), ("Gg", "user01"), ("G\u{1B}OH", "user01"), ("Gk", "user39"), ("G\u{1B}OA", "user39"),
    ("jjjjjjjjjjjj", "user13"), ("G\u{1B}[6~", "user40"), ("\u{1B}[5~j", "user02"),
  ])
  func `keys move through the list`(keys: String, username: String) throws {
    let terminal = try PseudoTerminal.opened(try manyUsers())
    terminal.type(keys)
    try terminal.waitUntil("\(username) is selected, and its detail is shown") { screen in
      screen.isSelected(username) && screen.lines.contains { $0.hasPrefix("├ \(username) ─") }
    }
  }

  @Test func `a page is less than what is seen, and back is where it was`() throws {
    let terminal = try PseudoTerminal.opened(try manyUsers())
    terminal.press(.pageDown)
    try terminal.waitUntil("a user further down that was seen before") { screen in
      !screen.isSelected("user01") && (2...9).contains { screen.isSelected("user0\($0)") }
    }
    terminal.press(.pageUp)
    try terminal.waitUntil("the first user") { $0.isSelected("user01") }
  }

  /// Which pane has the focus: its border is bold, where it is not another's too.
  private func focus(_ screen: TerminalScreen) -> String {
    let (top, bottom) = (screen.cells[1][40].style.bold, screen.cells[22][40].style.bold)
    return top ? "list" : bottom ? "log" : "detail"
  }

  @Test func `Tab goes through the panes and round`() throws {
    let terminal = try PseudoTerminal.opened(try manyUsers())
    for pane in ["list", "detail", "log", "list"] {
      try terminal.waitUntil("the \(pane) has the focus") { focus($0) == pane }
      terminal.press(.tab)
    }
  }

  @Test func `Shift-Tab goes back`() throws {
    let terminal = try PseudoTerminal.opened(try manyUsers())
    for pane in ["list", "log", "detail", "list"] {
      try terminal.waitUntil("the \(pane) has the focus") { focus($0) == pane }
      terminal.press(.backTab)
    }
  }

  @Test func `keys for the list do not move it when another pane has the focus`() throws {
    let terminal = try PseudoTerminal.opened(try manyUsers())
    terminal.press(.tab, .tab)
    terminal.type("jjj")
    terminal.press(.tab)
    terminal.type("j")
    try terminal.waitUntil("one step only") { $0.isSelected("user02") }
  }

  @Test(arguments: ["?", "\u{1B}OP"])
  func `? and F1 show all keys, Esc closes them`(key: String) throws {
    let terminal = try PseudoTerminal.opened(try manyUsers())
    let before = terminal.screen.lines
    terminal.type(key)
    try terminal.waitUntil("the keys") { screen in
      screen.lines.contains { $0.contains("a  Ins") && $0.contains("Add a user") }
        && screen.lines.contains { $0.contains("/  F3") && $0.contains("Find users") }
    }
    try terminal.waitUntilStraight()
    terminal.press(.escape)
    try terminal.waitUntil("the screen as it was") { $0.lines == before }
  }

  @Test func `the form has a help of its own`() throws {
    let terminal = try PseudoTerminal.opened(try manyUsers())
    terminal.type("a")
    try terminal.wait(for: "Add user")
    terminal.press(.f(1))
    try terminal.waitUntil("the form's keys") { screen in
      screen.text.contains("Leave without saving") && !screen.text.contains("Add a user")
    }
    terminal.press(.escape)
    try terminal.waitUntil("the form") { $0.text.contains("Add user") && !$0.text.contains("Leave without saving") }
  }

  @Test func `the log scrolls back and follows again at the end`() throws {
    let store = try StoreFiles()
    let terminal = try PseudoTerminal(on: store)
    try terminal.wait(for: "Nobody is here yet.")
    terminal.type("s")
    try terminal.waitUntil("the last profile, and no longer the first user") { screen in
      screen.text.contains("users.userprofile 7 created") && !screen.text.contains("auth.user 1 ada")
    }
    terminal.press(.tab, .tab)
    terminal.type("g")
    try terminal.waitUntil("the first event") {
      $0.text.contains("#1 post_save auth.user 1 ada created") && $0.text.contains("scrolled back")
    }
    terminal.type("G")
    try terminal.waitUntil("the end") { screen in
      screen.text.contains("─ live ─") && screen.text.contains("users.userprofile 7 created")
    }
  }
}
