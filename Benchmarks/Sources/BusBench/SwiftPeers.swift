import Foundation
import OpenCombine
import Synchronization

/// A loop over functions: no order among senders, no report, no second sender at the same time.
final class BareLoop: Sendable {
  typealias Receiver = @Sendable (Int) async throws -> Void

  private let receivers: [Receiver]

  private init(_ receivers: [Receiver]) {
    self.receivers = receivers
  }

  /// Not inlined: as little is known here about who receives as in a bus.
  @inline(never)
  private func send(_ event: Int) async {
    for receiver in receivers { try? await receiver(event) }
  }

  static func send(to receivers: Int) async -> Double {
    let loop = BareLoop((0..<receivers).map { _ in { event in doNothing(event) } })
    return await best(rounds: 400_000 / max(1, receivers)) { rounds in
      for event in 0..<rounds { await loop.send(event) }
    }
  }
}

/// An `AsyncStream` and a task for each receiver; the sender waits until all have consumed.
enum StreamFanOut {
  static func send(to receivers: Int) async -> Double {
    let arrivals = Arrivals()
    let streams = (0..<receivers).map { _ in AsyncStream.makeStream(of: Int.self) }
    let consumers = streams.map { stream, _ in
      Task {
        for await event in stream {
          doNothing(event)
          arrivals.arrive()
        }
      }
    }
    let continuations = streams.map(\.continuation)
    let time = await best(rounds: rounds(for: receivers)) { rounds in
      for event in 0..<rounds {
        await arrivals.wait(for: receivers) {
          for continuation in continuations { continuation.yield(event) }
        }
      }
    }
    for continuation in continuations { continuation.finish() }
    for consumer in consumers { await consumer.value }
    return time
  }

  /// ns an event for a million through one stream, sent and consumed at once.
  static func throughOne() async -> Double {
    await best(of: 3, rounds: 1_000_000) { rounds in
      let (stream, continuation) = AsyncStream.makeStream(of: Int.self)
      async let sum = stream.reduce(0, &+)
      for event in 0..<rounds { continuation.yield(event) }
      continuation.finish()
      _ = await sum
    }
  }
}

/// Foundation's notifications with a type; the sender waits until all observers have run.
enum Notifications {
  struct Saved: NotificationCenter.AsyncMessage {
    typealias Subject = NotificationsSubject
    static var name: Notification.Name { Notification.Name("saved") }
    let event: Int
  }

  static func send(to receivers: Int) async -> Double {
    let center = NotificationCenter()
    let subject = NotificationsSubject()
    let arrivals = Arrivals()
    let tokens = (0..<receivers).map { _ in
      center.addObserver(of: subject, for: Saved.self) { message in
        doNothing(message.event)
        arrivals.arrive()
      }
    }
    let time = await best(rounds: rounds(for: receivers) / 4) { rounds in
      for event in 0..<rounds {
        await arrivals.wait(for: receivers) { center.post(Saved(event: event), subject: subject) }
      }
    }
    withExtendedLifetime(tokens) {}
    return time
  }
}

final class NotificationsSubject: Sendable {}

/// OpenCombine: synchronous, on the sender's thread.
enum Combine {
  static func send(to receivers: Int) async -> Double {
    await best(rounds: rounds(for: receivers)) { rounds in
      let subject = PassthroughSubject<Int, Never>()
      let subscriptions = (0..<receivers).map { _ in subject.sink { doNothing($0) } }
      for event in 0..<rounds { subject.send(event) }
      withExtendedLifetime(subscriptions) {}
    }
  }
}

/// Counts receivers that have run, so that a sender can wait for all.
final class Arrivals: Sendable {
  private struct State {
    var missing = 0
    var waiter: CheckedContinuation<Void, Never>?
  }

  private let state = Mutex(State())

  func arrive() {
    let waiter = state.withLock { state in
      state.missing -= 1
      return state.missing == 0 ? state.waiter.take() : nil
    }
    waiter?.resume()
  }

  func wait(for count: Int, _ send: @Sendable () -> Void) async {
    guard count > 0 else { return send() }
    await withCheckedContinuation { continuation in
      state.withLock { $0 = State(missing: count, waiter: continuation) }
      send()
    }
  }
}
