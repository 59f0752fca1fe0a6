import Testing

/// Passwords: set and disabled, and never to be read anywhere.
struct PasswordTests {
  private static let password = "kwxm9zptq!"

  private func twoUsers() throws -> StoreFiles { try StoreFiles(users: [.init("ada"), .init("bob")]) }

  /// Whether the password is neither in a file nor was ever on the screen.
  private func isSecret(_ store: StoreFiles, _ terminal: PseudoTerminal) throws -> Bool {
    let files = try store.fileNames.map { try store.data(String($0.dropFirst(store.name.count))) }
    return (files.map { String(decoding: $0, as: UTF8.self) } + [terminal.writtenText]).allSatisfy {
      !$0.contains(Self.password)
    }
  }

  @Test func `p sets one, which is saved as Django hashes it`() throws {
    let store = try twoUsers()
    let terminal = try PseudoTerminal.opened(store)
    terminal.type("p")
    try terminal.wait(for: "Set password · ada")
    terminal.type(Self.password)
    terminal.press(.enter)
    terminal.type(Self.password)
    try terminal.wait(for: "Again          ••••••••••")
    terminal.press(.enter)
    try terminal.wait(for: "Hashing … Esc cancels.")
    try terminal.waitUntil("the save is told, and the form is closed") { screen in
      screen.text.contains("post_save auth.user 1 ada password") && !screen.text.contains("Edit user")
    }
    #expect(try terminal.quit() == .exited(0))
    let passwords = try store.users.compactMap(\.fields.password)
    #expect(passwords.map { $0.hasPrefix("pbkdf2_sha256$1000000$") } == [true, false])
    #expect(passwords[0].split(separator: "$").map(\.count) == [13, 7, 22, 44])
    #expect(passwords[1] == "!")
    #expect(try isSecret(store, terminal))
  }

  @Test func `the form of a new user sets one, keys typed ahead and all`() throws {
    let store = try StoreFiles()
    let terminal = try PseudoTerminal(on: store)
    try terminal.wait(for: "Nobody is here yet.")
    terminal.type("a")
    try terminal.wait(for: "Add user")
    terminal.type("ada")
    terminal.press(.up, .up, .up, .enter)
    terminal.type(Self.password)
    terminal.press(.tab)
    terminal.type(Self.password)
    terminal.press(.enter, .control("s"))
    try terminal.wait(for: "users.create_profile ✓")
    #expect(try terminal.quit() == .exited(0))
    #expect(try store.users.first?.fields.password?.hasPrefix("pbkdf2_sha256$1000000$") == true)
    #expect(try isSecret(store, terminal))
  }

  @Test func `Delete on its line disables it`() throws {
    let hash = "pbkdf2_sha256$1$salt$hash"
    let store = try StoreFiles(
      FixtureText.of([.init("ada")]).replacing(#""password": "!""#, with: #""password": "\#(hash)""#))
    let terminal = try PseudoTerminal.opened(store)
    terminal.type("e")
    try terminal.wait(for: "Password    set")
    terminal.press(.up, .up, .up, .delete)
    try terminal.wait(for: "*Password    disabled")
    terminal.press(.control("s"))
    try terminal.wait(for: "post_save auth.user 1 ada password")
    #expect(try terminal.quit() == .exited(0))
    let password = try #require(try store.users.first?.fields.password)
    #expect(password.hasPrefix("!") && password.count == 41)
    #expect(!terminal.writtenText.contains(hash))
  }
}
