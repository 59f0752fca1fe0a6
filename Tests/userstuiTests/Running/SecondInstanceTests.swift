import Foundation
import Glibc
import Testing

/// Two programs on one store.
struct SecondInstanceTests {
  @Test func `each shows what the other saves, and by whom`() throws {
    let store = try StoreFiles(users: [.init("ada")])
    let first = try PseudoTerminal.opened(store, columns: 120)
    let second = try PseudoTerminal.opened(store, columns: 120)
    try first.addUser("bob", pk: 2)
    try second.waitUntil("the other's user is in the list, and its signals are in the log") { screen in
      screen.text.contains("● bob ") && screen.text.contains("post_save auth.user 2 bob created")
        && screen.text.contains("users.create_profile ✓") && screen.isSelected("ada")
    }
    try second.addUser("eve", pk: 3)
    try first.waitUntil("the other's user is in the list") { screen in
      screen.text.contains("● eve ") && screen.text.contains("post_save auth.user 3 eve created")
    }
    #expect(try second.quit() == .exited(0))
    #expect(try first.quit() == .exited(0))
    #expect(try store.users.map(\.fields.username) == ["ada", "bob", "eve"])
    #expect(try store.profiles.map(\.fields.user) == [1, 2, 3])
    #expect(try store.saves.map(\.seq) == Array(1...6))
  }

  @Test func `one that only reads follows what the other saves`() throws {
    let store = try StoreFiles(users: [.init("ada")])
    let reader = try PseudoTerminal(on: store, "--read-only")
    try reader.wait(for: "ada")
    let writer = try PseudoTerminal.opened(store)
    try writer.addUser("bob", pk: 2)
    try reader.wait(for: "● bob ")
    writer.type("d")
    try writer.wait(for: "Delete bob")
    writer.type("y")
    try reader.waitUntilGone("● bob ")
  }

  @Test func `a username that the other has taken is refused in the form`() throws {
    let store = try StoreFiles(users: [.init("ada")])
    let first = try PseudoTerminal.opened(store)
    let second = try PseudoTerminal.opened(store)
    second.type("a")
    try second.wait(for: "Add user")
    second.type("bob")
    try first.addUser("bob", pk: 2)
    second.press(.enter)
    try second.wait(for: "This username is taken.")
    #expect(try store.saves.filter { $0.model == "auth.user" }.count == 1)
  }

  /// A program with a form open for ada, whose last name has just been changed by another.
  private func editingWhatChanged(_ store: StoreFiles, typing email: String) throws -> PseudoTerminal {
    let first = try PseudoTerminal.opened(store)
    let second = try PseudoTerminal.opened(store)
    second.type("e")
    try second.wait(for: "Edit user")
    second.press(.tab, .tab, .tab)
    second.type(email)
    first.type("e")
    try first.wait(for: "Edit user")
    first.press(.tab, .tab)
    first.type("King")
    first.press(.enter)
    try second.wait(for: "post_save auth.user 1 ada last_name")
    second.press(.enter)
    try second.wait(for: "ada was changed elsewhere since you opened the form")
    try second.wait(for: "Last name: (empty) → King")
    return second
  }

  @Test func `what another has changed of the same user is shown, and both changes are kept on yes`() throws {
    let store = try StoreFiles(users: [.init("ada")])
    let terminal = try editingWhatChanged(store, typing: "ada@example.org")
    terminal.type("y")
    try terminal.wait(for: "post_save auth.user 1 ada email")
    #expect(try terminal.quit() == .exited(0))
    let ada = try #require(try store.users.first).fields
    #expect(ada.lastName == "King")
    #expect(ada.email == "ada@example.org")
  }

  @Test func `on no the form is there again, with what was typed and what the other wrote`() throws {
    let store = try StoreFiles(users: [.init("ada")])
    let terminal = try editingWhatChanged(store, typing: "ada@example.org")
    terminal.type("n")
    try terminal.waitUntil("both are in the form") { screen in
      screen.text.contains("Last name   King ") && screen.text.contains("Email       ada@example.org ")
        && !screen.text.contains("since you opened the form")
    }
    #expect(try store.saves.map(\.seq) == [1])
    terminal.press(.enter)
    try terminal.wait(for: "post_save auth.user 1 ada email")
  }

  @Test func `one that hangs with the lock is named, and the form keeps what was typed`() throws {
    let store = try StoreFiles(users: [.init("ada")])
    let terminal = try PseudoTerminal.opened(store, columns: 120)
    let lock = open(store.path + ".lock", O_RDWR | O_CLOEXEC)
    flock(lock, LOCK_EX)
    terminal.type("a")
    try terminal.wait(for: "Add user")
    terminal.type("bob")
    terminal.press(.enter)
    try terminal.wait(for: "Process \(getpid()) (")
    try terminal.wait(for: "has the store locked")
    close(lock)
    terminal.press(.enter)
    try terminal.wait(for: "post_save auth.user 2 bob created")
  }

  @Test func `one that hangs with the lock is named on quitting, and the journal has every save`() throws {
    let store = try StoreFiles(users: [.init("ada")])
    let terminal = try PseudoTerminal.opened(store)
    try terminal.addUser("bob", pk: 2)
    let lock = open(store.path + ".lock", O_RDWR | O_CLOEXEC)
    flock(lock, LOCK_EX)
    #expect(try terminal.quit() == .exited(74))
    #expect(terminal.writtenText.contains("The file could not be rewritten: process \(getpid()) ("))
    #expect(!terminal.writtenText.contains("Nothing was saved"))
    close(lock)
    let second = try PseudoTerminal(on: store)
    try second.wait(for: "● bob ")
    #expect(try second.quit() == .exited(0))
    #expect(try store.users.map(\.fields.username) == ["ada", "bob"])
  }

  @Test func `a killed program holds nothing`() throws {
    let store = try StoreFiles(users: [.init("ada")])
    let first = try PseudoTerminal.opened(store)
    first.signal(SIGKILL)
    try first.waitForExit()
    let second = try PseudoTerminal.opened(store)
    try second.addUser("bob", pk: 2)
  }
}
