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
  /// The main actor's thread is one of Dispatch's, which block all signals. One that is sent to this very thread, and let
  /// through, has acted before the next line.
  static func takeDefaultAction(of number: Int32) {
    let handler = signal(number, SIG_DFL)
    var signals = sigset_t()
    var blocked = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, number)
    pthread_sigmask(SIG_UNBLOCK, &signals, &blocked)
    raise(number)
    pthread_sigmask(SIG_SETMASK, &blocked, nil)
    signal(number, handler)
  }

  /// Stops all of the process group, as Ctrl-Z does, this process last; comes back when it is continued.
  static func stop() {
    let handler = signal(SIGTSTP, SIG_IGN)
    kill(0, SIGTSTP)
    signal(SIGTSTP, handler)
    takeDefaultAction(of: SIGTSTP)
  }

  func cancel() { for source in sources { source.cancel() } }
}
