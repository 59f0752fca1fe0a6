import Signals

/// The signals that are still being delivered, by a number of their own.
struct Deliveries {
  private var running: [Int: [PendingDelivery]] = [:]
  private var next = 0

  /// Whether none is.
  var isEmpty: Bool { running.isEmpty }

  /// Any of them.
  var any: [PendingDelivery]? { running.first?.value }

  mutating func add(_ pending: [PendingDelivery]) -> Int {
    next += 1
    running[next] = pending
    return next
  }

  mutating func remove(_ number: Int) { running[number] = nil }
}
