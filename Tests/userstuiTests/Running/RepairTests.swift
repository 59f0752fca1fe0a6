import Foundation
import JSONStore
import Testing
import Users

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
    #expect(try again.waitForExit() == .exited(73))
    #expect(again.writtenText.contains("users.json.repaired is there already; move it away first."))
  }

  @Test func `a file that was emptied is made from the one before it and the journal, with status 65`() async throws {
    let store = try await storeWithHistory(of: "ada", "bob")
    let sound = try store.data()
    try Data().write(to: URL(filePath: store.path))
    let terminal = try repair(store)
    #expect(try terminal.waitForExit() == .exited(65))
    let lines = terminal.writtenText.split(separator: "\r\n").map(String.init)
    #expect(lines.count == 2)
    #expect(lines.first?.contains("users.json, line 1: The file is empty;") == true)
    #expect(lines.first?.hasSuffix(" Records that are missing there are kept as they were before.") == true)
    #expect(try store.data(".repaired") == sound)
  }

  /// A store with an archived journal for each of its users.
  private func storeWithHistory(of names: String...) async throws -> StoreFiles {
    let store = try StoreFiles()
    for name in names {
      var options = OpenOptions(actor: "anna@host")
      options.journalLimit = 1
      let opened = try await JSONStore.open(store.path, models: UsersApp.models, options: options)
      var draft = UserDraft()
      draft.texts[.username] = name
      try await UsersApp.ready(opened).add(draft)
      try await opened.close()
    }
    return store
  }

  @Test func `damage in the history alone needs none, with status 0, and can be purged`() async throws {
    let store = try await storeWithHistory(of: "ada", "bob")
    let segment = String(decoding: try store.data(".journal.000001"), as: UTF8.self).replacing(
      "\"ada\"", with: "\"ida\"")
    try Data(segment.utf8).write(to: URL(filePath: store.path + ".journal.000001"))
    let check = try PseudoTerminal(ProductUnderTest.path, ["check", store.path])
    #expect(try check.waitForExit() == .exited(65))
    let terminal = try repair(store)
    #expect(try terminal.waitForExit() == .exited(0))
    let lines = terminal.writtenText.split(separator: "\r\n").map(String.init)
    #expect(lines.count == 2)
    #expect(lines.first?.contains("users.json.journal.000001, line 1: This line is damaged (") == true)
    #expect(lines.first?.hasSuffix("Save 1 is lost.") == true)
    #expect(lines.last?.contains("users.json needs no repair") == true)
    #expect(!FileManager.default.fileExists(atPath: store.path + ".repaired"))
    let purge = try PseudoTerminal(ProductUnderTest.path, ["purge", "--yes", store.path])
    #expect(try purge.waitForExit() == .exited(0))
    let again = try PseudoTerminal(ProductUnderTest.path, ["check", store.path])
    #expect(try again.waitForExit() == .exited(0))
  }

  @Test func `nothing is written where nothing could be saved`() throws {
    let store = try StoreFiles("no fixture at all")
    let terminal = try repair(store)
    #expect(try terminal.waitForExit() == .exited(65))
    #expect(terminal.writtenText.hasSuffix("Nothing could be saved; nothing was written.\r\n"))
    #expect(!FileManager.default.fileExists(atPath: store.path + ".repaired"))
  }
}
