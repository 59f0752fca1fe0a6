import Foundation
import Glibc
import Testing

/// Being stopped and resumed by a shell, and drawing the screen anew.
struct SuspendTests {
  /// The program started from the prompt of a shell.
  private func underShell(_ store: StoreFiles) throws -> PseudoTerminal {
    let terminal = try PseudoTerminal("sh", ["-i"], environment: ["PS1": "prompt> ", "ENV": nil])
    terminal.belongings = store
    try terminal.wait(for: "prompt>")
    terminal.type("'\(ProductUnderTest.path)' '\(store.path)'\r")
    try terminal.wait(for: "q Quit")
    return terminal
  }

  private func twoUsers() throws -> StoreFiles { try StoreFiles(users: [.init("ada"), .init("bob")]) }

  /// Waits for the shell's prompt behind the program that it has stopped.
  private func waitUntilStopped(_ terminal: PseudoTerminal) throws {
    try terminal.waitUntil("the shell says that the program is stopped, and asks for more") { screen in
      screen.text.contains("Stopped") && screen.lines.last { !$0.isEmpty } == "prompt>" && !screen.isAlternate
    }
  }

  @Test func `Ctrl-Z gives the terminal to the shell as it was`() throws {
    let terminal = try underShell(try twoUsers())
    terminal.press(.control("z"))
    try waitUntilStopped(terminal)
    #expect(terminal.terminalIsRestored)
  }

  @Test func `fg brings the screen back intact`() throws {
    let terminal = try underShell(try twoUsers())
    terminal.press(.down)
    try terminal.waitUntil("bob is selected") { $0.isSelected("bob") }
    let before = terminal.screen
    terminal.press(.control("z"))
    try waitUntilStopped(terminal)
    terminal.type("fg\r")
    try terminal.waitUntil("the screen as it was") { $0.lines == before.lines && $0.modes == before.modes }
  }

  @Test func `keys work after fg, and again after the next`() throws {
    let terminal = try underShell(try twoUsers())
    for _ in 1...2 {
      terminal.press(.control("z"))
      try waitUntilStopped(terminal)
      terminal.type("fg\r")
      try terminal.waitUntil("ada is selected") { $0.isSelected("ada") }
      terminal.press(.down)
      try terminal.waitUntil("bob is selected") { $0.isSelected("bob") }
      terminal.press(.up)
      try terminal.waitUntil("ada is selected again") { $0.isSelected("ada") }
    }
    terminal.type("q")
    try terminal.waitUntil("the prompt is back") { $0.lines.last { !$0.isEmpty } == "prompt>" && !$0.isAlternate }
  }

  @Test func `Ctrl-Z works after the terminal was resized`() throws {
    let terminal = try underShell(try twoUsers())
    terminal.resize(columns: 100, rows: 30)
    try terminal.waitUntil("a screen of the new size") { $0.lines[29].contains("q Quit") }
    terminal.press(.control("z"))
    try waitUntilStopped(terminal)
    terminal.type("fg\r")
    try terminal.waitUntil("ada is selected") { $0.isSelected("ada") }
  }

  @Test func `a form outlives being stopped`() throws {
    let terminal = try underShell(try twoUsers())
    terminal.type("a")
    try terminal.wait(for: "Add user")
    terminal.type("eve")
    try terminal.wait(for: "Username    eve")
    terminal.press(.control("z"))
    try waitUntilStopped(terminal)
    terminal.type("fg\r")
    try terminal.wait(for: "Username    eve")
    terminal.type("lyn")
    try terminal.wait(for: "Username    evelyn")
  }

  @Test func `a size that changed meanwhile is taken in`() throws {
    let terminal = try underShell(try twoUsers())
    terminal.press(.control("z"))
    try waitUntilStopped(terminal)
    terminal.resize(columns: 120, rows: 40)
    terminal.type("fg\r")
    try terminal.waitUntil("a screen of the new size") { screen in
      screen.lines[1].hasSuffix("┐") && screen.cells[1][119].text == "┐" && screen.lines[39].contains("q Quit")
    }
  }

  @Test func `no key changes anything in a terminal that is too small`() throws {
    let terminal = try underShell(try twoUsers())
    terminal.resize(columns: 39, rows: 9)
    try terminal.wait(for: "Too small")
    terminal.type("dyaj")
    terminal.press(.control("z"))
    try waitUntilStopped(terminal)
    terminal.resize(columns: 80, rows: 24)
    terminal.type("fg\r")
    try terminal.waitUntil("ada is selected, and nothing is asked") { screen in
      screen.isSelected("ada") && screen.lines[23].contains("q Quit")
    }
  }

  @Test func `a stop from another process is as good as Ctrl-Z`() throws {
    let terminal = try underShell(try twoUsers())
    let shell = terminal.processIdentifier
    let children = try String(contentsOfFile: "/proc/\(shell)/task/\(shell)/children", encoding: .utf8)
    kill(try #require(children.split(separator: " ").last.flatMap { Int32($0) }), SIGTSTP)
    try waitUntilStopped(terminal)
    terminal.type("fg\r")
    try terminal.waitUntil("ada is selected") { $0.isSelected("ada") }
  }

  @Test func `what another program wrote over the screen goes with Ctrl-L`() throws {
    let store = try twoUsers()
    let go = store.file("go")
    #expect(mkfifo(go, 0o600) == 0)
    let terminal = try PseudoTerminal(
      "sh",
      [
        "-c", "(read line <'\(go)'; printf '\\033[Hgarbage\\033[J') & exec '\(ProductUnderTest.path)' '\(store.path)'",
      ])
    try terminal.wait(for: "q Quit")
    let before = terminal.screen.lines
    try #require(FileHandle(forWritingAtPath: go)).write(contentsOf: Data("\n".utf8))
    try terminal.waitUntil("nothing but garbage") { $0.text.hasPrefix("garbage\n\n\n") }
    terminal.press(.control("l"))
    try terminal.waitUntil("the screen as it was") { $0.lines == before }
  }
}
