import Foundation
import Testing

/// `userstui purge`.
struct PurgeTests {
  /// A store whose history has a user that is there no more.
  private func used() throws -> StoreFiles {
    let store = try StoreFiles(users: [.init("ada"), .init("secret")])
    let terminal = try PseudoTerminal.opened(store)
    terminal.type("\u{1B}[B")
    try terminal.waitUntil("the second is selected") { $0.isSelected("secret") }
    terminal.type("d")
    try terminal.wait(for: "Delete secret?")
    terminal.type("y")
    try terminal.waitUntil("the user is gone") { $0.text.contains("post_delete auth.user 2 secret") }
    #expect(try terminal.quit() == .exited(0))
    #expect(try filesWithSecret(store) == ["users.json.1", "users.json.journal"])
    return store
  }

  private func filesWithSecret(_ store: StoreFiles) throws -> [String] {
    try store.fileNames.filter { try String(contentsOfFile: store.file($0), encoding: .utf8).contains("secret") }
  }

  @Test func `asks, and drops the history on a yes`() throws {
    let store = try used()
    let terminal = try PseudoTerminal(on: store, "purge", columns: 250)
    try terminal.wait(for: "its journals (saves: 1)")
    terminal.type("y\r")
    #expect(try terminal.waitForExit() == .exited(0))
    #expect(terminal.wroteOnlyText)
    #expect(terminal.writtenText.hasSuffix("users.json: its history is gone.\r\n"))
    #expect(try filesWithSecret(store).isEmpty)
    #expect(try store.users.map(\.fields.username) == ["ada"])
  }

  @Test(arguments: ["\r", "n\r", "yeah\r", "\u{04}"]) func `drops nothing on anything else`(answer: String) throws {
    let store = try used()
    let terminal = try PseudoTerminal(on: store, "purge", columns: 250)
    try terminal.wait(for: "Drop it?")
    terminal.type(answer)
    #expect(try terminal.waitForExit() == .exited(1))
    #expect(terminal.writtenText.hasSuffix("Nothing was dropped.\r\n"))
    #expect(try filesWithSecret(store) == ["users.json.1", "users.json.journal"])
  }

  @Test func `drops nothing where nobody can answer, and says how not to be asked`() throws {
    let store = try used()
    let command = "'\(ProductUnderTest.path)' purge '\(store.path)' </dev/null"
    let terminal = try PseudoTerminal("sh", ["-c", command], columns: 250)
    #expect(try terminal.waitForExit() == .exited(1))
    #expect(
      terminal.writtenText.hasSuffix(
        "Drop it? [y/N] \r\nNobody has answered; --yes does not ask. Nothing was dropped.\r\n"))
    #expect(try filesWithSecret(store) == ["users.json.1", "users.json.journal"])
  }

  @Test func `--yes does not ask`() throws {
    let store = try used()
    let terminal = try PseudoTerminal(on: store, "purge", "--yes", columns: 250)
    #expect(try terminal.waitForExit() == .exited(0))
    #expect(try filesWithSecret(store).isEmpty)
  }

  @Test func `touches no damaged store`() throws {
    let store = try used()
    let journal = try store.data(".journal") + Data("damage\n".utf8)
    try journal.write(to: URL(filePath: store.path + ".journal"))
    let terminal = try PseudoTerminal(on: store, "purge", "--yes", columns: 250)
    #expect(try terminal.waitForExit() == .exited(65))
    #expect(try store.data(".journal") == journal)
  }
}
