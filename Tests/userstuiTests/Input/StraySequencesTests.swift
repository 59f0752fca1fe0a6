import Testing

/// What a terminal may send that no key of ours is.
struct StraySequencesTests {
  struct Stray: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let bytes: [UInt8]

    init(_ description: String, _ text: String) {
      testDescription = description
      bytes = Array(text.utf8)
    }

    init(_ description: String, bytes: [UInt8]) {
      testDescription = description
      self.bytes = bytes
    }
  }

  static let strays = [
    Stray("an unknown control sequence", "\u{1B}[99z"),
    Stray("a control sequence with letters of ours at its end", "\u{1B}[1;2q\u{1B}[3d\u{1B}[?62;4y"),
    Stray("a cursor key pressed with others", "\u{1B}[1;5B"),
    Stray("another mouse button pressed", "\u{1B}[<2;10;10M"),
    Stray("another mouse button released", "\u{1B}[<2;10;10m"),
    Stray("a mouse report of no place", "\u{1B}[<0;0;99999999999M"),
    Stray("a mouse report of old", "\u{1B}[Mqda"),
    Stray("a window title", "\u{1B}]0;q\u{7}"),
    Stray("a colour, as an answer", "\u{1B}]11;rgb:dddd/aaaa/eeee\u{1B}\\"),
    Stray("a device control string", "\u{1B}Pq\u{1B}\\"),
    Stray("an application command", "\u{1B}_dya\u{1B}\\"),
    Stray("where the cursor is, as an answer", "\u{1B}[24;80R"),
    Stray("what the terminal is, as an answer", "\u{1B}[?64;1;2;6;9;15;18;21;22c"),
    Stray("the focus, lost and won", "\u{1B}[O\u{1B}[I"),
    Stray("invalid UTF-8", bytes: [0xFF, 0xC0, 0xAF, 0x80, 0xED, 0xA0, 0x80, 0xF5, 0xFE]),
    Stray("a control of the upper half", bytes: [0xC2, 0x9B]),
    Stray("a null", bytes: [0]),
    Stray("bracketed text", "\u{1B}[200~qqdy\n\u{1B}[201~"),
    Stray("bracketed text with a sequence inside", "\u{1B}[200~q\u{1B}[Bd\u{1B}[201~"),
  ]

  private func twoUsers() throws -> StoreFiles { try StoreFiles(users: [.init("ada"), .init("bob")]) }

  @Test(arguments: strays)
  func `no stray sequence acts as a key in the panes`(stray: Stray) throws {
    let terminal = try PseudoTerminal.opened(try twoUsers())
    terminal.press(.down)
    try terminal.waitUntil("bob is selected") { $0.isSelected("bob") }
    let expected = terminal.screen.lines
    terminal.press(.up)
    try terminal.waitUntil("ada is selected") { $0.isSelected("ada") }
    // The key behind it is the event to wait for; all that comes before it is done by then.
    terminal.send(stray.bytes + Array("j".utf8))
    try terminal.waitUntil("bob is selected again, and nothing else happened") { $0.lines == expected }
  }

  @Test(arguments: strays.filter { !$0.testDescription.contains("bracketed") })
  func `no stray sequence types into a field`(stray: Stray) throws {
    let terminal = try PseudoTerminal.opened(try twoUsers())
    terminal.type("a")
    try terminal.wait(for: "Add user")
    terminal.send(Array("x".utf8) + stray.bytes + Array("z".utf8))
    try terminal.waitUntil("the letters before and behind it") { screen in
      screen.lines[2].hasPrefix("│*Username    xz  ") && screen.cursor == .init(row: 2, column: 16)
    }
  }

  @Test func `no stray sequence answers a question`() throws {
    let store = try twoUsers()
    let terminal = try PseudoTerminal.opened(store)
    terminal.type("d")
    try terminal.wait(for: "Delete ada?")
    terminal.send(Self.strays.flatMap(\.bytes) + Array("n".utf8))
    try terminal.waitUntilGone("Delete ada?")
    #expect(try terminal.quit() == .exited(0))
    #expect(try store.users.count == 2)
  }

  @Test func `pasted text is typed into the field, a line end as a space`() throws {
    let terminal = try PseudoTerminal.opened(try twoUsers())
    terminal.type("a")
    try terminal.wait(for: "Add user")
    terminal.paste("qqdy\nrest")
    try terminal.wait(for: "Username    qqdy rest")
    #expect(terminal.screen.text.contains("Add user"))
  }

  @Test func `pasted text into the panes is nothing`() throws {
    let store = try twoUsers()
    let terminal = try PseudoTerminal.opened(store)
    terminal.paste("qqdy\n")
    terminal.type("j")
    try terminal.waitUntil("bob is selected") { $0.isSelected("bob") }
    #expect(try terminal.quit() == .exited(0))
    #expect(try store.users.count == 2)
  }

  @Test func `a sequence that comes in pieces is still one`() throws {
    let terminal = try PseudoTerminal.opened(try twoUsers(), environment: ["ESCDELAY": "30000"])
    for byte in "\u{1B}[99z\u{1B}[<0;10;10M\u{1B}[B".utf8 { terminal.send([byte]) }
    try terminal.waitUntil("bob is selected") { $0.isSelected("bob") }
  }
}
