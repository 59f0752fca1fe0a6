import Foundation
import Glibc

/// A process that leads a session whose controlling terminal is the one given.
struct TerminalChild {
  let identifier: pid_t
  /// Readable once the process has ended.
  let endOfLife: Int32

  init(
    _ executable: String, _ arguments: [String], environment: [String: String], workingDirectory: String?,
    terminal: String
  ) throws {
    var command = [executable] + arguments
    if let workingDirectory { command = ["/bin/sh", "-c", #"cd -- "$0" && exec "$@""#, workingDirectory] + command }

    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // A signal the test runner ignores or blocks would be ignored or blocked in the program too.
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    sigfillset(&signals)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    let flags = Self.newSession | Int16(POSIX_SPAWN_SETSIGDEF) | Int16(POSIX_SPAWN_SETSIGMASK)
    posix_spawnattr_setflags(&attributes, flags)

    // The first terminal a session's leader opens becomes its controlling terminal.
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, terminal, O_RDWR, 0)
    posix_spawn_file_actions_adddup2(&actions, 0, 1)
    posix_spawn_file_actions_adddup2(&actions, 0, 2)

    var ends: [Int32] = [-1, -1]
    let type = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
    guard socketpair(AF_UNIX, type, 0, &ends) == 0 else {
      throw TerminalError.cannotStart(program: executable, reason: String(cString: strerror(errno)))
    }
    let executableOrShell = command[0]
    var identifier: pid_t = 0
    let error = withCStrings(command) { command in
      withCStrings(environment.map { "\($0)=\($1)" }) { environment in
        posix_spawnp(&identifier, executableOrShell, &actions, &attributes, command, environment)
      }
    }
    guard error == 0 else {
      close(ends[0])
      close(ends[1])
      throw TerminalError.cannotStart(program: executable, reason: String(cString: strerror(error)))
    }
    self.identifier = identifier
    endOfLife = ends[0]
    Self.announceEnd(of: identifier, on: ends[1])
  }

  /// Closes the descriptor when the process has ended, which leaves the process to be reaped.
  ///
  /// The terminal can't tell: whatever the program started may still hold it open.
  private static func announceEnd(of identifier: pid_t, on descriptor: Int32) {
    Thread.detachNewThread {
      var information = siginfo_t()
      while waitid(P_PID, id_t(identifier), &information, WEXITED | WNOWAIT) != 0, errno == EINTR {}
      close(descriptor)
    }
  }

  /// Waits for the end of the process; once only, for then its identifier may be another's.
  func reap() -> PseudoTerminal.ExitStatus {
    // The other thread must be done with the identifier first.
    var byte: UInt8 = 0
    while read(endOfLife, &byte, 1) < 0, errno == EINTR {}
    close(endOfLife)
    var status: Int32 = 0
    while waitpid(identifier, &status, 0) < 0, errno == EINTR {}
    let signal = status & 0x7F
    return signal == 0 ? .exited((status >> 8) & 0xFF) : .signalled(signal)
  }

  func killAndReap() {
    kill(identifier, SIGKILL)
    _ = reap()
  }

  /// `POSIX_SPAWN_SETSID`, which glibc shows only to `_GNU_SOURCE`.
  private static let newSession: Int16 = 0x80
}

/// Calls the body with a null-terminated array of C strings.
private func withCStrings<Result>(
  _ strings: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
) -> Result {
  let pointers = strings.map { strdup($0) }
  defer { for pointer in pointers { free(pointer) } }
  return body(pointers + [nil])
}
