import Signals
import Testing

struct CancellationTests {
  private let signal = Signal<Int>("saved")

  @Test func `cancelling the sender lets receivers that have begun finish and calls off the rest`() async {
    let begun = Recorder<Int>()
    let gate = Gate()
    let neverOpened = Gate()
    let noticed = Recorder<Bool>()
    let busy = signal.connect("busy") { _ in await neverOpened.wait() }
    signal.post(1)
    let free = signal.connect("free") {
      begun.record($0)
      await gate.wait()
      noticed.record(Task.isCancelled)
    }
    let sender = Task { [signal] in await signal.send(2) }
    await begun.wait(for: 1)
    sender.cancel()
    gate.open()
    #expect(await sender.value.summaries == ["busy not run: cancelled", "free ran"])
    #expect(noticed.values == [false])
    #expect(signal.receivers.map(\.backlog) == [1, 0])
    neverOpened.open()
    withExtendedLifetime((busy, free)) {}
  }

  @Test func `what a cancelled task sends reaches nobody and the report says so`() async throws {
    let seen = Recorder<Int>()
    let connections = ["first", "second"].map { name in
      signal.connect(DispatchUID(name)) { seen.record($0) }
    }
    let cancelled = Gate()
    let sender = Task { [signal] in
      await cancelled.wait()
      return await signal.send(1)
    }
    sender.cancel()
    cancelled.open()
    let delivery = await sender.value
    #expect(delivery.summaries == ["first not run: cancelled", "second not run: cancelled"])
    try delivery.throwIfFailed()
    _ = await signal.send(2)
    #expect(seen.values == [2, 2])
    withExtendedLifetime(connections) {}
  }

  @Test func `an event that was posted is delivered although the task that waits for it is cancelled`() async {
    let seen = Recorder<Int>()
    let gate = Gate()
    let connection = signal.connect("slow") {
      seen.record($0)
      await gate.wait()
    }
    let posted = [signal.post(1), signal.post(2)]
    let waiter = Task { await posted[1].delivery }
    waiter.cancel()
    await seen.wait(for: 1)
    gate.open()
    #expect(await waiter.value.summaries == ["slow ran"])
    #expect(seen.values == [1, 2])
    withExtendedLifetime(connection) {}
  }
}
