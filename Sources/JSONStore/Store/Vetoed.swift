public import Signals

/// A receiver of `pre_save` or `pre_delete` has objected: nothing was saved.
public struct Vetoed: Error {
  /// Which.
  public let receiver: DispatchUID
  /// What it threw.
  public let reason: any Error
}

extension Vetoed: CustomStringConvertible {
  /// The receiver's uid and what it threw, in its words.
  public var description: String { "\(receiver): \(reason)" }
}
