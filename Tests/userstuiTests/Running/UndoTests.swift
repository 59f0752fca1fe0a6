import Foundation
import Glibc
import Testing

/// Undo, redo, and actions from the menu.
struct UndoTests {
  private func threeUsers() throws -> StoreFiles {
    try StoreFiles(users: [.init("ada", phone: "1"), .init("bob", phone: "2"), .init("eve", phone: "3")])
  }

  /// Does what a letter of the menu says with the user under the cursor.
  private func act(_ letter: String, _ question: String, done: String, on terminal: PseudoTerminal) throws {
    terminal.type("x")
    try terminal.wait(for: "Actions on")
    terminal.type(letter)
    try terminal.wait(for: question)
    terminal.type("y")
    try terminal.wait(for: done)
  }

  @Test func `a deactivation is undone and redone, each a save of its own in the journal`() throws {
    let store = try threeUsers()
    let terminal = try PseudoTerminal.opened(store)
    try act("i", "Deactivate ada?", done: "Done: deactivated ada. u undoes it.", on: terminal)
    try terminal.wait(for: "▸○ ada")
    terminal.type("u")
    try terminal.wait(for: "Undone: deactivated ada.")
    try terminal.wait(for: "▸● ada")
    terminal.press(.control("r"))
    try terminal.wait(for: "Redone: deactivated ada.")
    try terminal.wait(for: "▸○ ada")
    #expect(try store.saves.map(\.origin) == ["screen", "undo", "undo"])
    terminal.type("u")
    try terminal.wait(for: "Undone: deactivated ada.")
    let text = try store.data()
    #expect(try terminal.quit() == .exited(0))
    #expect(try store.data() == text)
  }

  @Test func `marked users are deleted in one save, and come back with their profiles under their keys`() throws {
    let store = try threeUsers()
    let before = try store.records
    let terminal = try PseudoTerminal.opened(store, columns: 120)
    terminal.type("  d")
    try terminal.wait(for: "2 profiles go with them: phone numbers and addresses.")
    terminal.type("y")
    try terminal.wait(for: "Done: deleted 2 users. u undoes it.")
    #expect(try store.lines(".journal").count { $0.contains(#""op":"batch""#) } == 1)
    terminal.type("u")
    try terminal.wait(for: "Undone: deleted 2 users.")
    terminal.type("u")
    try terminal.wait(for: "Nothing is left to undo.")
    #expect(try terminal.quit() == .exited(0))
    #expect(Set(try store.records.map(\.key)) == Set(before.map(\.key)))
    #expect(try store.records.count == before.count)
  }

  @Test func `a deactivation of many that was told is whole after a kill`() throws {
    let store = try threeUsers()
    let terminal = try PseudoTerminal.opened(store)
    terminal.type("*x")
    try terminal.wait(for: "Actions on 3 users")
    terminal.type("i")
    try terminal.wait(for: "Deactivate 3 users?")
    terminal.type("y")
    try terminal.wait(for: "Done: deactivated 3 users.")
    terminal.signal(SIGKILL)
    try terminal.waitForExit()
    let reopened = try PseudoTerminal(on: store)
    try reopened.waitUntil("all are inactive") { screen in
      ["ada", "bob", "eve"].allSatisfy { screen.text.contains("○ \($0) ") }
    }
  }

  @Test func `an added user goes with its profile, and nothing of a sitting before can be undone`() throws {
    let store = try StoreFiles()
    let terminal = try PseudoTerminal(on: store)
    try terminal.wait(for: "Nobody is here yet.")
    try terminal.addUser("ada")
    terminal.type("?")
    try terminal.waitUntil("what can be undone, and that nothing can be redone") { screen in
      screen.text.contains("  Undo what") && screen.text.contains("✗ Redo what")
    }
    terminal.press(.escape)
    try terminal.waitUntilGone("Search")
    terminal.type("u")
    try terminal.wait(for: "Undone: added ada.")
    try terminal.wait(for: "Nobody is here yet.")
    terminal.press(.control("r"))
    try terminal.wait(for: "Redone: added ada.")
    #expect(try terminal.quit() == .exited(0))
    #expect(try store.users.map(\.pk) == [1])
    #expect(try store.profiles.map(\.fields.phonenumber) == ["010-1234-5678"])
    let again = try PseudoTerminal.opened(store)
    again.type("u")
    try again.wait(for: "Nothing is left to undo.")
  }

  @Test func `what another program has changed since is not undone, and it says what`() throws {
    let store = try threeUsers()
    let first = try PseudoTerminal.opened(store, columns: 120)
    let second = try PseudoTerminal.opened(store, columns: 120)
    try act("s", "Make ada staff?", done: "Done: made ada staff.", on: first)
    try second.wait(for: "post_save auth.user 1 ada is_staff")
    try act("n", "Make ada no staff any more?", done: "Done: made ada no staff any more.", on: second)
    try first.wait(for: "#2 post_save auth.user 1 ada is_staff")
    first.type("u")
    try first.wait(for: "ada was changed since by your own account, ")
    try first.wait(for: ": Staff. This stays: made ada staff.")
    #expect(try second.quit() == .exited(0))
    #expect(try first.quit() == .exited(0))
    let ada = try #require(try store.users.first).fields
    #expect(ada.isStaff == false)
  }

  @Test func `an export is a fixture for its owner alone, and no other file's place is taken`() throws {
    let store = try threeUsers()
    let terminal = try PseudoTerminal.opened(store, columns: 120)
    terminal.type("x")
    try terminal.wait(for: "Actions on ada")
    terminal.type("e")
    try terminal.wait(for: "users-export.json")
    terminal.press(.enter)
    try terminal.wait(for: "With their password hashes, or without")
    terminal.type("w")
    try terminal.wait(for: "is in \(store.file("users-export.json"))")
    terminal.type("xe")
    try terminal.wait(for: "Export ada")
    terminal.press(.enter)
    try terminal.wait(for: "is there already and stays as it is.")
    terminal.type("/a.json")
    terminal.press(.enter)
    try terminal.wait(for: "Not a directory")
    terminal.press(.control("u"))
    terminal.type("\(store.file("no"))/a.json")
    terminal.press(.enter)
    try terminal.wait(for: "There is no directory \(store.file("no")); make it first.")
    terminal.press(.escape)
    try terminal.wait(for: "q Quit")
    #expect(try store.mode(of: "users-export.json") == 0o600)
    let exported = try StoreFiles(String(contentsOfFile: store.file("users-export.json"), encoding: .utf8))
    #expect(try exported.users.map(\.fields.username) == ["ada"])
    #expect(try exported.profiles.map(\.fields.phonenumber) == ["1"])
    #expect(try terminal.quit() == .exited(0))
  }

  @Test func `an undo that was told is there after a kill`() throws {
    let store = try threeUsers()
    let terminal = try PseudoTerminal.opened(store)
    try act("d", "Delete ada?", done: "Done: deleted ada.", on: terminal)
    terminal.type("u")
    try terminal.wait(for: "Undone: deleted ada.")
    terminal.signal(SIGKILL)
    try terminal.waitForExit()
    let reopened = try PseudoTerminal(on: store)
    try reopened.wait(for: "● ada ")
    #expect(try reopened.quit() == .exited(0))
    #expect(try store.users.count == 3)
    #expect(try store.profiles.count == 3)
  }
}

extension FixtureRecord {
  /// What a record is, and whose.
  fileprivate var key: String {
    "\(model) \(pk) \(fields.username ?? "") \(fields.user ?? 0) \(fields.phonenumber ?? "")"
  }
}
