import Testing

/// What the command line asks for.
struct CommandLineTests {
  @Test func `the version is one line`() throws {
    let terminal = try PseudoTerminal(ProductUnderTest.path, ["--version"])
    #expect(try terminal.waitForExit() == .exited(0))
    #expect(terminal.writtenText == "0.1.0\r\n")
  }

  @Test func `the help tells every option`() throws {
    let terminal = try PseudoTerminal(ProductUnderTest.path, ["--help"])
    #expect(try terminal.waitForExit() == .exited(0))
    #expect(terminal.wroteOnlyText)
    for word in [
      "USAGE: userstui", "<path>", "--read-only", "--unsafe-filesystem", "--lang", "--version", "USERSTUI_STORE",
    ] {
      #expect(terminal.writtenText.contains(word))
    }
  }

  @Test(arguments: [
    (["help"], "USAGE: userstui [<path>]"), (["help", "check"], "USAGE: userstui check <path>"),
    (["help", "purge"], "USAGE: userstui purge <path>"), (["help", "me"], "USAGE: userstui [<path>]"),
  ]) func `help is no store, but tells the usage`(arguments: [String], usage: String) throws {
    let terminal = try PseudoTerminal(ProductUnderTest.path, arguments)
    #expect(try terminal.waitForExit() == .exited(0))
    #expect(terminal.wroteOnlyText)
    #expect(terminal.writtenText.contains(usage))
  }

  @Test func `an unknown option is refused with the usage`() throws {
    let terminal = try PseudoTerminal(ProductUnderTest.path, ["--no-such-option"])
    #expect(try terminal.waitForExit() == .exited(64))
    #expect(terminal.wroteOnlyText)
    #expect(terminal.writtenText.contains("--no-such-option"))
  }

  @Test func `an unknown language is refused with those there are`() throws {
    let terminal = try PseudoTerminal(ProductUnderTest.path, ["--lang", "xx"])
    #expect(try terminal.waitForExit() == .exited(64))
    #expect(terminal.writtenText.contains("There are these languages: en, ko."))
  }

  @Test(arguments: ["a", "e", "d"])
  func `read-only refuses to change anything`(key: String) throws {
    let terminal = try PseudoTerminal(on: try StoreFiles(users: [.init("ada")]), "--read-only")
    try terminal.wait(for: "read-only")
    terminal.type(key)
    try terminal.wait(for: "Read-only, as asked for with --read-only.")
    #expect(!terminal.screen.text.contains("Add user"))
  }

  @Test func `read-only writes nothing`() throws {
    let store = try StoreFiles(users: [.init("ada")])
    let before = try store.data()
    let terminal = try PseudoTerminal(on: store, "--read-only")
    try terminal.wait(for: "read-only")
    terminal.type("a")
    try terminal.wait(for: "Read-only, as asked for with --read-only.")
    #expect(try terminal.quit() == .exited(0))
    #expect(try store.fileNames == ["users.json"])
    #expect(try store.data() == before)
  }

  @Test func `read-only still exports, to a file of its own`() throws {
    let store = try StoreFiles(users: [.init("ada")])
    let before = try store.data()
    let terminal = try PseudoTerminal(on: store, "--read-only", columns: 120)
    try terminal.wait(for: "▸● ada")
    terminal.type("xe\rw")
    try terminal.wait(for: "One user is in ")
    #expect(try terminal.quit() == .exited(0))
    #expect(try store.fileNames == ["users-export.json", "users.json"])
    #expect(try store.data() == before)
  }

  @Test func `read-only on no file makes none`() throws {
    let store = try StoreFiles()
    let terminal = try PseudoTerminal(on: store, "--read-only")
    try terminal.waitUntil("an empty screen that offers nothing") { screen in
      screen.text.contains("Nobody is here yet.") && !screen.text.contains("Press a")
    }
    #expect(try terminal.quit() == .exited(0))
    #expect(try store.fileNames == [])
  }
}
