import Testing

/// The person's language, and a terminal that knows ASCII only.
struct LanguageTests {
  private func ada() throws -> StoreFiles { try StoreFiles(users: [.init("ada", firstName: "철수")]) }

  @Test func `Korean is shown when asked for`() throws {
    let terminal = try PseudoTerminal(on: try ada(), "--lang", "ko")
    try terminal.waitUntil("a screen in Korean") { screen in
      screen.lines[0].hasSuffix("/users.json · 사용자 1명") && screen.lines[23].hasSuffix("q 종료")
    }
    try terminal.waitUntilStraight()
  }

  @Test(arguments: [
    ["LANG": "ko_KR.UTF-8"], ["LC_ALL": "ko_KR.utf8"], ["LANG": "C.UTF-8", "LC_MESSAGES": "ko_KR.UTF-8"],
  ])
  func `Korean is shown by the locale, even if it is not installed`(environment: [String: String]) throws {
    let terminal = try PseudoTerminal(on: try ada(), environment: environment)
    try terminal.waitUntil("a screen in Korean") { screen in
      screen.lines[0].hasSuffix("/users.json · 사용자 1명") && screen.lines[23].hasSuffix("q 종료")
    }
    try terminal.waitUntilStraight()
  }

  @Test func `the option is stronger than the locale`() throws {
    let terminal = try PseudoTerminal(on: try ada(), "--lang", "en", environment: ["LANG": "ko_KR.UTF-8"])
    try terminal.wait(for: "q Quit")
  }

  @Test func `English stands in for a language that there is no catalogue for`() throws {
    let terminal = try PseudoTerminal(on: try ada(), environment: ["LANG": "fr_FR.UTF-8"])
    try terminal.wait(for: "q Quit")
    #expect(terminal.screen.text.contains("철수"))
  }

  @Test func `a user is added in Korean`() throws {
    let store = try StoreFiles()
    let terminal = try PseudoTerminal(on: store, "--lang", "ko")
    try terminal.wait(for: "아직 아무도 없습니다.")
    terminal.type("a")
    try terminal.wait(for: "사용자 추가")
    terminal.type("김철수")
    try terminal.wait(for: "김철수")
    terminal.press(.enter)
    try terminal.waitUntil("the user, and the form is closed") { screen in
      screen.isSelected("김철수") && screen.text.contains("users.create_profile ✓")
    }
    try terminal.waitUntilStraight()
    #expect(try terminal.quit() == .exited(0))
    #expect(try store.users.map(\.fields.username) == ["김철수"])
  }

  @Test func `a command is found in Korean`() throws {
    let terminal = try PseudoTerminal(on: try ada(), "--lang", "ko")
    try terminal.wait(for: "q 종료")
    terminal.type(":")
    try terminal.wait(for: "명령")
    terminal.type("사용자 삭제")
    try terminal.waitUntil("one command") { screen in
      screen.lines[3].contains("선택하거나 표시한 사용자를 삭제합니다") && screen.lines[4].hasPrefix("│   ")
        && screen.crookedRows.isEmpty
    }
    terminal.press(.enter)
    try terminal.waitUntil("the question") { $0.text.contains("y 삭제") && $0.crookedRows.isEmpty }
  }

  @Test func `errors are told in the person's language`() throws {
    let store = try StoreFiles("")
    let terminal = try PseudoTerminal(on: store, environment: ["LANG": "ko_KR.UTF-8"])
    #expect(try terminal.waitForExit() == .exited(65))
    #expect(terminal.writtenText.contains("파일이 비어 있습니다."))
  }

  @Test(arguments: ["C", "POSIX", nil] as [String?])
  func `a locale of ASCII gets nothing but ASCII`(locale: String?) throws {
    let terminal = try PseudoTerminal.opened(try ada(), environment: ["LANG": locale])
    #expect(terminal.rawOutput.allSatisfy { $0 < 0x80 })
    #expect(terminal.screen.text.contains(">* ada "))
    #expect(terminal.screen.lines[1].hasPrefix("+ Users ---"))
    #expect(terminal.screen.cells.dropFirst().dropLast().allSatisfy { "+|".contains($0[79].text) })
  }

  @Test func `English stands in for a language that ASCII has no letters for`() throws {
    let terminal = try PseudoTerminal(on: try ada(), "--lang", "ko", environment: ["LANG": "C"])
    try terminal.wait(for: "q Quit")
  }

  @Test func `a user is added where there is only ASCII`() throws {
    let store = try StoreFiles()
    let terminal = try PseudoTerminal.opened(store, environment: ["LANG": "C"])
    terminal.type("a")
    try terminal.wait(for: "Add user")
    terminal.type("ada")
    terminal.press(.enter)
    try terminal.wait(for: "> #2 post_save users.userprofile 1 created")
    #expect(try terminal.quit() == .exited(0))
    #expect(terminal.rawOutput.allSatisfy { $0 < 0x80 })
  }
}
