/// How long something took, time after time.
package struct Samples {
  package private(set) var durations: [Duration] = []
  /// Bytes written to the terminal by each, where that is counted.
  package private(set) var bytes: [Int] = []

  package init() {}

  package mutating func add(_ duration: Duration, bytes: Int? = nil) {
    durations.append(duration)
    if let bytes { self.bytes.append(bytes) }
  }

  package var median: Duration { Self.percentile(50, of: durations) ?? .zero }
  package var p95: Duration { Self.percentile(95, of: durations) ?? .zero }
  package var medianBytes: Int? { Self.percentile(50, of: bytes) }

  package mutating func add(nanoseconds: [UInt64]) {
    for each in nanoseconds { durations.append(.nanoseconds(each)) }
  }

  /// By nearest rank.
  private static func percentile<Value: Comparable>(_ percent: Int, of values: [Value]) -> Value? {
    values.isEmpty ? nil : values.sorted()[(values.count * percent + 99) / 100 - 1]
  }
}
