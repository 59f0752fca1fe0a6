/// Why waiting for a program in a terminal came to nothing, with what was on the screen then.
enum TerminalError: Error, CustomStringConvertible {
  case cannotOpen(reason: String)
  case cannotStart(program: String, reason: String)
  case programEnded(PseudoTerminal.ExitStatus, waitingFor: String, screen: String)
  /// Neither output nor an end for so long that something must hang.
  case silent(waitingFor: String, screen: String)

  var description: String {
    switch self {
    case .cannotOpen(let reason): "No pseudo-terminal: \(reason)"
    case .cannotStart(let program, let reason): "Cannot start \(program): \(reason)"
    case .programEnded(let status, let event, let screen):
      "The program ended (\(status)) before \(event). Its screen:\n\(Self.framed(screen))"
    case .silent(let event, let screen):
      "The program has been silent for too long, waiting for \(event). Its screen:\n\(Self.framed(screen))"
    }
  }

  private static func framed(_ screen: String) -> String {
    screen.split(separator: "\n", omittingEmptySubsequences: false).map { "| \($0)" }.joined(separator: "\n")
  }
}
