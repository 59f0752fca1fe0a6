import Foundation
import Testing

/// `userstui check`.
struct CheckTests {
  private func check(_ store: StoreFiles) throws -> PseudoTerminal {
    try PseudoTerminal(on: store, "check", columns: 200)
  }

  @Test func `a sound store is counted, with status 0`() throws {
    let terminal = try check(StoreFiles(users: [.init("ada"), .init("bob")]))
    #expect(try terminal.waitForExit() == .exited(0))
    #expect(terminal.wroteOnlyText)
    #expect(terminal.writtenText.hasSuffix("4 records, 0 saves in the journal. Nothing is wrong.\r\n"))
  }

  @Test func `saves that the file lacks are told, with status 0`() throws {
    let store = try StoreFiles(users: [.init("ada")])
    let terminal = try PseudoTerminal.opened(store)
    try terminal.addUser("bob", pk: 2)
    let open = try check(store)
    #expect(try open.waitForExit() == .exited(0))
    let lines = open.writtenText.split(separator: "\r\n").map(String.init)
    #expect(lines.last?.contains("users.json lacks saves that the journal has: 3.") == true)
    #expect(try terminal.quit() == .exited(0))
    let quit = try check(store)
    #expect(try quit.waitForExit() == .exited(0))
    #expect(quit.writtenText.hasSuffix("3 saves in the journal. Nothing is wrong.\r\n"))
  }

  @Test func `every fault is a line with its file and place, with status 65`() throws {
    let store = try StoreFiles(FixtureText.of([.init("ada"), .init("ada")]))
    try Data("{\"v\":1}\nhalf a li".utf8).write(to: URL(filePath: store.path + ".journal"))
    let terminal = try check(store)
    #expect(try terminal.waitForExit() == .exited(65))
    #expect(terminal.wroteOnlyText)
    let lines = terminal.writtenText.split(separator: "\r\n").map(String.init)
    #expect(lines.count == 3)
    #expect(lines[0].contains("users.json, line 3, record 2, username:"))
    #expect(lines[1].hasSuffix("users.json.journal, line 1: This line is damaged: it is not what was written."))
    #expect(lines[2].contains("users.json.journal, line 2: This line breaks off"))
  }

  @Test func `a last line that breaks off is told and is no damage, with status 0`() throws {
    let store = try StoreFiles(users: [.init("ada")])
    try Data("half a li".utf8).write(to: URL(filePath: store.path + ".journal"))
    let terminal = try check(store)
    #expect(try terminal.waitForExit() == .exited(0))
    let lines = terminal.writtenText.split(separator: "\r\n").map(String.init)
    #expect(lines.count == 2)
    #expect(lines.first?.contains("users.json.journal, line 1: This line breaks off") == true)
    #expect(lines.last?.hasSuffix("2 records, 0 saves in the journal. Nothing is wrong.") == true)
  }

  @Test(arguments: ["check", "repair", "purge"])
  func `a journal that cannot be read is named, with status 66`(word: String) throws {
    let store = try StoreFiles(users: [.init("ada")])
    try FileManager.default.createDirectory(atPath: store.path + ".journal", withIntermediateDirectories: false)
    let terminal = try PseudoTerminal(on: store, word, columns: 200)
    #expect(try terminal.waitForExit() == .exited(66))
    #expect(terminal.writtenText.hasSuffix("users.json.journal cannot be read: Is a directory.\r\n"))
  }

  @Test(arguments: ["check", "repair"])
  func `a file that is not there is said to be missing, with status 66`(word: String) throws {
    let terminal = try PseudoTerminal(on: StoreFiles(), word, columns: 200)
    #expect(try terminal.waitForExit() == .exited(66))
    #expect(terminal.writtenText.contains("users.json"))
    #expect(terminal.writtenText.hasSuffix("No such file or directory.\r\n"))
  }

  @Test func `needs a path`() throws {
    let terminal = try PseudoTerminal(ProductUnderTest.path, ["check"])
    #expect(try terminal.waitForExit() == .exited(64))
  }

  @Test func `has a help of its own`() throws {
    let terminal = try PseudoTerminal(ProductUnderTest.path, ["check", "--help"])
    #expect(try terminal.waitForExit() == .exited(0))
    #expect(terminal.writtenText.contains("USAGE: userstui check"))
  }
}
