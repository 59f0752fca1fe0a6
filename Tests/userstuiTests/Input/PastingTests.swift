import Testing

/// Text of several lines and control characters, pasted where text is typed.
struct PastingTests {
  @Test func `several lines pasted into the form press no keys`() throws {
    let store = try StoreFiles()
    let terminal = try PseudoTerminal.opened(store)
    terminal.type("a")
    try terminal.wait(for: "Add user")
    terminal.press(.tab)
    terminal.paste("ada\r\nlovelace\n\u{3}\u{1B}q\u{13}")
    try terminal.waitUntil("the text in its field, the cursor behind it, and still the form") { screen in
      screen.lines[3].hasPrefix("│*First name  ada  lovelace") && screen.cursor.row == 3
        && screen.text.contains("Add user")
    }
    terminal.press(.escape)
    try terminal.wait(for: "Leave the form?")
    terminal.type("y")
    try terminal.waitUntilGone("Add user")
    #expect(try terminal.quit() == .exited(0))
    #expect(try store.fileNames.allSatisfy { !$0.hasSuffix(".json") })
  }

  @Test func `a line end pasted behind a password neither sets it nor is part of it`() throws {
    let store = try StoreFiles(users: [.init("ada")])
    let terminal = try PseudoTerminal.opened(store)
    terminal.type("p")
    try terminal.wait(for: "Set password · ada")
    for _ in 0..<2 {
      terminal.paste("kwxm9zptq!\r\n")
      terminal.press(.tab)
    }
    try terminal.waitUntil("two passwords of ten characters") { screen in
      screen.lines.filter { $0.contains(" •••••••••• ") }.count == 2
    }
    #expect(!terminal.screen.text.contains("Hashing"))
  }
}
