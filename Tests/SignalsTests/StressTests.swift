import Signals
import Synchronization
import Testing

/// A thousand senders and fifty receivers at once, against a model: the reports say who must have seen what, the traces in
/// which order.
struct StressTests {
  private static let senders = 1_000
  private static let eventsEach = 2

  @Test func `every receiver has seen what the reports say, once each, in the order sent and never two at a time`()
    async
  {
    let signal = Signal<Int>("saved")
    let witnesses = (0..<50).map { Witness(number: $0) }
    let steady = witnesses[..<40].map { $0.connect(to: signal) }
    let traces = signal.traces(buffering: .max)
    let reports = Recorder<Report>()

    let comingAndGoing = Task {
      await withDiscardingTaskGroup { group in
        for witness in witnesses[40...] {
          group.addTask { while !Task.isCancelled { await witness.comeAndGo(on: signal) } }
        }
      }
    }
    await withDiscardingTaskGroup { group in
      for sender in 0..<Self.senders {
        group.addTask {
          for event in 0..<Self.eventsEach {
            reports.record(await send(sender * Self.eventsEach + event, to: signal, way: sender % 4))
          }
        }
      }
    }
    comingAndGoing.cancel()
    await comingAndGoing.value

    let all = reports.values
    #expect(Set(all.map(\.event)) == Set(0..<Self.senders * Self.eventsEach))
    let order = await check(traces, against: all)
    let calls = calls(in: all)
    for witness in witnesses { check(witness, against: calls[witness.uid, default: []], order) }
    for report in all {
      #expect(report.delivery.receipts.count(where: { $0.uid.name.hasPrefix("steady") }) == 40)
      #expect(report.wasCancelled || !report.delivery.summaries.contains { $0.hasSuffix("cancelled") })
    }
    let turnedAway = all.flatMap(\.delivery.summaries).count { $0 == "steady 39 not run: backlogFull" }
    #expect(signal.receivers.last?.dropped == turnedAway)
    #expect(signal.receivers.map(\.backlog) == Array(repeating: 0, count: 40))
    withExtendedLifetime(steady) {}
  }

  private func send(_ event: Int, to signal: Signal<Int>, way: Int) async -> Report {
    switch way {
    case 0: return Report(event: event, delivery: await signal.send(event))
    case 1: return Report(event: event, delivery: await signal.post(event).delivery)
    case 2:
      let pending = signal.post(event)
      await pending.accepted()
      return Report(event: event, delivery: await pending.delivery)
    default:
      let sender = Task { await signal.send(event) }
      for _ in 0..<event % 7 { await Task.yield() }
      sender.cancel()
      return Report(event: event, delivery: await sender.value, wasCancelled: true)
    }
  }

  /// The traces tell the same as the reports; returns each event's number.
  private func check(_ traces: Subscription<Trace<Int>>, against reports: [Report]) async -> [Int: UInt64] {
    var numbers: [Int: UInt64] = [:]
    var outcomes: [Int: [String]] = [:]
    var left = reports.count + reports.reduce(0) { $0 + $1.delivery.receipts.count }
    for await trace in traces {
      switch trace {
      case .sent(let id, let event): numbers[event] = id
      case .finished(_, let event, let receipt): outcomes[event, default: []].append(receipt.summary)
      }
      left -= 1
      if left == 0 { break }
    }
    #expect(numbers.count == reports.count)
    #expect(reports.allSatisfy { outcomes[$0.event]?.sorted() == $0.delivery.summaries.sorted() })
    #expect(traces.dropped == 0)
    return numbers
  }

  /// The events that each receiver was called with.
  private func calls(in reports: [Report]) -> [DispatchUID: [Int]] {
    var calls: [DispatchUID: [Int]] = [:]
    for report in reports {
      for receipt in report.delivery.receipts {
        if case .notRun = receipt.outcome { continue }
        calls[receipt.uid, default: []].append(report.event)
      }
    }
    return calls
  }

  private func check(_ witness: Witness, against calls: [Int], _ order: [Int: UInt64]) {
    let seen = witness.seen
    #expect(seen.flatMap(\.self).sorted() == calls.sorted(), "\(witness.uid)")
    for connected in seen {
      let numbers = connected.compactMap { order[$0] }
      #expect(zip(numbers, numbers.dropFirst()).allSatisfy(<), "\(witness.uid)")
    }
    #expect(witness.most <= 1, "\(witness.uid)")
  }
}

private struct Report: Sendable {
  let event: Int
  let delivery: Delivery
  var wasCancelled = false
}

/// A receiver that writes down what it sees, for each time that it was connected.
private final class Witness: Sendable {
  private struct State {
    var seen: [[Int]] = []
    var inside = 0
    var most = 0
  }

  let uid: DispatchUID
  private let number: Int
  private let state = Mutex(State())

  init(number: Int) {
    self.number = number
    self.uid = DispatchUID("\(number < 40 ? "steady" : "passing") \(number)")
  }

  var seen: [[Int]] { state.withLock(\.seen) }
  /// The most calls that were inside at once.
  var most: Int { state.withLock(\.most) }

  func connect(to signal: Signal<Int>) -> Connection {
    let period = state.withLock { state in
      state.seen.append([])
      state.inside = 0
      return state.seen.count - 1
    }
    let backlog: Backlog = number == 39 ? .dropsNewest(limit: 3) : .senderWaits(limit: 10 + number)
    return signal.connect(uid, backlog: backlog) { [self] event in
      enter(event, period)
      defer { leave(period) }
      // Some are slow, some fail.
      if number % 5 == 1 { for _ in 0..<5 { await Task.yield() } }
      if number % 5 == 2, event % 3 == 0 { throw Refused(description: "no") }
    }
  }

  func comeAndGo(on signal: Signal<Int>) async {
    let connection = connect(to: signal)
    for _ in 0..<20 { await Task.yield() }
    connection.cancel()
    for _ in 0..<5 { await Task.yield() }
  }

  private func enter(_ event: Int, _ period: Int) {
    state.withLock { state in
      state.seen[period].append(event)
      guard period == state.seen.count - 1 else { return }
      state.inside += 1
      state.most = max(state.most, state.inside)
    }
  }

  private func leave(_ period: Int) {
    state.withLock { state in
      if period == state.seen.count - 1 { state.inside -= 1 }
    }
  }
}
