import Testing

/// Terminals of other kinds: straight rows, keys and no garbage in each.
struct TerminalTypesTests {
  private func opened(_ type: String, _ environment: [String: String?] = [:]) throws -> PseudoTerminal {
    let names = WideRowTests.genuine.map(\.text)
    let store = try StoreFiles(users: names.enumerated().map { .init("user\($0)", firstName: $1) })
    return try PseudoTerminal.opened(store, environment: environment.merging(["TERM": type]) { $1 })
  }

  static let types = ["xterm-256color", "tmux-256color", "screen-256color", "linux", "xterm", "vt100"]

  @Test(arguments: types)
  func `rows stay straight with any names, in the panes, the form and the help`(type: String) throws {
    let terminal = try opened(type)
    for number in 1..<WideRowTests.genuine.count {
      terminal.type("j")
      try terminal.waitUntil("user\(number)") { $0.isSelected("user\(number)") && $0.crookedRows.isEmpty }
    }
    terminal.type("e")
    try terminal.wait(for: "Edit user")
    try terminal.waitUntilStraight()
    terminal.press(.escape)
    try terminal.waitUntilGone("Edit user")
    terminal.type("?")
    try terminal.wait(for: "Search")
    terminal.type("next")
    try terminal.waitUntil("one command") { $0.text.contains("▸Tab ") && $0.crookedRows.isEmpty }
    terminal.press(.escape)
    try terminal.waitUntilGone("Search")
    #expect(try terminal.quit() == .exited(0))
    #expect(terminal.terminalIsRestored)
  }

  @Test(arguments: ["linux", "vt100"])
  func `where there is no second screen the shell goes on in an empty last line`(type: String) throws {
    let terminal = try opened(type)
    #expect(try terminal.quit() == .exited(0))
    #expect(terminal.screen.lines[0].contains("users.json ·"))
    #expect(terminal.screen.lines[23].isEmpty && !terminal.screen.lines[22].isEmpty)
    #expect(terminal.screen.cursor.row == 23)
  }

  @Test func `F1 of the Linux console is the help`() throws {
    let terminal = try opened("linux")
    terminal.type("\u{1B}[[A")
    try terminal.wait(for: "Search")
  }

  @Test(arguments: types)
  func `the mouse is asked for where there is one`(type: String) throws {
    let terminal = try opened(type)
    let modes = terminal.screen.modes.intersection([.mouseDrags, .mouseReportsAsText])
    #expect(modes.count == (["linux", "vt100"].contains(type) ? 0 : 2))
  }

  @Test(arguments: types)
  func `a frame is one update where a terminal passes over what it does not know`(type: String) throws {
    let terminal = try opened(type)
    terminal.type("j")
    try terminal.waitUntil("user1") { $0.isSelected("user1") }
    let parts = terminal.writtenText.split(separator: "\u{1B}[?2026h").map { $0.split(separator: "\u{1B}[?2026l") }
    guard type.hasPrefix("xterm") || type.hasPrefix("tmux") else {
      #expect(parts.count == 1)
      return
    }
    #expect(parts.dropFirst().contains { $0[0].contains("user") })
    #expect(parts.dropFirst().allSatisfy { $0.count <= 2 && $0.dropFirst().allSatisfy { !$0.contains("user") } })
  }

  @Test(arguments: ["xterm-256color", "linux"])
  func `where there is only ASCII a click, the form and the help work, and nothing else is sent`(type: String) throws {
    let terminal = try opened(type, ["LANG": "C"])
    try terminal.clickOn("user2 ")
    try terminal.wait(for: ">* user2 ")
    terminal.type("e")
    try terminal.wait(for: "Edit user")
    terminal.press(.escape)
    try terminal.waitUntilGone("Edit user")
    terminal.type("?")
    try terminal.waitUntil("the help, and how much of it there is") { $0.lines[3].hasPrefix("|>a  Ins") }
    terminal.press(.escape)
    try terminal.waitUntilGone("Search")
    #expect(try terminal.quit() == .exited(0))
    #expect(terminal.rawOutput.allSatisfy { $0 < 0x80 })
  }
}
