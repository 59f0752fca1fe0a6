import Testing

/// Editing, deleting and the sample.
struct EditingTests {
  private func twoUsers() throws -> StoreFiles {
    try StoreFiles(users: [.init("ada", firstName: "Ada", phone: "1"), .init("bob", firstName: "Bob", phone: "2")])
  }

  @Test(arguments: ["e", "\r", "\u{1B}OQ"])
  func `e, Enter and F2 open the form of the selected user`(key: String) throws {
    let terminal = try PseudoTerminal.opened(try twoUsers())
    terminal.press(.down)
    try terminal.waitUntil("the second user is selected") { $0.isSelected("bob") }
    terminal.type(key)
    try terminal.waitUntil("its form") { $0.text.contains("Edit user") && $0.text.contains("First name  Bob") }
  }

  @Test func `an edit changes its field and nothing else in the file`() throws {
    let store = try twoUsers()
    let before = try store.lines()
    let terminal = try PseudoTerminal.opened(store)
    terminal.type("e")
    try terminal.wait(for: "Edit user")
    terminal.press(.tab, .tab)
    terminal.type("Lovelace")
    terminal.press(.control("s"))
    try terminal.wait(for: "Saved ada.")
    try terminal.waitUntil("the save is told, and the form is closed") { screen in
      screen.text.contains("post_save auth.user 1 ada last_name") && !screen.text.contains("Edit user")
    }
    #expect(try terminal.quit() == .exited(0))
    let after = try store.lines()
    #expect(after[1] == before[1].replacing(#""last_name": """#, with: #""last_name": "Lovelace""#))
    #expect(after.dropFirst(2) == before.dropFirst(2))
  }

  @Test func `Space toggles a flag`() throws {
    let store = try twoUsers()
    let terminal = try PseudoTerminal.opened(store)
    terminal.type("e")
    try terminal.waitUntil("the form") { $0.text.contains("Staff       [ ]") }
    terminal.press(.tab, .tab, .tab, .tab, .tab)
    terminal.type(" ")
    try terminal.wait(for: "Staff       [x]")
    terminal.press(.enter)
    try terminal.wait(for: "post_save auth.user 1 ada is_staff")
    #expect(try terminal.quit() == .exited(0))
    #expect(try store.users.map(\.fields.isStaff) == [true, false])
  }

  @Test func `a field that is left says what is wrong with it`() throws {
    let terminal = try PseudoTerminal.opened(try twoUsers())
    terminal.type("a")
    try terminal.wait(for: "Add user")
    terminal.type("bob")
    terminal.press(.tab)
    try terminal.waitUntil("the error beside the name") { screen in
      screen.lines.contains { $0.contains("Username") && $0.contains("This username is taken.") }
    }
  }

  @Test func `a form with an error is not saved`() throws {
    let store = try twoUsers()
    let terminal = try PseudoTerminal.opened(store)
    terminal.type("a")
    try terminal.wait(for: "Add user")
    terminal.press(.enter)
    try terminal.waitUntil("the error, and still the form") {
      $0.text.contains("Required.") && $0.text.contains("Add user")
    }
    terminal.press(.control("c"))
    #expect(try terminal.waitForExit() == .exited(0))
    #expect(try store.users.count == 2)
  }

  @Test func `s fills an empty store with the sample, each user with its profile`() throws {
    let store = try StoreFiles()
    let terminal = try PseudoTerminal(on: store)
    try terminal.wait(for: "Nobody is here yet.")
    terminal.type("s")
    try terminal.waitUntil("Ada, and no more saves on their way") { screen in
      screen.isSelected("ada") && screen.text.contains("chulsoo")
    }
    #expect(try terminal.quit() == .exited(0))
    #expect(try store.users.count > 2)
    #expect(try store.profiles.compactMap(\.fields.user).sorted() == store.users.compactMap(\.pk))
  }

  @Test func `s does nothing in a store with users`() throws {
    let store = try twoUsers()
    let terminal = try PseudoTerminal.opened(store)
    terminal.type("sj")
    try terminal.waitUntil("what came after s is done") { $0.isSelected("bob") }
    #expect(try terminal.quit() == .exited(0))
    #expect(try store.users.count == 2)
  }
}
