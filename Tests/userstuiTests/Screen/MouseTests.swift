import Foundation
import Testing

/// The program used with the mouse.
struct MouseTests {
  private func manyUsers() throws -> StoreFiles {
    try StoreFiles(users: (1...40).map { .init($0 < 10 ? "user0\($0)" : "user\($0)") })
  }

  @Test func `a user is edited by the mouse alone`() throws {
    let store = try manyUsers()
    let terminal = try PseudoTerminal.opened(store)
    try terminal.clickOn("user04")
    try terminal.waitUntil("the user is selected") { $0.isSelected("user04") }
    try terminal.clickOn("user03")
    try terminal.clickOn("user03")
    try terminal.wait(for: "Username    user03")
    try terminal.clickOn("[ ]")
    try terminal.waitUntil("another flag is on") { screen in
      screen.lines.count { $0.contains("[x]") } == 2 && screen.lines.contains { $0.hasPrefix("│*Staff       [x]") }
    }
    try terminal.clickOn("Enter Save")
    try terminal.wait(for: "post_save auth.user 3 user03 is_staff")
    try terminal.wait(for: "Saved user03.")
    try terminal.waitUntil("the list") { $0.isSelected("user03") }
    try terminal.clickOn("user04")
    try terminal.clickOn("q Quit")
    #expect(try terminal.waitForExit() == .exited(0))
    #expect(try store.users.filter { $0.fields.isStaff == true }.map(\.pk) == [3])
    #expect(terminal.terminalIsRestored)
  }

  @Test func `a question is answered, and a pane is scrolled, by the mouse`() throws {
    let terminal = try PseudoTerminal.opened(try manyUsers())
    try terminal.wheel(down: true, over: "user02")
    try terminal.waitUntil("three users on") { $0.isSelected("user04") }
    try terminal.wheel(down: false, over: "user02")
    try terminal.waitUntil("back") { $0.isSelected("user01") }
    try terminal.clickOn("Delete")
    try terminal.wait(for: "Delete user01?")
    try terminal.clickOn("n keep")
    try terminal.waitUntilGone("Delete user01?")
    try terminal.clickOn("Delete")
    try terminal.wait(for: "y delete")
    try terminal.clickOn("y delete")
    try terminal.wait(for: "39 users")
  }

  @Test func `borders are dragged`() throws {
    let terminal = try PseudoTerminal.opened(try manyUsers(), columns: 120, rows: 40)
    let row = try #require(terminal.screen.lines.firstIndex { $0.hasPrefix("├ Signals") })
    terminal.drag(from: (row, 30), to: (30, 50))
    try terminal.waitUntil("the log is lower") { $0.lines[30].hasPrefix("├ Signals ") && $0.crookedRows.isEmpty }
    let column = try #require(
      terminal.screen.cells[10].indices.dropFirst().first { terminal.screen.cells[10][$0].text == "│" })
    terminal.drag(from: (10, column), to: (12, 80))
    try terminal.waitUntil("the detail is narrower") { screen in
      screen.cells[1][80].text == "┬" && screen.cells[10][80].text == "│" && screen.crookedRows.isEmpty
    }
  }

  @Test func `a text is changed where it is clicked, and the wheel goes on to the next`() throws {
    let store = try StoreFiles(users: [.init("ada", firstName: "김철수")])
    let terminal = try PseudoTerminal.opened(store)
    terminal.type("e")
    try terminal.wait(for: "First name  김철수")
    try terminal.clickOn("철수")
    terminal.press(.backspace)
    try terminal.waitUntil("the cursor is before the second letter") { screen in
      screen.text.contains("First name  철수") && screen.cursor == .init(row: 3, column: 14)
    }
    try terminal.wheel(down: true, over: "First name")
    terminal.type("Kim")
    try terminal.wait(for: "Last name   Kim")
    try terminal.clickOn("Enter Save")
    try terminal.wait(for: "Saved ada.")
    #expect(try terminal.quit() == .exited(0))
    #expect(try store.users.map(\.fields.firstName) == ["철수"])
  }

  @Test func `a command is chosen with the mouse`() throws {
    let terminal = try PseudoTerminal.opened(try manyUsers())
    try terminal.clickOn("? Help")
    try terminal.wait(for: "Add a user")
    try terminal.clickOn("Add a user")
    try terminal.clickOn("Add a user")
    try terminal.wait(for: "Username ")
  }

  private static let reporting: Set<TerminalScreen.Mode> = [.mouseDrags, .mouseReportsAsText]

  @Test func `a shell that the program is suspended for gets no reports, and fg brings them back`() throws {
    let store = try manyUsers()
    let terminal = try PseudoTerminal("sh", ["-i"], environment: ["PS1": "prompt> ", "ENV": nil])
    terminal.belongings = store
    try terminal.wait(for: "prompt>")
    terminal.type("'\(ProductUnderTest.path)' '\(store.path)'\r")
    try terminal.waitUntil("reports are on") { $0.text.contains("q Quit") && Self.reporting.isSubset(of: $0.modes) }
    terminal.press(.control("z"))
    try terminal.waitUntil("reports are off") {
      $0.text.contains("Stopped") && Self.reporting.isDisjoint(with: $0.modes)
    }
    terminal.type("fg\r")
    try terminal.waitUntil("reports are on again") { screen in
      screen.text.contains("q Quit") && Self.reporting.isSubset(of: screen.modes)
    }
  }

  @Test func `a crash leaves no reports on`() throws {
    let terminal = try PseudoTerminal.opened(try manyUsers())
    #expect(Self.reporting.isSubset(of: terminal.screen.modes))
    terminal.signal(SIGSEGV)
    #expect(try terminal.waitForExit() == .signalled(SIGSEGV))
    #expect(terminal.screen.modes == TerminalScreen.initialModes)
  }

  @Test func `reports that are none do nothing`() throws {
    let terminal = try PseudoTerminal.opened(try manyUsers())
    let before = terminal.screen.lines
    terminal.type("\u{1B}[<0;0;0M\u{1B}[<0;99999999999;3M\u{1B}[<0;-3;3M\u{1B}[<2;5;5M\u{1B}[<0;500;500M\u{1B}[<;M")
    // A key behind them is the event to wait for.
    terminal.type("?")
    try terminal.wait(for: "Search")
    terminal.press(.escape)
    try terminal.waitUntil("the screen as it was") { $0.lines == before }
  }
}
