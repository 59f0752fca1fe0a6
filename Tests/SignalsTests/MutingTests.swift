import Signals
import Testing

struct MutingTests {
  private let signal = Signal<Int>("saved")
  private let seen = Recorder<String>()

  @Test func `a muted signal calls nobody in this task until the outermost scope ends`() async {
    let connection = signal.connect("audit") { [seen] in seen.record("\($0)") }
    await signal.muted { [signal] in
      await signal.muted {
        #expect(await signal.send(1).summaries == ["audit not run: muted"])
      }
      #expect(await signal.send(2).summaries == ["audit not run: muted"])
      await Task.detached { _ = await signal.send(3) }.value
    }
    #expect(await signal.send(4).summaries == ["audit ran"])
    #expect(seen.values == ["3", "4"])
    withExtendedLifetime(connection) {}
  }

  @Test func `a muted receiver is left out and the others are called`() async {
    let other = Signal<Int>("deleted")
    let connections = [
      signal.connect("audit") { [seen] in seen.record("audit \($0)") },
      signal.connect("mail", sender: User.self) { [seen] in seen.record("mail \($0)") },
      other.connect("audit") { [seen] in seen.record("other audit \($0)") },
    ]
    await signal.muted("audit") { [signal] in
      _ = await signal.send(1, sender: User.self)
      await signal.muted("mail") {
        _ = await signal.send(2, sender: User.self)
        _ = await other.send(2)
      }
      _ = await signal.send(3, sender: User.self)
    }
    _ = await signal.send(4)
    #expect(seen.values == ["mail 1", "other audit 2", "mail 3", "audit 4"])
    withExtendedLifetime(connections) {}
  }

  @Test func `muting ends with its scope also when it throws and for a task that outlives it`() async {
    let connection = signal.connect("audit") { [seen] in seen.record("\($0)") }
    let gate = Gate()
    let outlives = Box<Task<Void, Never>?>(nil)
    func leaveByThrowing() throws {
      try signal.muted {
        outlives.value = Task { [signal] in
          await gate.wait()
          _ = await signal.send(1)
        }
        throw Refused(description: "no")
      }
    }
    #expect(throws: Refused.self) { try leaveByThrowing() }
    gate.open()
    await outlives.value?.value
    #expect(seen.values == ["1"])
    withExtendedLifetime(connection) {}
  }

  @Test func `what a receiver sends in a muted scope is muted too`() async {
    let inner = Signal<Int>("inner")
    let connections = [
      inner.connect("audit") { [seen] in seen.record("\($0)") },
      signal.connect("forward") { _ = await inner.send($0) },
    ]
    await inner.muted { [signal] in
      #expect(await signal.send(1).summaries == ["forward ran"])
    }
    #expect(seen.values.isEmpty)
    withExtendedLifetime(connections) {}
  }

  @Test func `a muted post reaches no receiver and no subscription but is traced`() async {
    let connection = signal.connect("audit") { [seen] in seen.record("\($0)") }
    let events = signal.events(buffering: 10)
    let traces = signal.traces()
    signal.muted { [signal] in signal.post(1) }
    signal.muted("audit") { [signal] in signal.post(2) }
    for await event in events.prefix(1) { #expect(event == 2) }
    var lines: [String] = []
    for await trace in traces.prefix(4) { lines.append(trace.line) }
    #expect(lines == ["1 1 sent", "1 1 audit not run: muted", "2 2 sent", "2 2 audit not run: muted"])
    #expect(seen.values.isEmpty)
    withExtendedLifetime(connection) {}
  }
}
