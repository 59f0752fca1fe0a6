import Testing

/// Leaving the form and the program, and what asks first.
struct QuittingTests {
  @Test(arguments: ["q", "\u{1B}[21~", "\u{03}"])
  func `q, F10 and Ctrl-C quit`(key: String) throws {
    let terminal = try PseudoTerminal.opened(try StoreFiles())
    terminal.type(key)
    #expect(try terminal.waitForExit() == .exited(0))
    #expect(terminal.terminalIsRestored)
  }

  @Test func `a sitting that saved nothing leaves the file as it was`() throws {
    let store = try StoreFiles(users: [.init("ada")])
    let before = try store.data()
    let terminal = try PseudoTerminal.opened(store)
    #expect(try terminal.quit() == .exited(0))
    #expect(try store.data() == before)
  }

  @Test func `a sitting on no file that saved nothing makes none`() throws {
    let store = try StoreFiles()
    let terminal = try PseudoTerminal.opened(store)
    #expect(try terminal.quit() == .exited(0))
    #expect(try !store.fileNames.contains("users.json"))
  }

  /// The program with its form open and a name typed.
  private func typedInForm(_ store: StoreFiles) throws -> PseudoTerminal {
    let terminal = try PseudoTerminal.opened(store)
    terminal.type("a")
    try terminal.wait(for: "Add user")
    terminal.type("ada")
    try terminal.wait(for: "Username    ada")
    return terminal
  }

  @Test(arguments: ["\u{03}", "\u{1B}[21~"])
  func `Ctrl-C and F10 ask when something typed would be lost`(key: String) throws {
    let terminal = try typedInForm(try StoreFiles())
    terminal.type(key)
    try terminal.wait(for: "What you typed in the form is not saved and will be lost.")
    terminal.type("n")
    try terminal.waitUntil("the form as it was") { $0.text.contains("Username    ada") && !$0.text.contains("Quit?") }
    terminal.type(key)
    try terminal.wait(for: "Quit?")
    terminal.type("y")
    #expect(try terminal.waitForExit() == .exited(0))
    #expect(terminal.terminalIsRestored)
  }

  @Test func `pressing Ctrl-C twice does not lose what was typed`() throws {
    let terminal = try typedInForm(try StoreFiles())
    terminal.press(.control("c"))
    try terminal.wait(for: "Quit?")
    terminal.press(.control("c"))
    try terminal.waitUntil("the form as it was") { $0.text.contains("Username    ada") && !$0.text.contains("Quit?") }
  }

  @Test func `Ctrl-C quits from an untouched form`() throws {
    let terminal = try PseudoTerminal.opened(try StoreFiles())
    terminal.type("a")
    try terminal.wait(for: "Add user")
    terminal.press(.control("c"))
    #expect(try terminal.waitForExit() == .exited(0))
  }

  @Test func `Esc leaves an untouched form at once`() throws {
    let terminal = try PseudoTerminal.opened(try StoreFiles())
    terminal.type("a")
    try terminal.wait(for: "Add user")
    terminal.press(.escape)
    try terminal.waitUntil("the empty screen, and no question") { screen in
      screen.text.contains("Nobody is here yet.") && !screen.text.contains("Leave the form?")
    }
  }

  @Test func `Esc asks when something typed would be lost`() throws {
    let store = try StoreFiles()
    let terminal = try typedInForm(store)
    terminal.press(.escape)
    try terminal.wait(for: "Leave the form?")
    terminal.type("n")
    try terminal.waitUntil("the form as it was") {
      $0.text.contains("Username    ada") && !$0.text.contains("Leave the form?")
    }
    terminal.press(.escape)
    try terminal.wait(for: "Leave the form?")
    terminal.type("y")
    try terminal.wait(for: "Nobody is here yet.")
    #expect(try terminal.quit() == .exited(0))
    #expect(try !store.fileNames.contains("users.json"))
  }

  @Test func `q is a letter in the form`() throws {
    let terminal = try typedInForm(try StoreFiles())
    terminal.type("q")
    try terminal.wait(for: "Username    adaq")
  }
}
