import Foundation
import Testing

/// `userstui repair`.
struct RepairTests {
  private func repair(_ store: StoreFiles) throws -> PseudoTerminal {
    try PseudoTerminal(on: store, "repair", columns: 250)
  }

  @Test func `a sound store needs none, with status 0`() throws {
    let store = try StoreFiles(users: [.init("ada")])
    let terminal = try repair(store)
    #expect(try terminal.waitForExit() == .exited(0))
    #expect(terminal.writtenText.hasSuffix("users.json: nothing is wrong. Nothing was written.\r\n"))
    #expect(!FileManager.default.fileExists(atPath: store.path + ".repaired"))
  }

  @Test func `what is missing is a line each, with status 65, and the rest a file that opens`() throws {
    let text = FixtureText.of([.init("ada"), .init("ada")])
    let store = try StoreFiles(text)
    let terminal = try repair(store)
    #expect(try terminal.waitForExit() == .exited(65))
    #expect(terminal.wroteOnlyText)
    let lines = terminal.writtenText.split(separator: "\r\n").map(String.init)
    #expect(lines.first?.contains("users.json, line 3, username: The record on line 2 has the same value.") == true)
    #expect(lines.last?.contains("users.json.repaired has what could be saved; records: ") == true)
    #expect(try String(contentsOfFile: store.path, encoding: .utf8) == text)
    let check = try PseudoTerminal(ProductUnderTest.path, ["check", store.path + ".repaired"])
    #expect(try check.waitForExit() == .exited(0))
    let again = try repair(store)
    #expect(try again.waitForExit() == .exited(65))
    #expect(again.writtenText.contains("users.json.repaired is there already; move it away first."))
  }

  @Test func `nothing is written where nothing could be saved`() throws {
    let store = try StoreFiles("no fixture at all")
    let terminal = try repair(store)
    #expect(try terminal.waitForExit() == .exited(65))
    #expect(terminal.writtenText.hasSuffix("Nothing could be saved; nothing was written.\r\n"))
    #expect(!FileManager.default.fileExists(atPath: store.path + ".repaired"))
  }
}
