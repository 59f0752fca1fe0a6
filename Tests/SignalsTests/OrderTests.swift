import Signals
import Testing

struct OrderTests {
  private let signal = Signal<Int>("saved")

  @Test func `a slow receiver delays only itself and loses no order`() async {
    let slow = Recorder<Int>()
    let fast = Recorder<Int>()
    let gate = Gate()
    let connections = [
      signal.connect("slow") {
        slow.record($0)
        await gate.wait()
      },
      signal.connect("fast") { fast.record($0) },
    ]
    let posted = (0..<100).map { signal.post($0) }
    await fast.wait(for: 100)
    await slow.wait(for: 1)
    #expect(fast.values == Array(0..<100))
    #expect(slow.values == [0])
    #expect(signal.receivers.first?.backlog == 100)

    gate.open()
    for pending in posted { _ = await pending.delivery }
    #expect(slow.values == Array(0..<100))
    withExtendedLifetime(connections) {}
  }

  @Test func `a thousand concurrent senders never meet in one receiver`() async {
    let seen = Recorder<Int>()
    let inside = Box(0)
    let most = Box(0)
    let connection = signal.connect("audit") { event in
      inside.change { $0 += 1 }
      let now = inside.value
      most.change { $0 = max($0, now) }
      await Task.yield()
      seen.record(event)
      inside.change { $0 -= 1 }
    }
    await withTaskGroup { [signal] group in
      for event in 0..<1_000 {
        group.addTask { _ = await signal.send(event) }
      }
    }
    #expect(most.value == 1)
    #expect(seen.values.sorted() == Array(0..<1_000))
    withExtendedLifetime(connection) {}
  }

  @Test func `all receivers see concurrent posts in the same order`() async {
    let orders = [Recorder<Int>(), Recorder<Int>(), Recorder<Int>()]
    let connections = orders.enumerated().map { number, order in
      signal.connect(DispatchUID("receiver \(number)")) { event in
        if event % (number + 2) == 0 { await Task.yield() }
        order.record(event)
      }
    }
    await withTaskGroup { [signal] group in
      for event in 0..<300 {
        group.addTask { _ = await signal.post(event).delivery }
      }
    }
    #expect(orders[0].values.count == 300)
    #expect(orders[1].values == orders[0].values)
    #expect(orders[2].values == orders[0].values)
    withExtendedLifetime(connections) {}
  }

  @Test func `receivers of one event run at the same time`() async {
    let arrived = Recorder<String>()
    // Each waits inside for the other, so one after the other would never end.
    let connections = ["first", "second"].map { name in
      signal.connect(DispatchUID(name)) { _ in
        arrived.record(name)
        await arrived.wait(for: 2)
      }
    }
    #expect(await signal.send(1).summaries == ["first ran", "second ran"])
    withExtendedLifetime(connections) {}
  }

  @Test func `a sender on the main actor does not run its receivers there`() async {
    let isolated = Box(true)
    let connection = signal.connect("audit") { _ in isolated.value = #isolation != nil }
    await Task { @MainActor [signal] in _ = await signal.send(1) }.value
    #expect(!isolated.value)
    withExtendedLifetime(connection) {}
  }

  @Test func `a long chain of receivers that send on does not exhaust the stack`() async {
    let signals = (0...300).map { Signal<Int>("signal \($0)") }
    let reached = Recorder<Int>()
    var connections = [signals[300].connect("end") { reached.record($0) }]
    for (number, next) in signals.dropFirst().enumerated() {
      connections.append(signals[number].connect("on") { _ = await next.send($0) })
    }
    _ = await signals[0].send(7)
    #expect(reached.values == [7])
    withExtendedLifetime(connections) {}
  }

  @Test func `receivers see the sender's task-local values, also those that had to wait`() async {
    let seen = Recorder<String>()
    let gate = Gate()
    let connection = signal.connect("audit") { _ in
      await gate.wait()
      seen.record(Actor.name)
    }
    let posted = ["ada", "bob"].map { name in
      Actor.$name.withValue(name) { signal.post(1) }
    }
    gate.open()
    for pending in posted { _ = await pending.delivery }
    #expect(seen.values == ["ada", "bob"])
    withExtendedLifetime(connection) {}
  }

  @Test func `posted events arrive although nobody waits and the signal is gone`() async {
    let seen = Recorder<Int>()
    let gate = Gate()
    var signal: Signal<Int>? = Signal("short")
    let connection = signal?.connect("audit") {
      await gate.wait()
      seen.record($0)
    }
    signal?.post(1)
    signal?.post(2)
    signal = nil
    gate.open()
    await seen.wait(for: 2)
    #expect(seen.values == [1, 2])
    withExtendedLifetime(connection) {}
  }
}

private enum Actor {
  @TaskLocal static var name = "nobody"
}
