import Signals
import Testing

struct ScopeTests {
  private let signal = Signal<Int>("saved")
  private let seen = Recorder<Int>()

  @Test func `a scoped receiver is connected in the block and not after it`() async {
    let result = await signal.withConnection("audit", sender: User.self) { [seen] in
      seen.record($0)
    } during: { [signal] in
      #expect(signal.receivers.map(\.place.description) == ["SignalsTests/ScopeTests.swift:\(#line - 3)"])
      _ = await signal.send(1, sender: User.self)
      return "done"
    }
    _ = await signal.send(2, sender: User.self)
    #expect(result == "done")
    #expect(seen.values == [1])
    #expect(signal.receivers.isEmpty)
  }

  @Test func `a scoped receiver is disconnected when the block throws`() async {
    let scope = Task { [signal, seen] in
      try await signal.withConnection("audit", sender: Channel(name: "a")) {
        seen.record($0)
      } during: {
        _ = await signal.send(1, sender: Channel(name: "a"))
        throw Refused(description: "no")
      }
    }
    await #expect(throws: Refused.self) { try await scope.value }
    #expect(seen.values == [1])
    #expect(signal.receivers.isEmpty)
  }

  @Test func `a scoped receiver is disconnected when the task is cancelled`() async {
    let inside = Gate()
    let task = Task { [signal, seen] in
      try await signal.withConnection("audit") {
        seen.record($0)
      } during: {
        inside.open()
        await untilCancelled()
        try Task.checkCancellation()
      }
    }
    await inside.wait()
    #expect(signal.hasReceivers())
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
    #expect(signal.receivers.isEmpty)
  }

  @Test func `a scope around a receiver that is connected already leaves it alone`() async {
    let connection = signal.connect("audit") { [seen] in seen.record($0) }
    await signal.withConnection(Receiver("audit") { _ in }) { [signal] in
      _ = await signal.send(1)
    }
    _ = await signal.send(2)
    #expect(seen.values == [1, 2])
    withExtendedLifetime(connection) {}
  }
}

/// Returns when the task is cancelled and not before.
private func untilCancelled() async {
  let cancelled = Gate()
  await withTaskCancellationHandler {
    await cancelled.wait()
  } onCancel: {
    cancelled.open()
  }
}
