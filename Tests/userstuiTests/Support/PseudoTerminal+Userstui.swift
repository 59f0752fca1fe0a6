/// What the tests do again and again in `userstui`.
extension PseudoTerminal {
  /// Starts `userstui` on a store.
  convenience init(
    on store: StoreFiles, _ options: String..., environment: [String: String?] = [:], columns: Int = 80, rows: Int = 24
  ) throws {
    try self.init(
      ProductUnderTest.path, options + [store.path], environment: environment, columns: columns, rows: rows)
    belongings = store
  }

  /// Starts `userstui` on a store, and waits until all of its users are there.
  static func opened(
    _ store: StoreFiles, environment: [String: String?] = [:], columns: Int = 80, rows: Int = 24
  ) throws -> PseudoTerminal {
    let terminal = try PseudoTerminal(on: store, environment: environment, columns: columns, rows: rows)
    try terminal.wait(for: "q Quit")
    return terminal
  }

  /// Adds a user with the form, and waits until the signals of its save are told and the list is back.
  ///
  /// - Parameter pk: the key that it gets, of the user and of its profile.
  func addUser(
    _ username: String, email: String = "", phone: String = "010-1234-5678", address: String = "", pk: Int = 1
  ) throws {
    type("a")
    try wait(for: "Add user")
    type(username)
    press(.tab, .tab, .tab)
    type(email)
    press(.tab, .tab, .tab, .tab, .tab)
    type(phone)
    press(.tab)
    type(address)
    press(.enter)
    try waitUntil("the signals of the save are told, and the list shows the user") { screen in
      screen.text.contains("post_save auth.user \(pk) \(username) created")
        && screen.text.contains("users.create_profile ✓")
        && screen.text.contains("post_save users.userprofile \(pk) created")
        && screen.text.contains("post_save users.userprofile \(pk) phonenumber")
        && screen.isSelected(username)
    }
  }

  /// Waits until every row is drawn to its end, and ends in the last column.
  func waitUntilStraight() throws {
    try waitUntil("every right border is in the last column") { $0.crookedRows.isEmpty }
  }

  /// Quits, with nothing typed that could be lost.
  func quit() throws -> ExitStatus {
    type("q")
    return try waitForExit()
  }

  /// What the program wrote, as text.
  var writtenText: String { String(decoding: rawOutput, as: UTF8.self) }

  /// Whether the program only wrote text: no escape sequence.
  var wroteOnlyText: Bool { !rawOutput.contains(0x1B) }
}

extension TerminalScreen {
  /// Whether a user is under the cursor of the list, and the detail is that user's.
  ///
  /// The detail is drawn last, so that a move is over then.
  func isSelected(_ username: String) -> Bool {
    (text.contains("▸● \(username) ") || text.contains("▸●!\(username) "))
      && lines.contains { $0.contains("├ \(username) ─") || $0.contains("┬ \(username) ─") }
  }

  /// The rows between the title and the last line whose right border is not in the last column.
  var crookedRows: [String] {
    cells.indices.dropFirst().dropLast().filter { !"│┐┤┘".contains(cells[$0][columns - 1].text) }.map { lines[$0] }
  }
}
