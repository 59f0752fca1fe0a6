import Signals
import Testing

struct DeliveryTests {
  private let signal = Signal<Int>("saved")

  @Test func `without receivers the delivery is empty`() async throws {
    let delivery = await signal.send(1, sender: User.self)
    #expect(delivery.signal == "saved")
    #expect(delivery.receipts.isEmpty)
    try delivery.throwIfFailed()
  }

  @Test func `a failing receiver keeps no other from running`() async {
    let seen = Recorder<String>()
    let connections = [
      signal.connect("before") { _ in seen.record("before") },
      signal.connect("broken") { _ in throw Refused(description: "disk full") },
      signal.connect("after") { _ in seen.record("after") },
    ]
    let delivery = await signal.send(1)
    #expect(delivery.summaries == ["before ran", "broken failed: disk full", "after ran"])
    #expect(Set(seen.values) == ["before", "after"])
    withExtendedLifetime(connections) {}
  }

  @Test func `what is posted to one receiver reaches nobody else, and is traced`() async {
    let seen = Recorder<String>()
    let connections = [
      signal.connect("mail", sender: User.self) { seen.record("mail \($0)") },
      signal.connect("audit") { seen.record("audit \($0)") },
    ]
    let events = signal.events(buffering: 10)
    let traces = signal.traces()
    #expect(await signal.post(1, sender: .type(User.self), to: "mail").delivery.summaries == ["mail ran"])
    #expect(await signal.post(2, sender: .type(Profile.self), to: "mail").delivery.summaries == [])
    #expect(await signal.send(3).summaries == ["audit ran"])
    #expect(seen.values == ["mail 1", "audit 3"])
    #expect(await events.first { _ in true } == 3)
    var lines: [String] = []
    for await trace in traces.prefix(3) { lines.append(trace.line) }
    #expect(lines == ["1 1 sent", "1 1 mail ran", "2 2 sent"])
    withExtendedLifetime(connections) {}
  }

  @Test func `one error names every receiver that failed`() async {
    let connections = [
      signal.connect("mail") { _ in throw Refused(description: "no route") },
      signal.connect("fine") { _ in },
      signal.connect("audit") { _ in throw Refused(description: "disk full") },
    ]
    let delivery = await signal.send(1)
    let error = #expect(throws: DeliveryError.self) { try delivery.throwIfFailed() }
    #expect(error?.failures.map(\.uid) == ["mail", "audit"])
    #expect(error?.description == "saved: mail failed: no route; audit failed: disk full")
    withExtendedLifetime(connections) {}
  }

  @Test func `an error that went through two signals is told once`() async {
    let inner = Signal<Int>("inner")
    let connections = [
      inner.connect("audit") { _ in throw Refused(description: "disk full") },
      signal.connect("forward") { try await inner.send($0).throwIfFailed() },
    ]
    let delivery = await signal.send(1)
    let error = #expect(throws: DeliveryError.self) { try delivery.throwIfFailed() }
    #expect(error?.description == "saved: forward failed: disk full")
    withExtendedLifetime(connections) {}
  }

  @Test func `a declared receiver is called by each of three signals`() async {
    let seen = Recorder<Int>()
    let receiver = Receiver<Int>("audit", sender: User.self) { seen.record($0) }
    let line = #line - 1
    let signals = [signal, Signal<Int>("deleted"), Signal<Int>("restored")]
    let connections = receiver.connect(to: signals[0], signals[1], signals[2])
    #expect(connections.map(\.isDuplicate) == [false, false, false])
    for (number, signal) in signals.enumerated() { _ = await signal.send(number, sender: User.self) }
    _ = await signal.send(9, sender: Profile.self)
    #expect(seen.values == [0, 1, 2])
    #expect(signals[2].receivers.map(\.place.line) == [line])
    withExtendedLifetime(connections) {}
  }

  @Test func `a receiver that disconnects itself runs once`() async {
    let seen = Recorder<Int>()
    let connection = signal.connect("once") { [signal] in
      seen.record($0)
      signal.disconnect("once")
    }
    #expect(await signal.send(1).summaries == ["once ran"])
    #expect(await signal.send(2).receipts.isEmpty)
    #expect(seen.values == [1])
    #expect(signal.receivers.isEmpty)
    withExtendedLifetime(connection) {}
  }

  @Test func `a receiver connected during a send waits for the next one`() async {
    let seen = Recorder<Int>()
    let late = Box<Connection?>(nil)
    let connection = signal.connect("early") { [signal] _ in
      if late.value == nil { late.value = signal.connect("late") { seen.record($0) } }
    }
    #expect(await signal.send(1).summaries == ["early ran"])
    #expect(await signal.send(2).summaries == ["early ran", "late ran"])
    #expect(seen.values == [2])
    withExtendedLifetime(connection) {}
  }

  @Test func `a receiver disconnected before its turn does not run and the report says so`() async {
    let seen = Recorder<Int>()
    let gate = Gate()
    let connection = signal.connect("slow") {
      seen.record($0)
      await gate.wait()
    }
    let running = signal.post(1)
    let waiting = signal.post(2)
    await seen.wait(for: 1)
    connection.cancel()
    // The first still runs: nobody waits for it to learn that the second will not.
    #expect(await waiting.delivery.summaries == ["slow not run: disconnected"])
    gate.open()
    #expect(await running.delivery.summaries == ["slow ran"])
    #expect(seen.values == [1])
  }

  @Test func `a receiver that is not run has not failed`() async throws {
    let gate = Gate()
    let connection = signal.connect("slow") { _ in await gate.wait() }
    signal.post(1)
    let waiting = signal.post(2)
    connection.cancel()
    try await waiting.delivery.throwIfFailed()
    gate.open()
  }

  @Test func `the duration is the receiver's own and not its wait`() async {
    let connection = signal.connect("busy") { _ in
      for _ in 0..<100 { await Task.yield() }
    }
    let start = ContinuousClock.now
    let posted = (0..<20).map { signal.post($0) }
    var sum = Duration.zero
    for pending in posted {
      for receipt in await pending.delivery.receipts { sum += receipt.duration }
    }
    // One after the other they fit into the time; with their waits they would overlap and add up to several times as much.
    #expect(sum > .zero)
    #expect(sum <= start.duration(to: .now))
    withExtendedLifetime(connection) {}
  }
}
