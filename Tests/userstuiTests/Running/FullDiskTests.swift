import Foundation
import Testing

/// A disk that is full, played by a limit to how large a file may become: four blocks of 512 bytes hold three saves,
/// and leave no room to fill the journal ahead.
struct FullDiskTests {
  private func terminal(on store: StoreFiles) throws -> PseudoTerminal {
    let terminal = try PseudoTerminal(
      "/bin/sh", ["-c", #"ulimit -S -f 4; exec "$0" "$1""#, ProductUnderTest.path, store.path])
    terminal.belongings = store
    try terminal.wait(for: "Nobody is here yet.")
    return terminal
  }

  private func add(_ username: String, to terminal: PseudoTerminal) throws {
    terminal.type("a")
    try terminal.wait(for: "Add user")
    terminal.type(username)
    terminal.press(.enter)
  }

  @Test func `a profile that it has no room for is made later, on R`() throws {
    let store = try StoreFiles()
    let terminal = try terminal(on: store)
    try add("ada", to: terminal)
    try terminal.waitUntil("ada and her profile") { $0.text.contains("post_save users.userprofile 1 created") }
    try add("bob", to: terminal)
    try terminal.waitUntil("bob, and why he has no profile") { screen in
      screen.isSelected("bob") && screen.text.contains("users.create_profile ✗")
        && screen.text.contains("File too large") && screen.text.contains("again in")
    }
    try terminal.liftFileSizeLimit()
    terminal.press(.tab, .tab)
    terminal.type("R")
    try terminal.waitUntil("bob's profile") { screen in
      screen.text.contains("post_save users.userprofile 2 created") && !screen.text.contains("✗")
    }
    #expect(try terminal.quit() == .exited(0))
    #expect(try store.profiles.compactMap(\.fields.user) == [1, 2])
  }

  @Test func `a user that it has no room for stays in the form, and is saved once there is`() throws {
    let store = try StoreFiles()
    let terminal = try terminal(on: store)
    for name in ["ada", "bob"] {
      try add(name, to: terminal)
      try terminal.waitUntil(name) { $0.isSelected(name) }
    }
    try add("carol", to: terminal)
    try terminal.waitUntil("what was typed, and why it is not saved") { screen in
      let form = screen.lines.prefix { !$0.contains("├ Signals") }
      return form.contains { $0.contains("carol") }
        && form.contains { $0.contains("File too large. Nothing was saved.") }
    }
    try terminal.liftFileSizeLimit()
    terminal.press(.enter)
    try terminal.waitUntil("carol") { $0.isSelected("carol") }
    #expect(try terminal.quit() == .exited(0))
    #expect(try store.users.map(\.fields.username) == ["ada", "bob", "carol"])
  }
}

extension PseudoTerminal {
  fileprivate func liftFileSizeLimit() throws {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/prlimit")
    process.arguments = ["--pid", "\(processIdentifier)", "--fsize=unlimited"]
    try process.run()
    process.waitUntilExit()
  }
}
