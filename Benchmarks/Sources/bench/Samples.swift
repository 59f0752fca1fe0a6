/// How long something took, time after time.
struct Samples {
  private(set) var durations: [Duration] = []
  /// Bytes written to the terminal by each, where that is counted.
  private(set) var bytes: [Int] = []

  mutating func add(_ duration: Duration, bytes: Int? = nil) {
    durations.append(duration)
    if let bytes { self.bytes.append(bytes) }
  }

  var median: Duration { Self.percentile(50, of: durations) ?? .zero }
  var p95: Duration { Self.percentile(95, of: durations) ?? .zero }
  var medianBytes: Int? { Self.percentile(50, of: bytes) }

  /// By nearest rank.
  private static func percentile<Value: Comparable>(_ percent: Int, of values: [Value]) -> Value? {
    values.isEmpty ? nil : values.sorted()[(values.count * percent + 99) / 100 - 1]
  }
}
