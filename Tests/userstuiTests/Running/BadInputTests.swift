import Foundation
import Testing

/// Files that cannot be opened: refused with a reason, and left alone.
struct BadInputTests {
  /// A damaged file, and what is said of it after its name.
  struct Damage: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let text: String
    let sentence: String
  }

  private static let ada = FixtureText.user(1, .init("ada"))
  private static let bob = FixtureText.user(2, .init("bob"))

  private static func fixture(_ records: String...) -> String { "[\n" + records.joined(separator: ",\n") + "\n]\n" }

  static let damages = [
    Damage(
      testDescription: "nothing at all", text: "",
      sentence: "line 1: The file is empty; a store holds at least []."),
    Damage(
      testDescription: "not a fixture", text: #"{"users": []}"#,
      sentence: "line 1: This is not a Django fixture: not an array of records."),
    Damage(
      testDescription: "cut off", text: "[\n\(ada),\n" + bob.prefix(60),
      sentence: "line 3, record 2: The file ends inside this record."),
    Damage(
      testDescription: "a username twice",
      text: fixture(ada, FixtureText.user(2, .init("ada"))),
      sentence: "line 3, record 2, username: The record on line 2 has the same value."),
    Damage(
      testDescription: "a key twice", text: fixture(ada, FixtureText.user(1, .init("bob"))),
      sentence: "line 3, record 2, pk: The record on line 2 has the same primary key."),
    Damage(
      testDescription: "a wrong type", text: fixture(ada, bob.replacing(#"active": true"#, with: #"active": "yes""#)),
      sentence: "line 3, record 2, is_active: A boolean is expected, not string."),
    Damage(
      testDescription: "a profile of nobody", text: fixture(ada, FixtureText.profile(7, .init("nobody"))),
      sentence: "line 3, record 2, user: It refers to a record that is not in the file."),
    Damage(
      testDescription: "two profiles of one user",
      text: fixture(
        ada, FixtureText.profile(1, .init("ada")),
        FixtureText.profile(1, .init("ada")).replacing(#""pk": 1"#, with: #""pk": 2"#)),
      sentence: "line 4, record 3, user: The record on line 3 refers to the same one."),
  ]

  @Test(arguments: damages)
  func `a damaged file is refused with its line, record, field and the reason`(damage: Damage) throws {
    let store = try StoreFiles(damage.text)
    let terminal = try PseudoTerminal(on: store)
    #expect(try terminal.waitForExit() == .exited(65))
    #expect(terminal.writtenText == "userstui: \(store.path), \(damage.sentence) The file is as it was.\r\n")
  }

  @Test(arguments: damages)
  func `a damaged file stays as it is, and the terminal too`(damage: Damage) throws {
    let store = try StoreFiles(damage.text)
    let terminal = try PseudoTerminal(on: store)
    try terminal.waitForExit()
    #expect(terminal.wroteOnlyText)
    #expect(terminal.terminalIsRestored)
    #expect(try store.data() == Data(damage.text.utf8))
    #expect(try store.fileNames == [store.name])
  }

  @Test func `what a damaged file holds is shown, not sent, in the reason`() throws {
    let store = try StoreFiles(#"[{"\#u{1B}]0;title\#u{7}": 1}]"#)
    let terminal = try PseudoTerminal(on: store)
    #expect(try terminal.waitForExit() == .exited(65))
    #expect(terminal.wroteOnlyText)
  }

  @Test func `a file name with control characters is shown, not sent`() throws {
    let store = try StoreFiles("", name: "a\u{1B}[2Jb.json")
    let terminal = try PseudoTerminal(on: store)
    #expect(try terminal.waitForExit() == .exited(65))
    #expect(terminal.wroteOnlyText)
    #expect(terminal.writtenText.contains("a␛[2Jb.json"))
  }

  @Test func `JSON Lines are refused by name`() throws {
    let store = try StoreFiles(Self.ada + "\n", name: "users.jsonl")
    let terminal = try PseudoTerminal(on: store)
    #expect(try terminal.waitForExit() == .exited(65))
    #expect(terminal.writtenText.hasSuffix("JSON Lines cannot be opened; use dumpdata --format json.\r\n"))
  }

  @Test func `a directory is no store`() throws {
    let store = try StoreFiles()
    try FileManager.default.createDirectory(atPath: store.path, withIntermediateDirectories: false)
    let terminal = try PseudoTerminal(on: store)
    #expect(try terminal.waitForExit() == .exited(66))
    #expect(terminal.writtenText == "userstui: \(store.path) is not a file.\r\n")
    #expect(try store.fileNames == [store.name])
  }

  @Test func `a directory that is not there is named`() throws {
    let terminal = try PseudoTerminal(ProductUnderTest.path, ["/nowhere/at/all/users.json"])
    #expect(try terminal.waitForExit() == .exited(66))
    #expect(terminal.writtenText == "userstui: There is no directory /nowhere/at/all; make it first.\r\n")
  }

  @Test func `a value that only breaks a rule opens, is marked, and the form asks for another`() throws {
    let store = try StoreFiles(users: [.init("ada", phone: "12345678901234567")])
    let terminal = try PseudoTerminal.opened(store)
    #expect(terminal.screen.text.contains("▸●!ada"))
    terminal.type("e")
    try terminal.waitUntil("the form that asks for a better one") { screen in
      screen.lines.contains { $0.contains("Phone") && $0.contains("At most 16 characters; these are 17.") }
    }
  }
}
