import JSONStore
import Signals

/// A receiver's run under an event.
struct ReceiverRun: Sendable {
  let uid: DispatchUID
  /// How it ended, the last time; `nil` while it is not known.
  private(set) var outcome: Outcome?
  /// What becomes of a durable receiver that failed.
  private(set) var next: Next?
  /// What it saved.
  var saves: [LogEntry] = []

  init(uid: DispatchUID) { self.uid = uid }

  enum Outcome: Sendable {
    /// How long it took, if that was in this sitting.
    case ran(Duration?)
    case failed(any Error, Duration?)
    case notRun
  }

  enum Next: Sendable {
    case retry(after: Duration)
    case setAside(attempts: Int)
  }

  var isFailed: Bool { if case .failed? = outcome { true } else { false } }

  /// Takes in how a run ended.
  mutating func end(_ outcome: Outcome) {
    self.outcome = outcome
    if case .ran = outcome { next = nil }
  }

  /// Takes in what the store says of a failure. That may come before the failure itself, or late.
  mutating func take(_ failure: ReceiverFailed) {
    if case .ran? = outcome { return }
    if outcome == nil { outcome = .failed(Words(description: failure.error), nil) }
    next = failure.pause.map { .retry(after: $0) } ?? .setAside(attempts: failure.attempts)
  }

  /// An error of which only the words are left.
  private struct Words: Error, CustomStringConvertible { let description: String }
}

extension ReceiverRun.Outcome {
  init(_ receipt: Receipt) {
    switch receipt.outcome {
    case .ran: self = .ran(receipt.duration)
    case .failed(let error): self = .failed(error, receipt.duration)
    case .notRun: self = .notRun
    }
  }
}
