import Testing

/// Typing into the form, character by character as a person sees them.
struct TypingTests {
  private func form(_ store: StoreFiles? = nil) throws -> PseudoTerminal {
    let terminal = try PseudoTerminal.opened(try store ?? StoreFiles())
    terminal.type("a")
    try terminal.wait(for: "Add user")
    return terminal
  }

  /// The column in which the fields begin.
  private static let start = 14

  /// What is typed, and how many columns it takes.
  static let texts: [(String, Int)] = [
    ("ada", 3), ("한글", 4), ("漢字かな", 8), ("e\u{301}a\u{308}", 2), ("ｱｲｳ", 3), ("Привет", 6), ("שלום", 4),
    ("\u{1112}\u{1161}\u{11AB}", 2), ("🙂", 2),
  ]

  @Test(arguments: texts)
  func `the cursor stands behind what was typed, and the columns are straight`(text: String, width: Int) throws {
    let terminal = try form()
    terminal.type(text)
    try terminal.waitUntil("the cursor behind it") { screen in
      screen.cursor == .init(row: 2, column: Self.start + width) && screen.cursorVisible
    }
    try terminal.waitUntilStraight()
  }

  @Test(arguments: texts)
  func `what was typed is saved as it was typed`(text: String, width: Int) throws {
    let store = try StoreFiles()
    let terminal = try form(store)
    terminal.type("ada")
    terminal.press(.tab)
    terminal.type(text)
    terminal.press(.enter)
    try terminal.wait(for: "users.create_profile ✓")
    #expect(try terminal.quit() == .exited(0))
    let saved = try #require(try store.users.first?.fields.firstName)
    #expect(Array(saved.unicodeScalars) == Array(text.unicodeScalars))
  }

  @Test(arguments: [
    "한", "漢", "e\u{301}", "\u{1100}\u{1161}\u{11A8}", "🙂", "👩‍👩‍👧‍👦", "👍🏽", "🇰🇷", "Z\u{335}\u{489}", "❤\u{FE0F}",
  ])
  func `Backspace deletes one whole character`(character: String) throws {
    let terminal = try form()
    terminal.type("x\(character)")
    terminal.press(.backspace)
    terminal.type("|")
    try terminal.waitUntil("what stood before it, and nothing of it") { screen in
      screen.lines[2].hasPrefix("│*Username    x|  ") && screen.cursor == .init(row: 2, column: Self.start + 2)
    }
    try terminal.waitUntilStraight()
  }

  @Test func `the arrows move by whole characters`() throws {
    let terminal = try form()
    terminal.type("e\u{301}한🙂")
    terminal.press(.left, .left)
    terminal.type("|")
    try terminal.waitUntil("the bar behind the first character") {
      $0.lines[2].hasPrefix("│*Username    e\u{301}|한🙂")
    }
    terminal.press(.right)
    terminal.type("|")
    try terminal.waitUntil("another behind the second") { $0.lines[2].hasPrefix("│*Username    e\u{301}|한|🙂") }
  }

  @Test func `a text longer than its field scrolls, the cursor always in sight`() throws {
    let terminal = try form()
    terminal.type(String(repeating: "한글", count: 40) + "end")
    try terminal.waitUntil("the end of the text, and the cursor behind it") { screen in
      screen.lines[2].contains("‹") && screen.lines[2].contains("한글end") && screen.crookedRows.isEmpty
        && screen.cursor.row == 2
        && screen.cells[2][screen.cursor.column - 1].text == "d"
    }
    terminal.press(.home)
    try terminal.waitUntil("its start, and a sign that there is more") { screen in
      screen.lines[2].hasPrefix("│*Username     한글한글") && screen.lines[2].hasSuffix("› │")
        && screen.cursor == .init(row: 2, column: Self.start + 1)
    }
  }

  /// Keys after `one two 셋`, a bar typed where they leave the cursor, and what is then in the field.
  static let edits: [([PseudoTerminal.Key], String)] = [
    ([.control("a")], "|one two 셋"),
    ([.control("a"), .control("e")], "one two 셋|"),
    ([.home], "|one two 셋"),
    ([.home, .end], "one two 셋|"),
    ([.control("a"), .control("f"), .control("f"), .control("b")], "o|ne two 셋"),
    ([.alt("b"), .alt("b")], "one |two 셋"),
    ([.home, .alt("f")], "one| two 셋"),
    ([.control("w")], "one two |"),
    ([.control("w"), .control("w")], "one |"),
    ([.alt("b"), .control("u")], "|셋"),
    ([.alt("b"), .control("k")], "one two |"),
    ([.control("u"), .control("y"), .control("y")], "one two 셋one two 셋|"),
    ([.control("h")], "one two |"),
    ([.home, .control("d")], "|ne two 셋"),
    ([.home, .delete], "|ne two 셋"),
  ]

  @Test(arguments: edits)
  func `readline's keys work in a field`(keys: [PseudoTerminal.Key], result: String) throws {
    let terminal = try form()
    terminal.type("one two 셋")
    try terminal.wait(for: "one two 셋")
    for key in keys { terminal.press(key) }
    terminal.type("|")
    try terminal.waitUntil("“\(result)”") { $0.lines[2].hasPrefix("│*Username    \(result)  ") }
    try terminal.waitUntilStraight()
  }

  @Test func `arrows and Shift-Tab go through the fields and round`() throws {
    let terminal = try form()
    for (keys, row) in [([.down], 3), ([.down, .tab], 5), ([.up], 4), ([.backTab, .backTab], 2), ([.backTab], 11)]
      as [([PseudoTerminal.Key], Int)]
    {
      for key in keys { terminal.press(key) }
      try terminal.waitUntil("the cursor in row \(row)") { $0.cursor.row == row }
    }
  }
}
