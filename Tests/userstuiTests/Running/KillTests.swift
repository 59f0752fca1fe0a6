import Foundation
import Testing

/// What a process leaves that had no time to say goodbye.
struct KillTests {
  /// A store in which a user was acknowledged on the screen, and then the program was killed.
  private func killedStore() throws -> StoreFiles {
    let store = try StoreFiles()
    let terminal = try PseudoTerminal(on: store)
    try terminal.wait(for: "Nobody is here yet.")
    try terminal.addUser("ada", email: "ada@example.org", phone: "+44 20 7946 0018")
    terminal.signal(SIGKILL)
    #expect(try terminal.waitForExit() == .signalled(SIGKILL))
    return store
  }

  @Test func `what was acknowledged is there again, and the screen says where from`() throws {
    let terminal = try PseudoTerminal(on: try killedStore())
    try terminal.wait(for: "3 saves were brought back from the journal.")
    #expect(terminal.screen.isSelected("ada"))
    #expect(terminal.screen.text.contains("+44 20 7946 0018"))
  }

  @Test func `the log tells again what the signals did`() throws {
    let terminal = try PseudoTerminal(on: try killedStore())
    try terminal.wait(for: "3 saves were brought back from the journal.")
    #expect(terminal.screen.text.contains("#1 post_save auth.user 1 ada created"))
    #expect(terminal.screen.text.contains("└ users.create_profile"))
    #expect(terminal.screen.text.contains("#2 post_save users.userprofile 1 created"))
  }

  @Test func `after quitting the file alone holds everything`() throws {
    let store = try killedStore()
    let reopened = try PseudoTerminal(on: store)
    try reopened.wait(for: "3 saves were brought back from the journal.")
    #expect(try reopened.quit() == .exited(0))
    #expect(try store.users.map(\.fields.username) == ["ada"])
    #expect(try store.profiles.map(\.fields.phonenumber) == ["+44 20 7946 0018"])
  }

  @Test func `the sitting after has nothing to bring back`() throws {
    let store = try killedStore()
    let reopened = try PseudoTerminal(on: store)
    try reopened.wait(for: "3 saves were brought back from the journal.")
    #expect(try reopened.quit() == .exited(0))
    let terminal = try PseudoTerminal(on: store)
    try terminal.wait(for: "q Quit")
    #expect(terminal.screen.isSelected("ada"))
    #expect(try store.users.count == 1)
    #expect(try store.profiles.count == 1)
  }
}
