import Testing

/// The signal log's pane.
struct LogTests {
  @Test func `it is filtered, paused and followed while another program saves`() throws {
    let store = try StoreFiles(users: [.init("ada")])
    let reader = try PseudoTerminal.opened(store)
    let writer = try PseudoTerminal.opened(store)
    reader.press(.backTab)
    reader.type("/user:bob")
    try reader.wait(for: " /user:bob")
    reader.press(.enter)
    try reader.wait(for: "Enter Open")
    try writer.addUser("bob", pk: 2)
    try reader.wait(for: "post_save auth.user 2 bob created")
    try writer.addUser("eve", pk: 3)
    try reader.waitUntil("eve is in the list, and not in the log") { screen in
      screen.text.contains("● eve ") && !screen.text.contains("auth.user 3 eve")
        && screen.text.contains("/user:bob 2 of ")
    }
    reader.type("p")
    try reader.wait(for: " paused ")
    try writer.addUser("kim", pk: 4)
    try reader.waitUntil("kim is in the list, and her signals wait") { screen in
      screen.text.contains("● kim ") && screen.text.contains(" wait ─")
    }
    reader.press(.escape)
    try reader.waitUntilGone("/user:bob")
    #expect(!reader.screen.text.contains("auth.user 4 kim"))
    reader.type("f")
    try reader.waitUntil("the log follows") { screen in
      screen.text.contains("users.userprofile 4 phonenumber") && screen.text.contains("─ live ─")
    }
    #expect(try writer.quit() == .exited(0))
    #expect(try reader.quit() == .exited(0))
  }

  @Test func `a batch larger than the log ends with its newest events, after a restart too`() throws {
    let store = try StoreFiles(users: (1...3_000).map { .init("user\($0)") })
    let terminal = try PseudoTerminal.opened(store)
    try terminal.waitUntil("all is read") { screen in
      screen.text.contains(" · 3,000 users") && !screen.text.contains("reading")
    }
    terminal.type("*")
    try terminal.wait(for: "3,000 marked")
    terminal.type("x")
    try terminal.wait(for: "Actions on 3,000 users")
    terminal.type("i")
    try terminal.wait(for: "Deactivate 3,000 users?")
    terminal.type("y")
    try terminal.wait(for: "Done: deactivated 3,000 users.")
    try terminal.waitUntil("the log has its end") { screen in
      screen.text.contains(" 1,000 not shown · live ") && screen.text.contains("auth.user 3000 user3000 is_active")
    }
    terminal.type("u")
    try terminal.wait(for: "Undone: deactivated 3,000 users.")
    try terminal.wait(for: "auth.user 3000 user3000 is_active · undo/redo")
    #expect(try terminal.quit() == .exited(0))
    let next = try PseudoTerminal.opened(store)
    try next.waitUntil("the log has its end") { screen in
      screen.text.contains(" 1,000 not shown · live ") && screen.text.contains("user3000 is_active · undo/redo")
    }
    next.press(.backTab)
    next.press(.enter)
    try next.waitUntil("the old value is there") { screen in screen.text.contains(/is_active +false +true/) }
    next.press(.escape)
    try next.wait(for: "not shown · live ")
    #expect(try next.quit() == .exited(0))
  }

  @Test func `an event is opened at full height and copied`() throws {
    let store = try StoreFiles(users: [.init("ada")])
    let terminal = try PseudoTerminal.opened(store)
    try terminal.addUser("bob", pk: 2)
    terminal.press(.backTab)
    terminal.type("z")
    try terminal.waitUntil("the log alone") { !$0.text.contains("USERNAME") }
    terminal.press(.enter)
    try terminal.waitUntil("the phone number's old and new value") { screen in
      screen.text.contains("┌ Event #3 ─")
        && screen.lines.contains { $0.contains("phonenumber") && $0.contains("null") && $0.contains("010-1234-5678") }
    }
    try terminal.waitUntilStraight()
    terminal.type("y")
    try terminal.wait(for: "Copied: #3 post_save users.userprofile 2 phonenumber")
    let copied = try #require(terminal.screen.clipboard)
    #expect(copied.hasPrefix("Save     #3\n"))
    #expect(copied.contains("\nphonenumber: null → 010-1234-5678\n"))
    terminal.press(.escape)
    try terminal.waitUntilGone("Event #3")
    terminal.type("gy")
    try terminal.wait(for: "Copied: #1 post_save auth.user 2 bob created")
    #expect(terminal.screen.clipboard?.contains(" #1 post_save auth.user 2 bob created ") == true)
    #expect(try terminal.quit() == .exited(0))
    #expect(terminal.terminalIsRestored)
  }
}
