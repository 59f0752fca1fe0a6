import CCurses
import Dispatch
import Glibc
import Signals

/// The signals that end the program or stop it, as events: what they ask for is done in order, not in the middle of
/// something else. A second signal, or a loop that hangs in a terminal that takes nothing, ends the process at once.
final class ProcessSignals: Sendable {
  /// Safe: never changed, and Dispatch's sources may be used from any thread.
  nonisolated(unsafe) private let sources: [any DispatchSourceSignal]
  private let answer = Locked(Answer.notAsked)

  private enum Answer { case notAsked, asked, given }

  /// How long the loop has to answer.
  private static let patience = DispatchTimeInterval.seconds(2)

  init(onEvent: @escaping @Sendable (Session.Event) -> Void) {
    // A file that may not grow any more is an error of the write like others, and not the end of the program.
    signal(SIGXFSZ, SIG_IGN)
    // Who started us with `nohup` means it.
    let numbers = [SIGTERM, SIGHUP, SIGINT, SIGTSTP].filter { !Self.isIgnored(signal($0, SIG_IGN)) }
    sources = numbers.map { DispatchSource.makeSignalSource(signal: $0, queue: .global()) }
    for (number, source) in zip(numbers, sources) {
      source.setEventHandler { [weak self] in
        if number == SIGTSTP { onEvent(.suspended) } else { self?.end(by: number, onEvent) }
      }
      source.activate()
    }
  }

  /// The loop has heard of the signal: from here on it takes the time it needs.
  func answered() { answer.withLock { $0 = .given } }

  private func end(by number: Int32, _ onEvent: @Sendable (Session.Event) -> Void) {
    let isFirst = answer.withLock { answer in
      defer { answer = answer == .notAsked ? .asked : answer }
      return answer == .notAsked
    }
    guard isFirst else { return Self.endNow(by: number) }
    onEvent(.ended(by: number))
    DispatchQueue.global().asyncAfter(deadline: .now() + Self.patience) { [weak self] in
      if self?.answer.withLock({ $0 == .asked }) == true { Self.endNow(by: number) }
    }
  }

  /// Nothing is lost by it: what was acknowledged is in the journal.
  private static func endNow(by number: Int32) {
    ccurses_restore_now()
    takeDefaultAction(of: number)
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
