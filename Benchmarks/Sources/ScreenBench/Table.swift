import BenchSupport
import Foundation

/// What was measured beside the floor it is compared with.
struct Measurement {
  let what: String
  let ours: Samples
  let floor: String
  let floors: Samples

  var ratio: Double { ours.median / floors.median }
}

/// Measurements as a table of plain text.
struct Table {
  private static let heading = [
    "", "median", "p95", "bytes", "floor", "median", "p95", "bytes", "ratio",
  ]
  private static let textColumns: Set = [0, 4]

  private var rows = [heading]

  mutating func add(_ measurement: Measurement) {
    rows.append(
      [measurement.what] + Self.cells(measurement.ours) + [measurement.floor] + Self.cells(measurement.floors)
        + [String(format: "%.2f ×", measurement.ratio)])
  }

  private static func cells(_ samples: Samples) -> [String] {
    [samples.median.text, samples.p95.text, samples.medianBytes.map(String.init) ?? ""]
  }

  var text: String {
    let widths = Self.heading.indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    return rows.map { row in
      row.indices.map { column in
        let padding = String(repeating: " ", count: widths[column] - row[column].count)
        return Self.textColumns.contains(column) ? row[column] + padding : padding + row[column]
      }.joined(separator: "   ")
    }.joined(separator: "\n")
  }
}

extension Duration {
  /// In microseconds, or in milliseconds from one on.
  fileprivate var text: String {
    let milliseconds = self / .milliseconds(1)
    return milliseconds < 1
      ? String(format: "%.0f µs", milliseconds * 1_000) : String(format: "%.1f ms", milliseconds)
  }
}
