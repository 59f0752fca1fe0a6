import Signals
import Testing

struct RecursionTests {
  private let ping = Signal<Int>("ping")
  private let pong = Signal<Int>("pong")

  @Test func `a receiver that sends its own signal for ever ends with an error that names the chain`() async {
    let calls = Recorder<Int>()
    let connection = ping.connect("a") { [ping] in
      calls.record($0)
      try await ping.send($0 + 1).throwIfFailed()
    }
    let delivery = await ping.send(1)
    let error = #expect(throws: DeliveryError.self) { try delivery.throwIfFailed() }
    let cycle = error?.failures.first?.causes.first as? SignalCycleError
    #expect(calls.values == Array(1...SignalCycleError.limit))
    #expect(cycle?.chain == Array(repeating: "a (ping)", count: SignalCycleError.limit + 1))
    #expect(
      error?.description == "ping: a failed: Receivers call each other without end: a (ping) → a (ping)")
    connection.cancel()
  }

  @Test func `two receivers that send each other for ever end with both in the chain`() async {
    let connections = [
      ping.connect("a") { [pong] in try await pong.send($0).throwIfFailed() },
      pong.connect("b") { [ping] in try await ping.send($0).throwIfFailed() },
    ]
    let delivery = await ping.send(1)
    let error = #expect(throws: DeliveryError.self) { try delivery.throwIfFailed() }
    let cycle = error?.failures.first?.causes.first as? SignalCycleError
    #expect(cycle?.description == "Receivers call each other without end: a (ping) → b (pong) → a (ping)")
    for connection in connections { connection.cancel() }
  }

  @Test func `a receiver that posts its own signal for ever ends too`() async {
    let connection = ping.connect("a") { [ping] in ping.post($0 + 1) }
    let traces = ping.traces()
    ping.post(1)
    var ran = 0
    for await case .finished(_, let event, let receipt) in traces {
      if case .failed(let error) = receipt.outcome {
        #expect(event == SignalCycleError.limit + 1)
        #expect(error is SignalCycleError)
        break
      }
      ran += 1
    }
    // The refusal is known at once, the end of the call that posted only afterwards.
    #expect(ran == SignalCycleError.limit - 1)
    connection.cancel()
  }

  @Test func `the others still get the event that is refused to one`() async {
    let quiet = Recorder<Int>()
    let connections = [
      ping.connect("a") { [ping] in try await ping.send($0 + 1).throwIfFailed() },
      ping.connect("quiet") { quiet.record($0) },
    ]
    _ = await ping.send(1)
    #expect(Set(quiet.values) == Set(1...SignalCycleError.limit + 1))
    for connection in connections { connection.cancel() }
  }

  @Test func `a nested send runs inside the call that waits for it`() async {
    let steps = Recorder<String>()
    let connection = ping.connect("a") { [ping] event in
      steps.record("\(event) begins")
      if event == 1 { _ = await ping.send(2) }
      steps.record("\(event) ends")
    }
    _ = await ping.send(1)
    #expect(steps.values == ["1 begins", "2 begins", "2 ends", "1 ends"])
    connection.cancel()
  }

  @Test func `a nested post runs after the call that does not wait for it`() async {
    let steps = Recorder<String>()
    let connection = ping.connect("a") { [ping] event in
      steps.record("\(event) begins")
      if event == 1 { ping.post(2) }
      steps.record("\(event) ends")
    }
    _ = await ping.send(1)
    await steps.wait(for: 4)
    #expect(steps.values == ["1 begins", "1 ends", "2 begins", "2 ends"])
    connection.cancel()
  }

  @Test func `a nested post that is awaited after all does not wait for itself`() async {
    let steps = Recorder<String>()
    let connection = ping.connect("a") { [ping] event in
      guard event == 1 else { return steps.record("\(event) runs") }
      let pending = [ping.post(2), ping.post(3)]
      steps.record("1 waits")
      _ = await pending[1].delivery
      steps.record("1 ends")
    }
    _ = await ping.send(1)
    await steps.wait(for: 4)
    #expect(steps.values == ["1 waits", "3 runs", "1 ends", "2 runs"])
    connection.cancel()
  }

  @Test func `a receiver is not entered again for somebody it does not wait for`() async {
    let steps = Recorder<String>()
    let traces = ping.traces()
    let connections = [
      ping.connect("a") { [pong] event in
        steps.record("\(event) begins")
        if event == 1 {
          pong.post(0)
          await Self.secondSent(in: traces)
          // Room for a second call to begin, if it could.
          for _ in 0..<1_000 { await Task.yield() }
        }
        steps.record("\(event) ends")
      },
      pong.connect("b") { [ping] _ in _ = await ping.send(2) },
    ]
    _ = await ping.send(1)
    await steps.wait(for: 4)
    #expect(steps.values == ["1 begins", "1 ends", "2 begins", "2 ends"])
    for connection in connections { connection.cancel() }
  }

  @Test func `a receiver that begins to wait late is not waited for by what it waits for`() async {
    let steps = Recorder<String>()
    let traces = ping.traces()
    let connections = [
      ping.connect("a") { [pong] event in
        guard event == 1 else { return steps.record("2 runs") }
        let pending = pong.post(0)
        await Self.secondSent(in: traces)
        steps.record("1 waits")
        _ = await pending.delivery
        steps.record("1 ends")
      },
      pong.connect("b") { [ping] _ in _ = await ping.send(2) },
    ]
    _ = await ping.send(1)
    #expect(steps.values == ["1 waits", "2 runs", "1 ends"])
    for connection in connections { connection.cancel() }
  }

  @Test func `two receivers that send to each other at the same time both end`() async {
    let arrived = Recorder<Int>()
    let calls = Recorder<String>()
    let connections = [
      ping.connect("a") { [pong] event in
        calls.record("a")
        guard event == 1 else { return }
        arrived.record(1)
        await arrived.wait(for: 2)
        _ = await pong.send(2)
      },
      pong.connect("b") { [ping] event in
        calls.record("b")
        guard event == 1 else { return }
        arrived.record(1)
        await arrived.wait(for: 2)
        _ = await ping.send(2)
      },
    ]
    let posted = [ping.post(1), pong.post(1)]
    for pending in posted { #expect(await pending.delivery.receipts.count == 1) }
    #expect(calls.values.sorted() == ["a", "a", "b", "b"])
    for connection in connections { connection.cancel() }
  }

  private static func secondSent(in traces: Subscription<Trace<Int>>) async {
    for await case .sent(2, _) in traces { return }
  }
}
