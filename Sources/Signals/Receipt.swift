/// What became of one event at one receiver.
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
  }

  /// The receiver's uid.
  public let uid: DispatchUID

  /// How it ended.
  public let outcome: Outcome

  /// How long the receiver itself ran, without its wait for a turn; zero when it was not called.
  public let duration: Duration
}
