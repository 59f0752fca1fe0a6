/// What made a save: a receiver, while it handled the signal of another save.
public struct Cause: Sendable, Hashable {
  /// The save whose signal the receiver handled.
  public let seq: Int
  /// The receiver's dispatch uid.
  public let receiver: String

  /// A cause, as a journal line names it.
  public init(seq: Int, receiver: String) {
    self.seq = seq
    self.receiver = receiver
  }
}
