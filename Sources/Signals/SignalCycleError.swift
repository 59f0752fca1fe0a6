/// A receiver was about to be called by what it had itself set off, once too often.
///
/// It is the outcome of the refused call, so a chain of sends or posts that goes round in a circle comes to an end.
///
/// ```swift
/// let connection = ping.connect("again") { try await ping.send($0 + 1).throwIfFailed() }
/// do {
///   try await ping.send(1).throwIfFailed()
/// } catch {
///   let cycle = error.failures.first?.causes.first as? SignalCycleError
///   await log.append(cycle?.description ?? "")
/// }
/// ```
public struct SignalCycleError: Error, Hashable, CustomStringConvertible {
  /// How often a receiver may appear in one chain of calls; the next call is refused.
  public static let limit = 8

  /// Every call from the outermost to the refused one, each as `uid (signal)`.
  public let chain: [String]

  /// The last round of the circle: `a (saved) → b (deleted) → a (saved)`.
  public var description: String {
    "Receivers call each other without end: \(lastRound.joined(separator: " → "))"
  }

  private var lastRound: ArraySlice<String> {
    guard let refused = chain.last, let previous = chain.dropLast().lastIndex(of: refused) else { return chain[...] }
    return chain[previous...]
  }
}
