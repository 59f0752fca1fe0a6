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

  func cancel() { for source in sources { source.cancel() } }
}
