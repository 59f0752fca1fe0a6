import Signals
import Testing

struct BacklogTests {
  private let signal = Signal<Int>("saved")
  private let seen = Recorder<Int>()
  private let gate = Gate()

  @Test func `a stalled receiver that may drop holds no more than its limit and counts the rest`() async {
    let connection = signal.connect("screen", backlog: .dropsNewest(limit: 100)) { [seen, gate] in
      await gate.wait()
      seen.record($0)
    }
    let witness = Box(0)
    let tracked = Signal<Tracked>("tracked")
    let stalled = tracked.connect("screen", backlog: .dropsNewest(limit: 100)) { [gate] _ in await gate.wait() }
    for event in 1...100_000 {
      signal.post(event)
      tracked.post(Tracked(witness))
    }
    #expect(signal.receivers.map(\.backlog) == [100])
    #expect(signal.receivers.map(\.dropped) == [99_900])
    #expect(witness.value == 100)
    gate.open()
    await seen.wait(for: 100)
    #expect(seen.values == Array(1...100))
    withExtendedLifetime((connection, stalled)) {}
  }

  @Test func `a dropped event is reported and traced as such and the others are called`() async {
    let connections = [
      signal.connect("screen", sender: User.self, backlog: .dropsNewest(limit: 1)) { [gate] _ in await gate.wait() },
      signal.connect("audit", sender: User.self) { [seen] in seen.record($0) },
    ]
    signal.post(1, sender: User.self)
    let traces = signal.traces()
    #expect(await signal.send(2, sender: User.self).summaries == ["screen not run: backlogFull", "audit ran"])
    var lines: [String] = []
    for await trace in traces.prefix(2) { lines.append(trace.line) }
    #expect(lines == ["2 2 sent", "2 2 screen not run: backlogFull"])
    #expect(seen.values == [1, 2])
    gate.open()
    withExtendedLifetime(connections) {}
  }

  @Test func `posters that wait to be accepted leave no more than the limit and one each`() async {
    let connection = signal.connect("slow", backlog: .senderWaits(limit: 10)) { [seen, gate] in
      await gate.wait()
      seen.record($0)
    }
    let accepted = Recorder<Int>()
    let posters = (0..<4).map { poster in
      Task { [signal] in
        for event in 0..<100 {
          await signal.post(poster * 100 + event).accepted()
          accepted.record(1)
        }
      }
    }
    await accepted.wait(for: 10)
    while signal.receivers[0].backlog < 14 { await Task.yield() }
    // Room for a fifteenth, if anybody could.
    for _ in 0..<1_000 { await Task.yield() }
    #expect(signal.receivers[0].backlog == 14)
    #expect(accepted.values.count == 10)
    gate.open()
    for poster in posters { await poster.value }
    await seen.wait(for: 400)
    #expect(Set(seen.values) == Set(0..<400))
    #expect(signal.receivers[0].dropped == 0)
    withExtendedLifetime(connection) {}
  }

  @Test func `a cancelled poster waits no longer and its event is not lost`() async {
    let connection = signal.connect("slow", backlog: .senderWaits(limit: 1)) { [seen, gate] in
      await gate.wait()
      seen.record($0)
    }
    signal.post(1)
    let poster = Task { [signal] in await signal.post(2).accepted() }
    poster.cancel()
    await poster.value
    gate.open()
    await seen.wait(for: 2)
    #expect(seen.values == [1, 2])
    withExtendedLifetime(connection) {}
  }

  @Test func `disconnecting releases those who wait`() async {
    let connection = signal.connect("slow", backlog: .senderWaits(limit: 1)) { [gate] _ in await gate.wait() }
    signal.post(1)
    let poster = Task { [signal] in await signal.post(2).accepted() }
    while signal.receivers[0].backlog < 2 { await Task.yield() }
    connection.cancel()
    await poster.value
    gate.open()
  }

  @Test func `a receiver that posts to itself does not wait for itself`() async {
    let connection = signal.connect("again", backlog: .senderWaits(limit: 1)) { [signal, seen] in
      seen.record($0)
      guard $0 == 0 else { return }
      for event in 1...5 { await signal.post(event).accepted() }
    }
    _ = await signal.send(0)
    await seen.wait(for: 6)
    #expect(Set(seen.values) == Set(0...5))
    withExtendedLifetime(connection) {}
  }
}

/// Counts itself, to show how many events are still held.
private final class Tracked: Sendable {
  private let alive: Box<Int>

  init(_ alive: Box<Int>) {
    self.alive = alive
    alive.change { $0 += 1 }
  }

  deinit {
    alive.change { $0 -= 1 }
  }
}
