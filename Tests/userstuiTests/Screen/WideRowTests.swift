import Testing

/// Names that would break a careless table: none of their bytes steers the terminal, and every column stays straight.
struct WideRowTests {
  /// A name, and what of it must never reach the terminal.
  struct Name: Sendable, CustomTestStringConvertible {
    let text: String
    var forbidden: [String] = []
    /// What is shown of it.
    var shown: String?
    var testDescription: String { text.unicodeScalars.map { $0.escaped(asASCII: true) }.joined() }
  }

  static let nasty = [
    Name(
      text: "admin\r\u{8}\u{8}\u{B}\u{C}\tx", forbidden: ["admin\r", "\u{8}\u{8}\u{B}", "\tx"], shown: "admin␍␈␈␋␌␉x"),
    Name(text: "\u{1B}[31mred\u{1B}[0m", forbidden: ["\u{1B}[31mred"], shown: "␛[31mred␛[0m"),
    Name(text: "\u{1B}]0;owned\u{7}", forbidden: ["\u{1B}]0;owned", "owned\u{7}"], shown: "␛]0;owned␇"),
    Name(text: "\u{1B}[2J\u{1B}[H", forbidden: ["\u{1B}[2J\u{1B}[H\u{1B}["], shown: "␛[2J␛[H"),
    Name(text: "a\u{9B}2Jb", forbidden: ["\u{9B}"]),
    Name(text: "a\u{85}b\u{90}c", forbidden: ["\u{85}", "\u{90}"]),
    Name(text: "a\u{7F}b\u{0}c", forbidden: ["\u{7F}", "a\u{0}"], shown: "a␡b␀c"),
    Name(text: "\u{202E}nimda", forbidden: ["\u{202E}"]),
    Name(text: "\u{2066}a\u{2069}\u{200F}", forbidden: ["\u{2066}", "\u{2069}", "\u{200F}"]),
    Name(text: "a\u{200B}d\u{FEFF}m", forbidden: ["\u{200B}", "\u{FEFF}"]),
    Name(text: "a\u{AD}\u{2060}\u{034F}", forbidden: ["\u{AD}", "\u{2060}"]),
    Name(text: "line\u{2028}end\u{2029}", forbidden: ["\u{2028}", "\u{2029}"]),
    Name(text: "tag\u{E0041}\u{E007F}", forbidden: ["\u{E0041}", "\u{E007F}"]),
    Name(text: "\u{3164}\u{115F}\u{1160}\u{FFA0}", forbidden: ["\u{3164}", "\u{115F}", "\u{FFA0}"]),
    Name(text: "private\u{E000}\u{F8FF}", forbidden: ["\u{E000}", "\u{F8FF}"]),
    Name(text: "\u{301}\u{302}alone"),
    Name(text: "Z" + String(repeating: "\u{335}\u{489}\u{324}", count: 30)),
  ]

  static let genuine = [
    Name(text: "김철수", shown: "김철수"),
    Name(text: "\u{1100}\u{1175}\u{11B7}\u{110E}\u{1165}\u{11AF}"),
    Name(text: "佐藤花子", shown: "佐藤花子"),
    Name(text: "ﾊﾝｶｸ", shown: "ﾊﾝｶｸ"),
    Name(text: "ﬁＦＵＬＬ", shown: "ﬁＦＵＬＬ"),
    Name(text: "محمد علي", shown: "محمد علي"),
    Name(text: "Žluťoučký", shown: "Žluťoučký"),
    Name(text: "Z\u{30C}lut\u{30C}", shown: "Z\u{30C}lut\u{30C}"),
    Name(text: "हिन्दी"),
    Name(text: "ไทยน้ำ"),
    Name(text: "🙂 smile"),
    Name(text: "👩‍👩‍👧‍👦👍🏽"),
    Name(text: "🇰🇷🇯🇵🏴󠁧󠁢󠁥󠁮󠁧󠁿"),
    Name(text: "❤️ ☎︎ 1️⃣"),
    Name(text: "\u{1FAEA}\u{1FAC8} new"),
    Name(text: String(repeating: "한", count: 60)),
    Name(text: "x" + String(repeating: "한", count: 60)),
  ]

  private func opened(_ name: Name) throws -> PseudoTerminal {
    let store = try StoreFiles(users: [.init("before"), .init("ada", firstName: name.text), .init("after")])
    let terminal = try PseudoTerminal.opened(store)
    // The detail shows the name too.
    terminal.press(.down)
    try terminal.waitUntil("ada is selected") { $0.isSelected("ada") }
    return terminal
  }

  @Test(arguments: nasty + genuine)
  func `every right border is in the last column`(name: Name) throws {
    let terminal = try opened(name)
    try terminal.waitUntilStraight()
    #expect(terminal.screen.lines.count { $0.contains("ada") } >= 2)
  }

  /// Whether a terminal is never sent this: curses needs a few controls itself, and emoji are joined by some marks.
  private static func steersOrHides(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control: !"\u{1B}\r\n\u{8}".unicodeScalars.contains(scalar)
    case .format, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator: true
    default: scalar.properties.isDefaultIgnorableCodePoint
    }
  }

  @Test(arguments: nasty)
  func `what steers or hides is never sent`(name: Name) throws {
    let terminal = try opened(name)
    // The end of the program is the end of what it writes.
    #expect(try terminal.quit() == .exited(0))
    for text in name.forbidden {
      let isSent = terminal.rawOutput.indices.contains { terminal.rawOutput[$0...].starts(with: text.utf8) }
      #expect(!isSent, "\(text.debugDescription)")
    }
    #expect(terminal.writtenText.unicodeScalars.filter(Self.steersOrHides) == [])
    #expect(terminal.screen.title == "")
    #expect(terminal.screen.bells == 0)
  }

  @Test(arguments: (nasty + genuine).filter { $0.shown != nil })
  func `a name is shown, what is invisible in it by a sign`(name: Name) throws {
    let terminal = try opened(name)
    #expect(terminal.screen.text.unicodeScalars.contains((name.shown ?? "").unicodeScalars))
  }

  @Test func `a name is shown in the form and in a question, not sent`() throws {
    let store = try StoreFiles(users: [.init("a\u{1B}]0;owned\u{7}b", firstName: "\u{202E}한\u{9B}2J\u{1B}[7m")])
    let terminal = try PseudoTerminal.opened(store)
    terminal.type("e")
    try terminal.wait(for: "Edit user")
    try terminal.waitUntilStraight()
    terminal.press(.escape)
    try terminal.waitUntilGone("Edit user")
    terminal.type("d")
    try terminal.wait(for: "Delete a␛]0;owned␇b?")
    try terminal.waitUntilStraight()
    #expect(terminal.screen.title == "")
    for text in ["\u{202E}", "\u{9B}", "\u{1B}]0;"] {
      #expect(!terminal.writtenText.unicodeScalars.contains(text.unicodeScalars))
    }
  }

  @Test func `all of them together keep every column straight, also while scrolling`() throws {
    let names = Self.nasty + Self.genuine
    let store = try StoreFiles(users: names.enumerated().map { .init("user\($0)", firstName: $1.text, phone: $1.text) })
    let terminal = try PseudoTerminal.opened(store, columns: 120, rows: 30)
    try terminal.waitUntilStraight()
    for number in 1..<names.count {
      terminal.type("j")
      try terminal.waitUntil("user\(number)") { $0.isSelected("user\(number)") && $0.crookedRows.isEmpty }
    }
  }
}
