import Signals

struct User {}

struct Profile {}

/// Equal by value, made anew each time.
struct Channel: Hashable {
  let name: String
}

struct Refused: Error, CustomStringConvertible {
  let description: String
}

extension Receipt {
  /// `uid ran`, `uid failed: why`, `uid not run: why`.
  var summary: String {
    switch outcome {
    case .ran: "\(uid) ran"
    case .failed(let error): "\(uid) failed: \(error)"
    case .notRun(let reason): "\(uid) not run: \(reason)"
    }
  }
}

extension Delivery {
  var summaries: [String] { receipts.map(\.summary) }
}

extension Trace {
  /// `1 event sent`, `1 event uid ran`.
  var line: String {
    switch self {
    case .sent(let id, let event): "\(id) \(event) sent"
    case .finished(let id, let event, let receipt): "\(id) \(event) \(receipt.summary)"
    }
  }
}
