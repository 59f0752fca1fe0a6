import Foundation
import Testing

/// The main job: a user is added from the keyboard, and its signals make the profile.
struct MainJobTests {
  /// A store with one user, added from the keyboard, after quitting.
  private func addAda(to store: StoreFiles) throws -> PseudoTerminal {
    let terminal = try PseudoTerminal(on: store)
    try terminal.wait(for: "Nobody is here yet.")
    try terminal.addUser("ada", email: "ada@example.org", phone: "+44 20 7946 0018", address: "12 St James's Square")
    #expect(try terminal.quit() == .exited(0))
    return terminal
  }

  @Test func `the empty screen says how to begin`() throws {
    let store = try StoreFiles()
    let terminal = try PseudoTerminal.opened(store)
    #expect(terminal.screen.text.contains("Press a to add the first user,"))
    #expect(terminal.screen.text.contains("or s to fill the store with a sample."))
    #expect(terminal.screen.lines[0] == " \(store.path) · 0 users")
  }

  @Test func `a user added is in the list and its cause and effect in the log`() throws {
    let store = try StoreFiles()
    let terminal = try PseudoTerminal(on: store)
    try terminal.wait(for: "Nobody is here yet.")
    try terminal.addUser("ada", email: "ada@example.org", phone: "+44 20 7946 0018")
    try terminal.waitUntil("the user in the list and in the detail") { screen in
      screen.lines[0] == " \(store.path) · 1 user" && screen.lines[3].contains("ada@example.org")
        && screen.lines.contains { $0.contains("Phone        +44 20 7946 0018") }
    }
    try terminal.waitUntilStraight()
  }

  @Test func `a user added is in the file with exactly one profile as typed`() throws {
    let store = try StoreFiles()
    _ = try addAda(to: store)
    let user = try #require(try store.users.first)
    #expect(try store.records.count == 2)
    #expect(user.fields.username == "ada")
    #expect(user.fields.email == "ada@example.org")
    let profile = try #require(try store.profiles.first)
    #expect(profile.fields.user == user.pk)
    #expect(profile.fields.phonenumber == "+44 20 7946 0018")
    #expect(profile.fields.address == "12 St James's Square")
  }

  @Test func `the file has one record a line`() throws {
    let store = try StoreFiles()
    _ = try addAda(to: store)
    let lines = try store.lines()
    #expect(lines.first == "[")
    #expect(lines.last == "]")
    #expect(lines.count == 4)
    for line in lines.dropFirst().dropLast() {
      let record = Data(line.hasSuffix(",") ? line.dropLast().utf8 : line[...].utf8)
      #expect(throws: Never.self) { try JSONDecoder().decode(FixtureRecord.self, from: record) }
    }
  }

  @Test func `the journal names the save and the receiver that caused the profile`() throws {
    let store = try StoreFiles()
    _ = try addAda(to: store)
    let saves = try store.saves
    #expect(saves.map(\.model) == ["auth.user", "users.userprofile", "users.userprofile"])
    #expect(saves.map(\.seq) == [1, 2, 3])
    #expect(saves.map(\.cause) == [nil, .init(seq: 1, receiver: "users.create_profile"), nil])
  }

  @Test func `only the owner may read the files`() throws {
    let store = try StoreFiles()
    _ = try addAda(to: store)
    #expect(try store.fileNames == ["users.json", "users.json.journal", "users.json.lock"])
    for name in try store.fileNames { #expect(try store.mode(of: name) == 0o600, "\(name)") }
  }

  @Test func `the password is one that nobody can log in with`() throws {
    let store = try StoreFiles()
    _ = try addAda(to: store)
    #expect(try store.lines()[1].contains(#""password": "!"#))
  }

  @Test func `the terminal is as it was, with what was on it`() throws {
    let store = try StoreFiles()
    let terminal = try PseudoTerminal("sh", ["-c", "echo before; exec '\(ProductUnderTest.path)' '\(store.path)'"])
    try terminal.wait(for: "Nobody is here yet.")
    #expect(terminal.screen.isAlternate)
    #expect(!terminal.screen.text.contains("before"))
    try terminal.addUser("ada")
    #expect(try terminal.quit() == .exited(0))
    #expect(terminal.terminalIsRestored)
    #expect(terminal.screen.lines.prefix(2) == ["before", ""])
  }

  @Test func `without a path the store is the one in the environment`() throws {
    let store = try StoreFiles()
    let terminal = try PseudoTerminal(ProductUnderTest.path, environment: ["USERSTUI_STORE": store.path])
    try terminal.wait(for: "Nobody is here yet.")
    try terminal.addUser("ada")
    #expect(try terminal.quit() == .exited(0))
    #expect(try store.users.map(\.fields.username) == ["ada"])
  }

  @Test func `without any word of it the store is in the data directory, for its owner alone`() throws {
    let home = try TemporaryDirectory()
    // XDG has a relative directory ignored.
    let environment = ["HOME": home.path, "XDG_DATA_HOME": "relative"]
    let terminal = try PseudoTerminal(ProductUnderTest.path, environment: environment)
    try terminal.wait(for: "Nobody is here yet.")
    #expect(terminal.screen.text.contains(" ~/.local/share/userstui/users.json "))
    try terminal.addUser("ada")
    #expect(try terminal.quit() == .exited(0))
    let directory = home.file(".local/share/userstui")
    #expect(FileManager.default.fileExists(atPath: directory + "/users.json"))
    let attributes = try FileManager.default.attributesOfItem(atPath: directory)
    #expect(attributes[.posixPermissions] as? Int == 0o700)
  }
}
