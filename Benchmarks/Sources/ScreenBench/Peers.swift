import BenchSupport
import Foundation

/// A program to measure, and the keys that do in it what is measured.
struct Peer {
  let name: String
  let command: [String]
  /// What is on its screen once it can be used.
  let ready: String
  /// Moves its cursor, or its text, a line down, and back.
  var down = "j"
  var up = "k"
  /// Begins to filter; `nil` where nothing narrows while one types.
  var filter: String?
  var endFilter = "\u{1B}"
  var quit = "q"
}

/// The programs on data of one size: ours, and what others use every day.
struct Peers {
  let ours: Peer
  let others: [Peer]
  private let environment: [String]

  /// - Parameter users: so many users, lines and commits.
  init(program: String, users: Int, in directory: borrowing WorkingDirectory) throws {
    let fixture = Fixture(count: users)
    let file = try directory.write(fixture, to: "users-\(users).json")
    let lines = directory.file("users-\(users).txt")
    try fixture.lines.write(toFile: lines, atomically: false, encoding: .utf8)
    let repository = directory.file("commits-\(users)")
    try Self.makeRepository(repository, commits: users)
    ours = Peer(name: "userstui", command: [program, file], ready: Fixture.firstUsername, filter: "/")
    others = [
      Peer(name: "less", command: ["less", file], ready: Fixture.firstUsername),
      Peer(name: "tig", command: ["tig", "-C", repository], ready: "commit \(users)"),
      Peer(
        name: "htop", command: ["htop", "--delay=600"], ready: "F10", down: "\u{1B}OB", up: "\u{1B}OA",
        filter: "\u{1B}OS"),
      Peer(
        name: "fzf", command: ["sh", "-c", "exec fzf <\(lines)"], ready: "\(users)/\(users)", down: "\u{1B}[A",
        up: "\u{1B}[B", filter: "", endFilter: "\u{15}", quit: "\u{1B}"),
    ]
    environment = [
      "PATH=/usr/local/bin:/usr/bin:/bin", "TERM=xterm-256color", "LANG=C.UTF-8", "LESSHISTFILE=-",
      "HOME=\(directory.path)", "XDG_DATA_HOME=\(directory.path)", "XDG_CONFIG_HOME=\(directory.path)",
    ]
  }

  var all: [Peer] { [ours] + others }

  func start(_ peer: Peer) throws -> TerminalProgram { try TerminalProgram(peer, environment: environment) }

  /// A repository with a branch of so many empty commits.
  private static func makeRepository(_ path: String, commits: Int) throws {
    var stream = "reset refs/heads/main\n"
    for number in 1...commits {
      let message = "commit \(number)\n"
      stream += "commit refs/heads/main\ncommitter Ada <ada@example.org> \(1_700_000_000 + number) +0000\n"
      stream += "data \(message.utf8.count)\n\(message)\n"
    }
    let input = path + ".stream"
    try stream.write(toFile: input, atomically: false, encoding: .utf8)
    let shell = Process()
    shell.executableURL = URL(filePath: "/bin/sh")
    shell.arguments = [
      "-c", "git init -q -b main \"$1\" && git -C \"$1\" fast-import --quiet <\"$2\" && rm \"$2\"", "sh", path, input,
    ]
    try shell.run()
    shell.waitUntilExit()
    guard shell.terminationStatus == 0 else { throw Unmeasurable("git makes no repository at \(path).") }
  }
}
