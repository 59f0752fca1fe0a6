import Signals
import Testing

struct TraceTests {
  @Test func `a trace shows what was sent and how each receiver ended`() async {
    let signal = Signal<String>("saved")
    let connections = [
      signal.connect("fine", sender: User.self) { _ in },
      signal.connect("broken") { _ in throw Refused(description: "disk full") },
    ]
    let traces = signal.traces()
    _ = await signal.send("first", sender: User.self)
    _ = await signal.send("second")

    let lines = await take(5, from: traces)
    #expect(lines.first == "1 first sent")
    #expect(Set(lines[1...2]) == ["1 first fine ran", "1 first broken failed: disk full"])
    #expect(lines[3...] == ["2 second sent", "2 second broken failed: disk full"])
    withExtendedLifetime(connections) {}
  }

  @Test func `events nobody receives are traced too`() async {
    let signal = Signal<String>("saved")
    _ = await signal.send("before anybody looked")
    let traces = signal.traces()
    _ = await signal.send("lonely")
    #expect(await take(1, from: traces) == ["1 lonely sent"])
  }

  @Test func `each consumer has a stream of its own`() async {
    let signal = Signal<String>("saved")
    let first = signal.traces()
    signal.post("one")
    let second = signal.traces()
    signal.post("two")
    #expect(await take(2, from: first) == ["1 one sent", "2 two sent"])
    #expect(await take(1, from: second) == ["2 two sent"])
  }

  @Test func `sent is traced in the order in which receivers get the events`() async {
    let signal = Signal<String>("saved")
    let seen = Recorder<String>()
    let connection = signal.connect("audit") { seen.record($0) }
    let traces = signal.traces()
    await withTaskGroup { group in
      for event in 0..<200 {
        group.addTask { _ = await signal.send("\(event)") }
      }
    }
    var sent: [String] = []
    var ids: [UInt64] = []
    for await case .sent(let id, let event) in traces {
      sent.append(event)
      ids.append(id)
      if sent.count == 200 { break }
    }
    #expect(sent == seen.values)
    #expect(ids == Array(1...200))
    withExtendedLifetime(connection) {}
  }

  @Test func `a receiver that was not run is traced`() async {
    let signal = Signal<String>("saved")
    let gate = Gate()
    let connection = signal.connect("slow") { _ in await gate.wait() }
    signal.post("running")
    let waiting = signal.post("waiting")
    let traces = signal.traces()
    connection.cancel()
    _ = await waiting.delivery
    gate.open()
    var lines: [String] = []
    for await trace in traces {
      lines.append(trace.line)
      if lines.contains(where: { $0.hasPrefix("2") }) { break }
    }
    #expect(lines.contains("2 waiting slow not run: disconnected"))
  }

  @Test func `a trace ends with its signal`() async {
    var signal: Signal<String>? = Signal("short")
    let traces = signal?.traces()
    signal?.post("last")
    signal = nil
    var lines: [String] = []
    if let traces {
      for await trace in traces { lines.append(trace.line) }
    }
    #expect(lines == ["1 last sent"])
  }

  @Test func `a consumer that stalls loses the oldest and they are counted`() async {
    let signal = Signal<String>("saved")
    let traces = signal.traces()
    for event in 1...10_002 { signal.post("\(event)") }
    #expect(await take(1, from: traces) == ["3 3 sent"])
    #expect(traces.dropped == 2)
  }

  @Test func `an event that is dropped with a connection in it does no harm`() async {
    let other = Signal<Int>("other")
    let signal = Signal<Connection?>("saved")
    let traces = signal.traces()
    // Its own last token too: dropping it disconnects from the signal that is just posting.
    signal.post(other.connect("other") { _ in })
    signal.post(signal.connect("own", sender: User.self) { _ in })
    for _ in 1...9_999 { signal.post(nil) }
    #expect(other.receivers.isEmpty && signal.receivers.count == 1)
    signal.post(nil)
    #expect(signal.receivers.isEmpty)
    withExtendedLifetime(traces) {}
  }

  private func take(_ count: Int, from traces: Subscription<Trace<String>>) async -> [String] {
    var lines: [String] = []
    for await trace in traces.prefix(count) { lines.append(trace.line) }
    return lines
  }
}
