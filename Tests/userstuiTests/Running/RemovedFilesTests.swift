import Foundation
import Testing

/// Somebody removes the files while the program has them open.
struct RemovedFilesTests {
  private let store: StoreFiles
  private let home: TemporaryDirectory

  init() throws {
    store = try StoreFiles()
    home = try TemporaryDirectory()
  }

  /// The program with ada saved and her directory gone.
  private func uprooted() throws -> PseudoTerminal {
    let terminal = try PseudoTerminal.opened(
      store, environment: ["HOME": home.path, "XDG_STATE_HOME": nil], columns: 120)
    try terminal.addUser("ada")
    try FileManager.default.removeItem(atPath: store.directoryPath)
    return terminal
  }

  private func expectAda(saidBy terminal: PseudoTerminal) throws {
    let rescued = home.file("users.json.rescued")
    #expect(terminal.writtenText.contains("All that was open here is in \(rescued)."))
    let records = try String(contentsOf: URL(filePath: rescued), encoding: .utf8)
    #expect(records.contains(#""username": "ada""#))
    #expect(records.contains("010-1234-5678"))
  }

  @Test func `quitting puts what was open into the home directory, and says so`() throws {
    let terminal = try uprooted()
    #expect(try terminal.quit() == .exited(74))
    try expectAda(saidBy: terminal)
  }

  @Test func `so does a signal that asks to end`() throws {
    let terminal = try uprooted()
    terminal.signal(SIGTERM)
    #expect(try terminal.waitForExit() == .signalled(SIGTERM))
    try expectAda(saidBy: terminal)
  }

  @Test func `a new store that was named from its directory is written anew there`() throws {
    let terminal = try PseudoTerminal(
      ProductUnderTest.path, [store.name], workingDirectory: store.directoryPath)
    terminal.belongings = store
    try terminal.wait(for: "q Quit")
    try terminal.addUser("ada")
    try FileManager.default.removeItem(atPath: store.directoryPath)
    try FileManager.default.createDirectory(atPath: store.directoryPath, withIntermediateDirectories: false)
    #expect(try terminal.quit() == .exited(0))
    #expect(try store.users.map(\.fields.username) == ["ada"])
  }
}
