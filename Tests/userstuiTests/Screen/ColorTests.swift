import Testing

/// Colours of real terminals, and none where none are wanted.
struct ColorTests {
  private func opened(_ environment: [String: String?]) throws -> PseudoTerminal {
    try PseudoTerminal.opened(try StoreFiles(users: [.init("ada"), .init("bob")]), environment: environment)
  }

  private func styles(_ terminal: PseudoTerminal) -> [TerminalStyle] { terminal.screen.cells.joined().map(\.style) }

  @Test(arguments: ["xterm-256color", "tmux-256color", "screen-256color", "xterm", "linux", "vt100"])
  func `the background is the terminal's own everywhere`(type: String) throws {
    let terminal = try opened(["TERM": type])
    #expect(styles(terminal).allSatisfy { $0.background == .default })
  }

  @Test func `keys have a colour, and are bold as well`() throws {
    let terminal = try opened([:])
    let style = try #require(terminal.screen.style(of: "q Quit"))
    #expect(style.bold && style.foreground == .indexed(31))
  }

  @Test(arguments: [["NO_COLOR": "1"], ["TERM": "vt100"]])
  func `there is none where none is wanted, or can be`(environment: [String: String?]) throws {
    let terminal = try opened(environment)
    #expect(styles(terminal).allSatisfy { $0.foreground == .default })
    #expect(terminal.screen.style(of: "q Quit")?.bold == true)
    #expect(terminal.screen.style(of: "▸")?.reversed == true)
  }

  @Test func `an empty NO_COLOR asks for nothing`() throws {
    let terminal = try opened(["NO_COLOR": ""])
    #expect(styles(terminal).contains { $0.foreground != .default })
  }
}
