import BenchSupport

/// How the program and its floor, `less`, are started on the same file.
struct Peers {
  /// The program's path.
  let program: String
  let file: String
  private let environment: [String]

  init(program: String, users: Int, in directory: borrowing WorkingDirectory) throws {
    self.program = program
    file = try directory.write(Fixture(count: users), to: "users-\(users).json")
    environment = [
      "PATH=/usr/local/bin:/usr/bin:/bin", "TERM=xterm-256color", "LANG=C.UTF-8", "LESSHISTFILE=-",
      "HOME=\(directory.path)", "XDG_DATA_HOME=\(directory.path)", "XDG_CONFIG_HOME=\(directory.path)",
    ]
  }

  func startProgram() throws -> TerminalProgram { try TerminalProgram([program, file], environment: environment) }

  func startLess() throws -> TerminalProgram { try TerminalProgram(["less", file], environment: environment) }
}
