internal import Signals

/// The signals that are still being delivered.
struct Deliveries {
  private var running: [Int: [PendingDelivery]] = [:]

  /// Whether none is.
  var isEmpty: Bool { running.isEmpty }

  /// Those of any one save.
  var any: [PendingDelivery]? { running.first?.value }

  mutating func add(_ pending: [PendingDelivery], of seq: Int) { running[seq] = pending }

  mutating func remove(_ seq: Int) { running[seq] = nil }
}
