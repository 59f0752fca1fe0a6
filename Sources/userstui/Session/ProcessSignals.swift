import Dispatch
import Glibc

/// The signals that end the program or stop it, as events: what they ask for is done in order, not in the middle of
/// something else. A second signal of the same kind ends the process at once.
@MainActor
final class ProcessSignals {
  private var sources: [any DispatchSourceSignal] = []

  init(onEvent: @escaping @Sendable (Session.Event) -> Void) {
    for number in [SIGTERM, SIGHUP, SIGINT, SIGTSTP] {
      // Who started us with `nohup` means it.
      if Self.isIgnored(signal(number, SIG_IGN)) { continue }
      let source = DispatchSource.makeSignalSource(signal: number, queue: .main)
      source.setEventHandler {
        guard number != SIGTSTP else { return onEvent(.suspended) }
        signal(number, SIG_DFL)
        onEvent(.ended(by: number))
      }
      source.activate()
      sources.append(source)
    }
  }

  private static func isIgnored(_ handler: __sighandler_t?) -> Bool {
    unsafeBitCast(handler, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
  }

  /// Has a signal do what it does to who does not handle it; comes back from one that stops, once it is continued.
  ///
  /// Dispatch blocks all signals in a thread that one of its own came to: there they would never act.
  /// - Parameter target: a process, or 0 for all of the process group.
  static func takeDefaultAction(of number: Int32, on target: pid_t = getpid()) {
    let handler = signal(number, SIG_DFL)
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, number)
    pthread_sigmask(SIG_UNBLOCK, &signals, nil)
    kill(target, number)
    signal(number, handler)
  }

  func cancel() { for source in sources { source.cancel() } }
}
