/// How far a change of several records has come. What is counted may change from one to the next: the ratio counts.
public enum BatchProgress: Sendable, Equatable {
  /// So many of so many records are seen to. Nothing is saved yet, and cancelling the task leaves it at that.
  case preparing(Int, of: Int)
  /// So many of so many records are being saved, all of them or none: that cannot be cancelled.
  case writing(Int, of: Int)

  /// The same where as much again has still to be prepared.
  public var asFirstHalf: BatchProgress {
    if case .preparing(let done, let count) = self { .preparing(done / 2, of: count) } else { self }
  }

  /// The same where as much again was prepared before.
  public var asSecondHalf: BatchProgress {
    if case .preparing(let done, let count) = self { .preparing((count + done) / 2, of: count) } else { self }
  }
}
