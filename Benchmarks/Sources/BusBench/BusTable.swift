import Foundation

/// Nanoseconds a send, one line for each bus and one column for each number of receivers.
struct BusTable {
  static let receivers = [0, 1, 10, 100]

  private var rows: [(name: String, values: [Double?])] = []

  mutating func add(_ name: String, _ values: [Double?]) {
    rows.append((name, values))
  }

  /// Each value with its ratio to the last row.
  var text: String {
    let floor = rows.last?.values ?? []
    let heading = "ns a send to".padded(38) + Self.receivers.map { "\($0)".padded(20, right: true) }.joined()
    let lines = rows.map { row in
      row.name.padded(38)
        + zip(row.values, floor).map { Self.cell($0, $1).padded(20, right: true) }.joined()
    }
    return ([heading] + lines).joined(separator: "\n")
  }

  private static func cell(_ value: Double?, _ floor: Double?) -> String {
    guard let value else { return "–" }
    guard let floor, floor >= 1 else { return String(format: "%.0f", value) }
    return String(format: "%.0f (%.1f ×)", value, value / floor)
  }
}

extension String {
  func padded(_ width: Int, right: Bool = false) -> String {
    let padding = String(repeating: " ", count: max(0, width - count))
    return right ? padding + self : self + padding
  }
}
