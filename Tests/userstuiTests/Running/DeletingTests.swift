import Testing

/// Deleting, which asks first.
struct DeletingTests {
  private func twoUsers() throws -> StoreFiles { try StoreFiles(users: [.init("ada"), .init("bob")]) }

  @Test(arguments: ["d", "\u{1B}[3~", "\u{1B}[19~"])
  func `d, Del and F8 ask, and name what goes with the user`(key: String) throws {
    let terminal = try PseudoTerminal.opened(try twoUsers())
    terminal.type(key)
    try terminal.waitUntil("the question") { screen in
      screen.text.contains("Delete ada?") && screen.text.contains("Its profile goes with it: phone number and address.")
    }
  }

  @Test func `y deletes the user and its profile`() throws {
    let store = try twoUsers()
    let terminal = try PseudoTerminal.opened(store)
    terminal.type("d")
    try terminal.wait(for: "Delete ada?")
    terminal.type("y")
    try terminal.wait(for: "Deleted ada. u undoes it.")
    try terminal.waitUntil("the user is gone, and the log says so") { screen in
      screen.isSelected("bob") && !screen.text.contains("Delete ada?")
        && screen.text.contains("post_delete auth.user 1 ada deleted")
        && screen.text.contains("post_delete users.userprofile 1 deleted")
    }
    #expect(try terminal.quit() == .exited(0))
    #expect(try store.users.map(\.fields.username) == ["bob"])
    #expect(try store.profiles.map(\.fields.user) == [2])
  }

  @Test(arguments: ["n", "\u{1B}", "\u{03}"])
  func `n, Esc and Ctrl-C keep the user`(answer: String) throws {
    let store = try twoUsers()
    let terminal = try PseudoTerminal.opened(store)
    terminal.type("d")
    try terminal.wait(for: "Delete ada?")
    terminal.type(answer)
    try terminal.waitUntilGone("Delete ada?")
    #expect(try terminal.quit() == .exited(0))
    #expect(try store.users.map(\.fields.username) == ["ada", "bob"])
  }

  @Test(arguments: ["d", "\u{1B}[3~", "\u{1B}[19~"])
  func `the key that asks never answers`(key: String) throws {
    let store = try twoUsers()
    let terminal = try PseudoTerminal.opened(store)
    terminal.type(key + key)
    try terminal.wait(for: "Delete ada?")
    terminal.type(key + "n")
    try terminal.waitUntilGone("Delete ada?")
    #expect(try terminal.quit() == .exited(0))
    #expect(try store.users.map(\.fields.username) == ["ada", "bob"])
  }

  @Test func `the last user can be deleted, and the empty screen is back`() throws {
    let store = try StoreFiles(users: [.init("ada")])
    let terminal = try PseudoTerminal.opened(store)
    terminal.type("d")
    try terminal.wait(for: "Delete ada?")
    terminal.type("y")
    try terminal.wait(for: "Nobody is here yet.")
    #expect(try terminal.quit() == .exited(0))
    #expect(try store.records.isEmpty)
  }
}
