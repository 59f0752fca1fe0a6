import BenchSupport
import Foundation

/// What was measured of one program.
struct Measurement {
  let program: String
  let samples: Samples
}

/// Measurements of the same thing: a line for each program, ours first, and how many times ours the others' are.
struct Table {
  let title: String
  let measurements: [Measurement]

  var text: String {
    let ours = measurements.first?.samples.median ?? .zero
    let lines = measurements.map { measurement in
      let samples = measurement.samples
      let ratio = ours > .zero ? String(format: "%.2f ×", samples.median / ours) : "–"
      let bytes = samples.medianBytes.map(String.init) ?? "–"
      return line(measurement.program, samples.median.text, samples.p95.text, bytes, ratio)
    }
    return (["\(title):", line("", "median", "p95", "bytes", "")] + lines).joined(separator: "\n") + "\n"
  }

  private func line(_ program: String, _ cells: String...) -> String {
    "  " + program.padding(toLength: 10, withPad: " ", startingAt: 0)
      + cells.map { String(repeating: " ", count: max(10 - $0.count, 0)) + $0 }.joined()
  }
}

extension Duration {
  /// In microseconds, or in milliseconds from one on.
  fileprivate var text: String {
    let milliseconds = self / .milliseconds(1)
    return milliseconds > 0 && milliseconds < 1
      ? String(format: "%.0f µs", milliseconds * 1_000) : String(format: "%.1f ms", milliseconds)
  }
}
