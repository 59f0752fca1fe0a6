/// An event that has been posted: its receivers are called whether or not anybody waits.
public final class PendingDelivery: Sendable {
  /// One receiver's part.
  enum Part: Sendable {
    case queued(Job, Task<Receipt, Never>)
    case settled(Receipt)
  }

  private let signal: String
  private let parts: [Part]

  init(signal: String, parts: [Part]) {
    self.signal = signal
    self.parts = parts
  }

  var jobs: [Job] {
    parts.compactMap { part in
      guard case .queued(let job, _) = part else { return nil }
      return job
    }
  }

  /// Waits until every receiver is done and returns the report; may be asked any number of times.
  ///
  /// Inside a receiver this never waits for the receiver itself: an event that stands in the queue behind the one it works
  /// on is handed to it at once, while it is waiting here.
  public var delivery: Delivery {
    get async {
      guard !parts.isEmpty else { return Delivery(signal: signal, receipts: []) }
      let waiter = Job.current
      waiter?.beginAwaiting(self)
      defer { waiter?.endAwaiting(self) }

      var receipts: [Receipt] = []
      receipts.reserveCapacity(parts.count)
      for part in parts {
        switch part {
        case .queued(_, let task): receipts.append(await task.value)
        case .settled(let receipt): receipts.append(receipt)
        }
      }
      return Delivery(signal: signal, receipts: receipts)
    }
  }
}
