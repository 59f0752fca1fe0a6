/// The best of several runs, in nanoseconds a round: what is left over is the machine's other work.
@concurrent
func best(of runs: Int = 7, rounds: Int, _ body: @Sendable (Int) async -> Void) async -> Double {
  var best = Double.infinity
  for _ in 0..<runs {
    let start = ContinuousClock.now
    await body(rounds)
    best = min(best, start.duration(to: .now) / .nanoseconds(1) / Double(rounds))
  }
  return best
}
