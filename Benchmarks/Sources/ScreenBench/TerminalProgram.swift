import BenchSupport
import Foundation

/// A program in a pseudo-terminal of 120 × 40.
final class TerminalProgram {
  /// What was written without a pause.
  struct Burst {
    /// When its last byte came.
    var end: ContinuousClock.Instant
    var bytes: [UInt8] = []
  }

  private let name: String
  private let quitKeys: String
  private let master: Int32
  private let process: pid_t
  private var isReaped = false
  /// Just before it was started.
  let start: ContinuousClock.Instant

  private static let patience: Int32 = 10_000

  init(_ peer: Peer, environment: [String]) throws {
    name = peer.name
    quitKeys = peer.quit
    var (master, slave): (Int32, Int32) = (-1, -1)
    var terminal = [CChar](repeating: 0, count: 128)
    var size = winsize(ws_row: 40, ws_col: 120, ws_xpixel: 0, ws_ypixel: 0)
    guard openpty(&master, &slave, &terminal, nil, &size) == 0 else {
      throw Unmeasurable.system("Cannot make a pseudo-terminal")
    }
    self.master = master
    _ = fcntl(master, F_SETFD, FD_CLOEXEC)
    _ = fcntl(slave, F_SETFD, FD_CLOEXEC)
    defer { close(slave) }

    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    posix_spawnattr_setflags(&attributes, Self.newSession)
    // The first terminal that a session's leader opens becomes its controlling terminal.
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, terminal, O_RDWR, 0)
    posix_spawn_file_actions_adddup2(&actions, 0, 1)
    posix_spawn_file_actions_adddup2(&actions, 0, 2)
    let arguments = peer.command.map { strdup($0) } + [nil]
    let variables = environment.map { strdup($0) } + [nil]
    defer { for text in arguments + variables { free(text) } }
    var process: pid_t = 0
    start = .now
    let failure = posix_spawnp(&process, peer.command[0], &actions, &attributes, arguments, variables)
    self.process = process
    guard failure == 0 else {
      isReaped = true
      throw Unmeasurable.system("Cannot start \(name)", failure)
    }
  }

  deinit {
    close(master)
    guard !isReaped else { return }
    kill(process, SIGKILL)
    waitpid(process, nil, 0)
  }

  /// What it writes until it has written `text` and then pauses for some milliseconds.
  func burst(with text: String, pause: Int32) throws -> Burst {
    var burst = try burst(pause: pause)
    while !String(decoding: burst.bytes, as: UTF8.self).contains(text) {
      let next = try self.burst(pause: pause)
      burst.bytes += next.bytes
      burst.end = next.end
    }
    return burst
  }

  /// Types a key; how long its answer took, up to the last byte before a pause of some milliseconds, and how many bytes
  /// that was.
  func press(_ key: String, pause: Int32 = 20) throws -> (duration: Duration, bytes: Int) {
    let start = ContinuousClock.now
    try type(key)
    let burst = try burst(pause: pause)
    return (burst.end - start, burst.bytes.count)
  }

  /// Ends it, and waits for its end. What status that gives is the program's affair: `fzf` has one for who chose nothing.
  func quit() throws {
    try type(quitKeys)
    while try read() != nil {}
    waitpid(process, nil, 0)
    isReaped = true
  }

  /// The processor's time that it has taken, to a hundredth of a second.
  func processorTime() throws -> Duration {
    let text = try String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)
    // Behind the name, which may hold anything: the state is the third field, the times the 14th and the 15th.
    let fields = text[(text.lastIndex(of: ")") ?? text.startIndex)...].split(separator: " ")
    guard fields.count > 13, let user = Int(fields[12]), let system = Int(fields[13]) else {
      throw Unmeasurable("The system does not say what time \(name) takes.")
    }
    return .milliseconds((user + system) * 1_000 / sysconf(Int32(_SC_CLK_TCK)))
  }

  private func type(_ keys: String) throws {
    let bytes = Array(keys.utf8)
    guard write(master, bytes, bytes.count) == bytes.count else {
      throw Unmeasurable.system("Cannot type into \(name)")
    }
  }

  private func burst(pause: Int32) throws -> Burst {
    var burst = Burst(end: .now)
    while burst.bytes.isEmpty || isReadable(within: pause) {
      guard let bytes = try read() else { throw Unmeasurable("\(name) ended where it should have drawn.") }
      burst.end = .now
      burst.bytes += bytes
    }
    return burst
  }

  /// - Returns: `nil` if nobody has the terminal open any more.
  private func read() throws -> ArraySlice<UInt8>? {
    guard isReadable(within: Self.patience) else { throw Unmeasurable("\(name) says nothing.") }
    var buffer = [UInt8](repeating: 0, count: 65_536)
    let count = Glibc.read(master, &buffer, buffer.count)
    return count > 0 ? buffer[..<count] : nil
  }

  private func isReadable(within milliseconds: Int32) -> Bool {
    var events = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
    return poll(&events, 1, milliseconds) > 0
  }

  /// `POSIX_SPAWN_SETSID`, which glibc shows only to `_GNU_SOURCE`.
  private static let newSession: Int16 = 0x80
}
