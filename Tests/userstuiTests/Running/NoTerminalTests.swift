import Foundation
import Testing

/// Where there is nothing to draw on: one sentence, and the end.
struct NoTerminalTests {
  /// Runs the program with pipes in place of a terminal.
  private func runWithoutTerminal(_ arguments: [String]) throws -> (status: Int32, output: String, error: String) {
    let process = Process()
    process.executableURL = URL(filePath: ProductUnderTest.path)
    process.arguments = arguments
    process.environment = ["TERM": "xterm-256color", "LANG": "C.UTF-8"]
    let (output, error) = (Pipe(), Pipe())
    process.standardInput = Pipe()
    process.standardOutput = output
    process.standardError = error
    try process.run()
    let texts = [output, error].map { String(decoding: $0.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self) }
    process.waitUntilExit()
    return (process.terminationStatus, texts[0], texts[1])
  }

  @Test func `pipes are no terminal`() throws {
    let store = try StoreFiles()
    let result = try runWithoutTerminal([store.path])
    #expect(result.status == 2)
    #expect(result.output == "")
    #expect(result.error == "userstui: standard input and output must be a terminal.\n")
    #expect(try store.fileNames == [])
  }

  @Test func `help and version need no terminal`() throws {
    #expect(try runWithoutTerminal(["--version"]).status == 0)
    #expect(try runWithoutTerminal(["--help"]).output.contains("USAGE"))
  }

  @Test func `output into a pipe is refused, whatever the input is`() throws {
    let store = try StoreFiles()
    let terminal = try PseudoTerminal("sh", ["-c", "{ '\(ProductUnderTest.path)' '\(store.path)'; echo $?; } | cat"])
    try terminal.waitForExit()
    #expect(terminal.screen.lines.prefix(2) == ["userstui: standard input and output must be a terminal.", "2"])
    #expect(terminal.wroteOnlyText)
  }

  @Test(arguments: ["dumb", "no-such-terminal", ""])
  func `a terminal that cannot be drawn on is named`(type: String) throws {
    let store = try StoreFiles()
    let terminal = try PseudoTerminal(on: store, environment: ["TERM": type])
    #expect(try terminal.waitForExit() == .exited(2))
    #expect(
      terminal.writtenText
        == "userstui: a terminal of type “\(type)” cannot be drawn on; set TERM to what yours is.\r\n")
    #expect(terminal.terminalIsRestored)
    #expect(try store.fileNames == [])
  }

  @Test func `no type of terminal at all is refused`() throws {
    let terminal = try PseudoTerminal(on: try StoreFiles(), environment: ["TERM": nil])
    #expect(try terminal.waitForExit() == .exited(2))
    #expect(terminal.wroteOnlyText)
  }

  @Test(arguments: ["xterm", "linux", "screen-256color", "vt100"])
  func `common terminals will do`(type: String) throws {
    let store = try StoreFiles()
    let terminal = try PseudoTerminal.opened(store, environment: ["TERM": type])
    #expect(try terminal.quit() == .exited(0))
  }
}
