import Foundation
import Glibc
import Testing

/// The harness itself, with programs everyone has.
struct TerminalHarnessTests {
  @Test func `the screen shows what a program writes`() throws {
    let terminal = try PseudoTerminal("sh", ["-c", "printf 'one\\ntwo '; printf '\\033[1;33mthree\\033[m'"])
    #expect(try terminal.waitForExit() == .exited(0))
    #expect(terminal.screen.lines.prefix(3) == ["one", "two three", ""])
    #expect(terminal.screen.cursor == .init(row: 1, column: 9))
    #expect(terminal.screen.style(of: "three")?.bold == true)
    #expect(terminal.screen.style(of: "three")?.foreground == .indexed(3))
    #expect(terminal.screen.style(of: "two") == TerminalStyle())
  }

  @Test func `typed lines reach the program`() throws {
    let terminal = try PseudoTerminal("cat")
    terminal.type("žluť 한글")
    terminal.press(.enter)
    try terminal.waitUntil("both the echo and the answer") { $0.lines.prefix(2) == ["žluť 한글", "žluť 한글"] }
    terminal.press(.control("d"))
    #expect(try terminal.waitForExit() == .exited(0))
  }

  @Test func `a status and a signal are told apart`() throws {
    #expect(try PseudoTerminal("sh", ["-c", "exit 143"]).waitForExit() == .exited(143))
    #expect(try PseudoTerminal("sh", ["-c", "kill -TERM $$"]).waitForExit() == .signalled(SIGTERM))
  }

  @Test func `an end before the expected text shows the screen`() throws {
    let terminal = try PseudoTerminal("sh", ["-c", "echo no such luck; exit 3"])
    let error = #expect(throws: TerminalError.self) { try terminal.wait(for: "luck is on our side") }
    #expect(error?.description.contains("| no such luck") == true)
  }

  @Test func `a missing program is an error`() {
    #expect(throws: TerminalError.self) { try PseudoTerminal("/nowhere/at-all") }
  }

  @Test func `environment and working directory are the ones given`() throws {
    let directory = try TemporaryDirectory()
    let terminal = try PseudoTerminal(
      "sh", ["-c", "echo $TERM $COLOR ${HOME-homeless}; pwd -P >place"],
      environment: ["COLOR": "blue", "HOME": nil], workingDirectory: directory.path)
    #expect(try terminal.waitForExit() == .exited(0))
    #expect(terminal.screen.lines[0] == "xterm-256color blue homeless")
    #expect(FileManager.default.fileExists(atPath: directory.file("place")))
  }

  @Test func `all of a long output is there at the end`() throws {
    let terminal = try PseudoTerminal("seq", ["50000"])
    try terminal.waitForExit()
    #expect(terminal.screen.lines.suffix(3) == ["49999", "50000", ""])
  }

  @Test func `Ctrl-C interrupts the program`() throws {
    let terminal = try PseudoTerminal("sh", ["-c", "echo ready; exec cat"])
    try terminal.wait(for: "ready")
    terminal.press(.control("c"))
    #expect(try terminal.waitForExit() == .signalled(SIGINT))
  }

  @Test func `Ctrl-Z stops what a shell started, and fg resumes it`() throws {
    let terminal = try PseudoTerminal("sh", ["-i"], environment: ["PS1": "prompt> ", "ENV": nil])
    try terminal.wait(for: "prompt>")
    terminal.type("cat\r")
    terminal.type("before\r")
    try terminal.waitUntil("cat answers") { $0.lines.filter { $0 == "before" }.count == 2 }
    terminal.press(.control("z"))
    try terminal.wait(for: "Stopped")
    terminal.type("fg\r")
    terminal.type("after\r")
    try terminal.waitUntil("cat answers again") { $0.lines.filter { $0 == "after" }.count == 2 }
    terminal.press(.control("d"))
    try terminal.waitUntil("the prompt is back") { $0.lines.last { !$0.isEmpty } == "prompt>" }
    terminal.type("exit 5\r")
    #expect(try terminal.waitForExit() == .exited(5))
  }

  @Test func `a resized program learns its new size`() throws {
    let terminal = try PseudoTerminal(
      "sh", ["-c", "trap 'stty size; exit' WINCH; stty size; while :; do read line; done"], columns: 90, rows: 30)
    try terminal.wait(for: "30 90")
    terminal.resize(columns: 60, rows: 10)
    try terminal.wait(for: "10 60")
    #expect(terminal.screen.columns == 60)
    #expect(terminal.screen.lines.count == 10)
  }

  @Test func `changed line settings are noticed`() throws {
    let careless = try PseudoTerminal("stty", ["-echo", "-icanon"])
    try careless.waitForExit()
    #expect(!careless.terminalIsRestored)
    #expect(!careless.settings.echoes)
    let careful = try PseudoTerminal("sh", ["-c", "old=$(stty -g); stty raw; stty $old"])
    try careful.waitForExit()
    #expect(careful.terminalIsRestored)
  }

  @Test func `less draws on the alternate screen and leaves the first one as it was`() throws {
    let directory = try TemporaryDirectory()
    let text = (1...200).map { "line \($0)" }.joined(separator: "\n")
    try text.write(toFile: directory.file("text"), atomically: true, encoding: .utf8)
    let terminal = try PseudoTerminal("sh", ["-c", "echo shell; less -S \(directory.file("text"))"])
    try terminal.wait(for: "line 23")
    #expect(terminal.screen.isAlternate)
    #expect(!terminal.screen.text.contains("shell"))
    terminal.press(.down, .down)
    try terminal.waitUntil("two lines further") { $0.lines[0] == "line 3" && $0.lines[22] == "line 25" }
    terminal.press(.up)
    try terminal.waitUntil("one line back") { $0.lines[0] == "line 2" && $0.lines[22] == "line 24" }
    terminal.press(.end)
    try terminal.wait(for: "line 200")
    terminal.type("?line 150\r")
    try terminal.waitUntil("what was found is marked") { $0.style(of: "line 150")?.reversed == true }
    #expect(!terminal.screen.text.contains("line 200"))
    terminal.type("q")
    #expect(try terminal.waitForExit() == .exited(0))
    #expect(terminal.screen.lines.prefix(2) == ["shell", ""])
    #expect(terminal.terminalIsRestored)
  }

  @Test func `a hang-up ends every one of many programs`() throws {
    let terminals = try (0..<8).map { _ in try PseudoTerminal("sh", ["-c", "echo ready; exec cat"]) }
    for terminal in terminals { try terminal.wait(for: "ready") }
    for terminal in terminals {
      terminal.hangUp()
      #expect(try terminal.waitForExit() == .signalled(SIGHUP))
    }
  }

  @Test func `a program that ignores the hang-up reads the end`() throws {
    let terminal = try PseudoTerminal("sh", ["-c", "trap '' HUP; echo ready; cat; exit 7"])
    try terminal.wait(for: "ready")
    terminal.hangUp()
    #expect(try terminal.waitForExit() == .exited(7))
  }

  @Test func `the program is dead when its terminal is forgotten`() throws {
    let directory = try TemporaryDirectory()
    var terminal: PseudoTerminal? = try PseudoTerminal(
      "sh", ["-c", "echo $$ >pid; echo ready; exec cat"], workingDirectory: directory.path)
    try terminal?.wait(for: "ready")
    let written = try String(contentsOfFile: directory.file("pid"), encoding: .utf8)
    let identifier = try #require(pid_t(written.dropLast()))
    terminal = nil
    #expect(kill(identifier, 0) == -1)
  }
}

/// The emulation, with output written by hand.
struct TerminalScreenTests {
  private func screen(_ output: String, columns: Int = 10, rows: Int = 4) -> TerminalScreen {
    var screen = TerminalScreen(columns: columns, rows: rows)
    var parser = TerminalParser()
    // Every byte on its own: nothing may depend on how output is cut into reads.
    for byte in output.utf8 { parser.read([byte], into: &screen) }
    return screen
  }

  @Test func `wide characters take two columns and are in the text once`() {
    let screen = screen("한글 e\u{301}🙂!\r\n0123456789\u{1B}[4G漢")
    #expect(screen.lines.prefix(2) == ["한글 e\u{301}🙂!", "012漢56789"])
    #expect(screen.cursor.column == 5)
    #expect(self.screen("한글\u{1B}[2Gx").lines[0] == " x글")
  }

  @Test func `a full row wraps when the next character comes`() {
    #expect(screen("0123456789").cursor == .init(row: 0, column: 9))
    #expect(screen("0123456789\r\nx").lines.prefix(3) == ["0123456789", "x", ""])
    #expect(screen("0123456789x").lines.prefix(2) == ["0123456789", "x"])
    #expect(screen("012345678漢").lines.prefix(2) == ["012345678", "漢"])
  }

  @Test func `only the scrolling region scrolls`() {
    let rows = "a\r\nb\r\nc\r\nd"
    #expect(screen("\(rows)\u{1B}[2;3r\u{1B}[3H\n").lines == ["a", "c", "", "d"])
    #expect(screen("\(rows)\u{1B}[2;3r\u{1B}[2H\u{1B}M").lines == ["a", "", "b", "d"])
    #expect(screen("\(rows)\u{1B}[2H\u{1B}[L").lines == ["a", "", "b", "c"])
    #expect(screen("\(rows)\u{1B}[2H\u{1B}[2M").lines == ["a", "d", "", ""])
    #expect(screen("\(rows)\u{1B}[2S").lines == ["c", "d", "", ""])
  }

  @Test func `parts of a row are inserted, deleted, erased and repeated`() {
    #expect(screen("abcdef\u{1B}[3G\u{1B}[2@").lines[0] == "ab  cdef")
    #expect(screen("abcdef\u{1B}[3G\u{1B}[2P").lines[0] == "abef")
    #expect(screen("abcdef\u{1B}[3G\u{1B}[2X").lines[0] == "ab  ef")
    #expect(screen("abcdef\u{1B}[3G\u{1B}[1K").lines[0] == "   def")
    #expect(screen("abcdef\u{1B}[3G\u{1B}[4hXY\u{1B}[4lZ").lines[0] == "abXYZdef")
    #expect(screen("-\u{1B}[5b").lines[0] == "------")
    #expect(screen("abc\u{1B}[2;3Hdef\u{1B}[J\u{1B}[H\u{1B}[K").lines[1] == "  def")
  }

  @Test func `line drawing characters are drawn`() {
    #expect(screen("\u{1B}(0lqk\u{1B}(Blqk").lines[0] == "┌─┐lqk")
    #expect(screen("\u{1B})0a\u{0E}x\u{0F}x").lines[0] == "a│x")
  }

  @Test func `modes are known and titles are not drawn`() {
    let screen = screen("\u{1B}[?1049h\u{1B}[?1h\u{1B}=\u{1B}[?25l\u{1B}[?2004h\u{1B}]0;name\u{7}x\u{1B}P1\u{1B}\\y")
    #expect(screen.lines[0] == "xy")
    #expect(screen.title == "name")
    #expect(!screen.cursorVisible)
    #expect(
      screen.modes == [
        .alternateScreen, .applicationCursorKeys, .applicationKeypad, .bracketedPaste, .autowrap,
      ])
    #expect(self.screen("main\u{1B}[?1049h\u{1B}[Halt\u{1B}[?1049l!").lines[0] == "main!")
  }

  @Test func `colours and attributes are kept per cell`() {
    let screen = screen("\u{1B}[1;7ma\u{1B}[27;38;5;208mb\u{1B}[0;44mc\u{1B}[K")
    #expect(screen.cells[0][0].style.reversed)
    #expect(screen.style(of: "b")?.foreground == .indexed(208))
    #expect(screen.style(of: "b")?.bold == true)
    #expect(screen.cells[0][9].style.background == .indexed(4))
  }
}
