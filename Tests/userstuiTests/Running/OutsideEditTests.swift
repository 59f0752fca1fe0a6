import Foundation
import Testing

/// Another program writes the file while this one has it open.
struct OutsideEditTests {
  private func write(_ text: String, to store: StoreFiles) throws {
    try Data(text.utf8).write(to: URL(filePath: store.path))
  }

  @Test func `what it has added is in the list, and the log names nobody in particular`() throws {
    let store = try StoreFiles(users: [.init("ada")])
    let terminal = try PseudoTerminal.opened(store)
    try write(FixtureText.of([.init("ada"), .init("bob")]), to: store)
    try terminal.waitUntil("bob is in the list, and his making in the log") { screen in
      screen.text.contains("● bob ") && screen.text.contains("post_save auth.user 2 bob created")
        && screen.text.contains("external")
    }
    #expect(try terminal.quit() == .exited(0))
    #expect(try store.users.map(\.fields.username) == ["ada", "bob"])
  }

  @Test func `how much it has changed is said`() throws {
    let store = try StoreFiles(users: [.init("ada")])
    let terminal = try PseudoTerminal.opened(store)
    try write(FixtureText.of([.init("ada"), .init("bob")]), to: store)
    try terminal.wait(for: "Another program's change of users.json is taken in; records: 2 created.")
  }

  @Test func `a user without a profile gets one`() throws {
    let store = try StoreFiles(users: [.init("ada")])
    let terminal = try PseudoTerminal.opened(store)
    let lines = FixtureText.of([.init("ada"), .init("bob")]).split(separator: "\n")
    let alone = lines.filter { !($0.contains("userprofile") && $0.contains(#""pk": 2"#)) }.joined(separator: "\n")
    try write(alone.replacingOccurrences(of: ",\n]", with: "\n]"), to: store)
    try terminal.wait(for: "post_save users.userprofile 2 created")
    #expect(try terminal.quit() == .exited(0))
    #expect(try store.profiles.map(\.fields.user) == [1, 2])
  }

  @Test func `what is no store is refused with the reason, and left as it is`() throws {
    let store = try StoreFiles(users: [.init("ada")])
    let terminal = try PseudoTerminal.opened(store, columns: 120)
    try write("[\n{}\n]\n", to: store)
    try terminal.wait(for: "Another program has changed the file; line 2")
    terminal.press(.down)
    try terminal.waitUntil("the title alone tells of it") { screen in
      screen.lines[0].hasSuffix("file refused") && screen.text.contains("q Quit")
    }
    try write("[\n]\n", to: store)
    try terminal.waitUntil("the title tells of it no more") { !$0.lines[0].contains("file refused") }
    try write("[\n{}\n]\n", to: store)
    try terminal.wait(for: "Another program has changed the file; line 2")
    #expect(try terminal.quit() == .exited(74))
    #expect(terminal.writtenText.contains("is as another program has left it"))
    #expect(try String(decoding: store.data(), as: UTF8.self) == "[\n{}\n]\n")
  }

  @Test func `what was changed before the start is taken in too`() throws {
    let store = try StoreFiles(users: [.init("ada")])
    let first = try PseudoTerminal.opened(store)
    try first.addUser("bob", pk: 2)
    #expect(try first.quit() == .exited(0))
    try write(FixtureText.of([.init("ada"), .init("eve")]), to: store)
    let second = try PseudoTerminal(on: store)
    try second.waitUntil("the log tells of it, and the last line how much it is") { screen in
      screen.text.contains("post_save auth.user 2 eve password, username")
        && screen.text.contains("Another program's change of users.json is taken in; records: 2 changed.")
    }
  }
}
