import CAllocations
import Foundation
import Signals

/// `Signals` itself.
enum OurBus {
  /// ns for one awaited `send`.
  static func send(to receivers: Int) async -> Double {
    let (signal, connections) = signal(receivers)
    let time = await best(rounds: rounds(for: receivers)) { rounds in
      for event in 0..<rounds { _ = await signal.send(event) }
    }
    withExtendedLifetime(connections) {}
    return time
  }

  /// How often memory is asked for in one awaited `send`.
  @concurrent
  static func allocations(receivers: Int) async -> Double {
    let (signal, connections) = signal(receivers)
    for event in 0..<1_000 { _ = await signal.send(event) }
    allocations_begin()
    for event in 0..<10_000 { _ = await signal.send(event) }
    let count = allocations_end()
    withExtendedLifetime(connections) {}
    return Double(count) / 10_000
  }

  /// ns an event for a million through `events()`, posted and consumed at once.
  static func subscription() async -> Double {
    await best(of: 3, rounds: 1_000_000) { rounds in
      let signal = Signal<Int>("bench")
      let events = signal.events(buffering: rounds)
      async let sum = events.reduce(0, &+)
      for event in 0..<rounds { signal.post(event) }
      withExtendedLifetime(consume signal) {}
      _ = await sum
    }
  }

  /// How much memory, in KiB, ten million events to a screen that has stalled take beyond what the first hundred thousand
  /// took.
  static func growthOfStalled() async -> Int {
    let signal = Signal<[Int]>("bench")
    let (held, release) = AsyncStream.makeStream(of: Void.self)
    let connection = signal.connect("screen", backlog: .dropsNewest(limit: 1_000)) { _ in for await _ in held {} }
    let traces = signal.traces()
    let events = signal.events(buffering: 1_000)
    for event in 0..<100_000 { signal.post([event]) }
    let before = residentKiB
    for event in 0..<10_000_000 { signal.post([event]) }
    let growth = residentKiB - before
    release.finish()
    withExtendedLifetime((connection, traces, events)) {}
    return growth
  }

  private static var residentKiB: Int {
    let status = (try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8)) ?? ""
    return (Int(status.split(separator: " ").dropFirst().first ?? "") ?? 0) * sysconf(Int32(_SC_PAGESIZE)) / 1024
  }

  private static func signal(_ receivers: Int) -> (Signal<Int>, [Connection]) {
    let signal = Signal<Int>("bench")
    let connections = (0..<receivers).map { number in
      signal.connect(DispatchUID("receiver \(number)")) { event in doNothing(event) }
    }
    return (signal, connections)
  }
}

/// So that every bus is measured for about as long.
func rounds(for receivers: Int) -> Int { 40_000 / max(1, receivers) }

/// What every receiver does.
@inline(never)
func doNothing(_ event: Int) {}
