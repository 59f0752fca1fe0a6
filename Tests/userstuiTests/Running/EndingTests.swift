import Foundation
import Testing

/// Ends that nobody asked for: the terminal is as it was, and nothing acknowledged is lost.
struct EndingTests {
  private func withAda(_ store: StoreFiles) throws -> PseudoTerminal {
    let terminal = try PseudoTerminal(on: store)
    try terminal.wait(for: "Nobody is here yet.")
    try terminal.addUser("ada", phone: "+44 20 7946 0018")
    return terminal
  }

  private func expectAda(in store: StoreFiles) throws {
    let reopened = try PseudoTerminal(on: store)
    try reopened.waitUntil("the user that was acknowledged") { $0.isSelected("ada") }
    #expect(try reopened.quit() == .exited(0))
    #expect(try store.users.map(\.fields.username) == ["ada"])
    #expect(try store.profiles.map(\.fields.phonenumber) == ["+44 20 7946 0018"])
  }

  @Test(arguments: [SIGTERM, SIGHUP, SIGINT])
  func `a signal that asks to end ends the process by that signal, and the file holds everything`(
    number: Int32
  ) throws {
    let store = try StoreFiles()
    let terminal = try withAda(store)
    terminal.signal(number)
    #expect(try terminal.waitForExit() == .signalled(number))
    #expect(terminal.terminalIsRestored)
    #expect(try store.users.map(\.fields.username) == ["ada"])
    #expect(try store.profiles.map(\.fields.phonenumber) == ["+44 20 7946 0018"])
  }

  @Test(arguments: [SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGFPE, SIGABRT, SIGQUIT])
  func `a crash gives the terminal back`(number: Int32) throws {
    let store = try StoreFiles()
    let terminal = try withAda(store)
    terminal.signal(number)
    #expect(try terminal.waitForExit() == .signalled(number))
    #expect(terminal.terminalIsRestored)
    try expectAda(in: store)
  }

  @Test func `a closed window ends the process, and the file holds everything`() throws {
    let store = try StoreFiles()
    let terminal = try withAda(store)
    terminal.hangUp()
    #expect(try terminal.waitForExit() == .signalled(SIGHUP))
    try expectAda(in: store)
  }

  @Test func `a closed window ends a process that was told to ignore it`() throws {
    let store = try StoreFiles()
    let terminal = try PseudoTerminal("sh", ["-c", "trap '' HUP; exec '\(ProductUnderTest.path)' '\(store.path)'"])
    try terminal.wait(for: "Nobody is here yet.")
    try terminal.addUser("ada", phone: "+44 20 7946 0018")
    terminal.hangUp()
    try terminal.waitForExit()
    try expectAda(in: store)
  }

  @Test func `a signal in the middle of typing gives the terminal back`() throws {
    let terminal = try PseudoTerminal.opened(try StoreFiles())
    terminal.type("a")
    try terminal.wait(for: "Add user")
    terminal.type("ada")
    try terminal.wait(for: "Username    ada")
    terminal.signal(SIGTERM)
    #expect(try terminal.waitForExit() == .signalled(SIGTERM))
    #expect(terminal.terminalIsRestored)
  }

  @Test func `a signal right behind the key that saves loses no half of the save`() throws {
    let store = try StoreFiles()
    let terminal = try PseudoTerminal.opened(store)
    terminal.type("a")
    try terminal.wait(for: "Add user")
    terminal.type("ada")
    try terminal.wait(for: "Username    ada")
    terminal.press(.enter)
    terminal.signal(SIGTERM)
    #expect(try terminal.waitForExit() == .signalled(SIGTERM))
    // Whether the key or the signal came first: no user without a profile.
    let isSaved = try store.fileNames.contains("users.json")
    #expect(try !isSaved || store.profiles.map(\.fields.user) == store.users.map(\.pk))
  }
}
