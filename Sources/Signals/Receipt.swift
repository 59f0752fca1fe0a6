/// What became of one event at one receiver.
///
/// ```swift
/// switch receipt.outcome {
/// case .ran: await log.append("\(receipt.uid): \(receipt.duration > .zero ? "done" : "nothing to do")")
/// case .failed(let error): await log.append("\(receipt.uid): \(error)")
/// case .notRun(let reason): await log.append("\(receipt.uid): \(reason)")
/// }
/// ```
public struct Receipt: Sendable {
  /// How a receiver ended.
  public enum Outcome: Sendable {
    /// It returned.
    case ran
    /// It threw this error, or it was refused with a ``SignalCycleError``.
    case failed(any Error)
    /// It was never called.
    case notRun(NotRunReason)
  }

  /// Why a receiver was not called.
  public enum NotRunReason: Hashable, Sendable {
    /// It was disconnected after the event was posted and before its turn came.
    case disconnected
    /// The sender's task was cancelled before its turn came.
    case cancelled
    /// The sender had muted it, or the whole signal.
    case muted
    /// Its backlog was full; see ``Backlog/dropsNewest(limit:)``.
    case backlogFull
  }

  /// The receiver's uid.
  public let uid: DispatchUID

  /// How it ended.
  public let outcome: Outcome

  /// How long the receiver itself ran, without its wait for a turn; zero when it was not called.
  public let duration: Duration
}
