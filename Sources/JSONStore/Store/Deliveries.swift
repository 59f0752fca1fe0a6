import Signals

/// The signals that are still being delivered.
struct Deliveries {
  /// What tells one delivery from another.
  typealias Number = Int

  private var running: [Number: [PendingDelivery]] = [:]
  private var last = 0

  /// Any of them.
  var any: [PendingDelivery]? { running.first?.value }

  /// A number for a delivery that is about to begin.
  mutating func nextNumber() -> Number {
    last += 1
    return last
  }

  subscript(number: Number) -> [PendingDelivery]? {
    get { running[number] }
    set { running[number] = newValue }
  }
}
