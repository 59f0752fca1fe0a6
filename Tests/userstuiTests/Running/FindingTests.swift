import Testing

/// Finding, sorting and marking users from the keyboard.
struct FindingTests {
  private func people() throws -> StoreFiles {
    try StoreFiles(users: [
      .init("ada", firstName: "Ada", phone: "1"), .init("chulsoo", firstName: "김철수", phone: "2"),
      .init("bob", firstName: "Bob", phone: "3"), .init("zoe", firstName: "Zoë", phone: "4"),
    ])
  }

  private func usernames(_ screen: TerminalScreen) -> [String] {
    screen.lines.compactMap { line in
      ["ada", "chulsoo", "bob", "zoe"].first { line.contains("● \($0) ") }
    }
  }

  @Test func `the list narrows with every key, the filter is kept, and Esc takes it away`() throws {
    let terminal = try PseudoTerminal.opened(try people())
    terminal.type("/o")
    try terminal.waitUntil("those with an o") { usernames($0) == ["chulsoo", "bob", "zoe"] }
    terminal.type("e")
    try terminal.waitUntil("one") { usernames($0) == ["zoe"] && $0.lines[0].contains("1 of 4 users") }
    terminal.press(.enter)
    try terminal.waitUntil("the filter in the title") {
      $0.lines[0].hasSuffix("filter oe") && $0.text.contains("q Quit")
    }
    terminal.press(.escape)
    try terminal.waitUntil("all again, zoe selected") { usernames($0).count == 4 && $0.isSelected("zoe") }
    #expect(try terminal.quit() == .exited(0))
  }

  @Test func `in Korean, by initial consonants`() throws {
    let terminal = try PseudoTerminal(on: try people(), "--lang", "ko")
    try terminal.wait(for: "q 종료")
    terminal.type("/ㄱㅊㅅ")
    try terminal.waitUntil("김철수 alone") { screen in
      usernames(screen) == ["chulsoo"] && screen.lines[0].contains("사용자 4명 중 1명") && screen.crookedRows.isEmpty
    }
    terminal.press(.enter)
    try terminal.waitUntil("the filter in the title") { $0.lines[0].hasSuffix("필터 ㄱㅊㅅ") }
    #expect(try terminal.quit() == .exited(0))
  }

  @Test func `Tab goes through what is offered in both filters, and Esc leaves both as they were`() throws {
    let terminal = try PseudoTerminal.opened(try people())
    try terminal.addUser("dora", pk: 5)
    terminal.type("/no:p")
    terminal.press(.tab)
    try terminal.waitUntil("the first is chosen") { $0.lines[22].hasPrefix(" Tab ▸no:profile 0  no:password 5") }
    terminal.press(.backTab)
    try terminal.waitUntil("what was typed is back") { $0.lines[23] == " /no:p" && !$0.lines[22].contains("▸") }
    terminal.press(.backTab)
    try terminal.waitUntil("the last is chosen") { $0.lines[23] == " /no:password" && $0.lines[22].contains("▸no:pas") }
    terminal.press(.escape)
    try terminal.waitUntil("no filter") { $0.text.contains("q Quit") && !$0.lines[0].contains("filter") }
    terminal.press(.backTab)
    terminal.type("/user:\"do")
    try terminal.waitUntil("the user of the log is offered") { $0.lines[22].hasPrefix(" Tab  user:dora ") }
    terminal.press(.tab, .enter)
    try terminal.waitUntil("it filters") { $0.text.contains(" /user:dora ") && $0.text.contains("q Quit") }
    terminal.type("/ x")
    try terminal.wait(for: "Nothing passes the filter.")
    terminal.press(.escape)
    try terminal.waitUntil("the filter before") { $0.text.contains(" /user:dora ") && $0.text.contains("q Quit") }
    #expect(try terminal.quit() == .exited(0))
  }

  @Test func `marks and an order outlive a filter, and a resize while it is typed`() throws {
    let terminal = try PseudoTerminal.opened(try people())
    terminal.type(" 11/is:")
    try terminal.waitUntil("terms are offered") { $0.text.contains("is:active 4") && $0.text.contains("is:marked 1") }
    terminal.resize(columns: 120, rows: 40)
    try terminal.waitUntil("the same on a larger screen") { $0.lines[39].hasPrefix(" /is:") }
    terminal.type("mar")
    terminal.press(.tab)
    try terminal.waitUntil("the marked user alone") { screen in
      screen.lines[0].contains("1 of 4 users · 1 marked") && usernames(screen) == ["ada"]
    }
    terminal.resize(columns: 80, rows: 24)
    terminal.press(.escape)
    try terminal.waitUntil("all in their order, the mark still there") { screen in
      usernames(screen) == ["zoe", "chulsoo", "bob", "ada"] && screen.text.contains("✓● ada")
        && screen.lines[2].contains("USERNAME ▼")
    }
    #expect(try terminal.quit() == .exited(0))
  }

  @Test func `columns are chosen, also while the terminal is resized`() throws {
    let terminal = try PseudoTerminal.opened(try people())
    terminal.type("c")
    try terminal.wait(for: "[x] Last login")
    terminal.resize(columns: 60, rows: 16)
    try terminal.waitUntil("the dialog on a small screen") { $0.text.contains("┌ Columns ") && $0.rows == 16 }
    terminal.press(.down)
    terminal.type(" ")
    try terminal.wait(for: "[ ] Name")
    terminal.press(.escape)
    try terminal.waitUntil("a list without names") {
      !$0.lines[2].contains(" NAME") && !$0.text.contains("[x]")
    }
    #expect(try terminal.quit() == .exited(0))
  }
}
