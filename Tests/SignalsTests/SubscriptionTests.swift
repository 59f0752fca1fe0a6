import Signals
import Synchronization
import Testing

struct SubscriptionTests {
  @Test func `a consumer that stalls misses exactly as many events as were dropped, the oldest`() async {
    var signal: Signal<Int>? = Signal("saved")
    guard let events = signal?.events(buffering: 10) else { return }
    for event in 1...100 { signal?.post(event) }
    #expect(events.dropped == 90)
    signal = nil
    #expect(await all(events) == Array(91...100))
  }

  @Test func `who stalls holds on to no more events than its buffer, however many are sent`() async {
    let signal = Signal<Counted>("saved")
    let (alive, gate) = (CountBox(), Gate())
    let events = signal.events(buffering: 100)
    let traces = signal.traces(buffering: 100)
    let stalled = signal.connect("screen", backlog: .dropsNewest(limit: 100)) { _ in await gate.wait() }
    for _ in 0..<100_000 { signal.post(Counted(alive)) }
    // In each buffer, and in the receiver's backlog.
    #expect(alive.count <= 300)
    #expect(events.dropped == 99_900 && signal.receivers.map(\.dropped) == [99_900])
    gate.open()
    withExtendedLifetime((traces, stalled)) {}
  }

  @Test func `consumed and dropped events add up also while the consumer works`() async {
    var signal: Signal<Int>? = Signal("saved")
    guard let events = signal?.events(buffering: 5) else { return }
    let consumer = Task { await all(events) }
    await withTaskGroup { [signal] group in
      for sender in 0..<10 {
        group.addTask {
          for event in 0..<100 { signal?.post(sender * 100 + event) }
        }
      }
    }
    signal = nil
    let consumed = await consumer.value
    #expect(consumed.count + events.dropped == 1_000)
    #expect(Set(consumed).count == consumed.count)
  }

  @Test func `a consumer that keeps up sees every event in the order sent`() async {
    let signal = Signal<Int>("saved")
    let events = signal.events(buffering: 1)
    var consumed: [Int] = []
    var iterator = events.makeAsyncIterator()
    for event in 1...100 {
      signal.post(event)
      if let event = await iterator.next() { consumed.append(event) }
    }
    #expect(consumed == Array(1...100))
    #expect(events.dropped == 0)
  }

  @Test func `a subscription to one sender sees only its events`() async {
    var signal: Signal<Int>? = Signal("saved")
    guard let users = signal?.events(buffering: 10, sender: User.self),
      let channel = signal?.events(buffering: 10, sender: Channel(name: "a")),
      let all = signal?.events(buffering: 10)
    else { return }
    #expect(signal?.hasReceivers(sender: User.self) == true)
    signal?.post(1, sender: User.self)
    signal?.post(2, sender: Profile.self)
    signal?.post(3, sender: Channel(name: "a"))
    signal?.post(4)
    signal = nil
    #expect(await self.all(users) == [1])
    #expect(await self.all(channel) == [3])
    #expect(await self.all(all) == [1, 2, 3, 4])
  }

  @Test func `a subscription that is dropped or whose task is cancelled leaves nothing behind`() async {
    let signal = Signal<Int>("saved")
    var events: Subscription<Int>? = signal.events(buffering: 10)
    #expect(signal.hasReceivers())
    events = nil
    #expect(!signal.hasReceivers())

    let first = Gate()
    let consumer = Task {
      for await _ in signal.events(buffering: 10) { first.open() }
    }
    while !signal.hasReceivers() { await Task.yield() }
    signal.post(1)
    await first.wait()
    consumer.cancel()
    await consumer.value
    #expect(!signal.hasReceivers())
    withExtendedLifetime(events) {}
  }

  private func all(_ events: Subscription<Int>) async -> [Int] {
    var consumed: [Int] = []
    for await event in events { consumed.append(event) }
    return consumed
  }
}

/// Keeps count of how many of it there are.
private final class Counted: Sendable {
  private let alive: CountBox

  init(_ alive: CountBox) {
    self.alive = alive
    alive.add(1)
  }

  deinit { alive.add(-1) }
}

private final class CountBox: Sendable {
  private let number = Mutex(0)

  var count: Int { number.withLock { $0 } }

  func add(_ step: Int) { number.withLock { $0 += step } }
}
