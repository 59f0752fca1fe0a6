import Synchronization

/// Those who follow one signal's events or traces.
final class Subscribers<Element: Sendable>: Sendable {
  private struct Subscriber {
    let key: UInt64
    let sender: Sender?
    let buffer: AsyncStream<Element>.Continuation
    let dropped: DropCount

    func listens(to other: Sender?) -> Bool { sender == nil || sender == other }
  }

  /// What full buffers gave up. Whoever holds a lock must let go of it only after the lock: an event that is deallocated
  /// may take a connection with it, whose end needs the same lock.
  typealias Dropped = [any Sendable]

  private struct State {
    var lastKey: UInt64 = 0
    var subscribers: [Subscriber] = []
  }

  private let headcount: Headcount
  private let state = Mutex(State())

  init(_ headcount: Headcount) {
    self.headcount = headcount
  }

  func listen(to sender: Sender?) -> Bool {
    headcount.hasSubscribers && state.withLock { $0.subscribers.contains { $0.listens(to: sender) } }
  }

  func subscribe(buffering limit: Int, sender: Sender? = nil) -> Subscription<Element> {
    let (stream, buffer) = AsyncStream.makeStream(
      of: Element.self, bufferingPolicy: .bufferingNewest(max(1, limit)))
    let dropped = DropCount()
    let key = state.withLock { state in
      state.lastKey += 1
      state.subscribers.append(Subscriber(key: state.lastKey, sender: sender, buffer: buffer, dropped: dropped))
      headcount.subscribers.wrappingAdd(1, ordering: .releasing)
      return state.lastKey
    }
    buffer.onTermination = { [weak self] _ in
      self?.remove(key)
    }
    return Subscription(stream: stream, count: dropped)
  }

  /// Puts the element into the buffer of everyone who listens to the sender.
  @discardableResult
  func send(_ element: @autoclosure () -> Element, sender: Sender? = nil) -> Dropped {
    guard headcount.hasSubscribers else { return [] }
    let listening = state.withLock { state in state.subscribers.filter { $0.listens(to: sender) } }
    guard !listening.isEmpty else { return [] }
    let element = element()
    return listening.compactMap { subscriber in
      guard case .dropped(let lost) = subscriber.buffer.yield(element) else { return nil }
      subscriber.dropped.increment()
      return lost
    }
  }

  /// Ends every subscription after what is already in its buffer.
  func finish() {
    let subscribers = state.withLock { state in
      let subscribers = state.subscribers
      state.subscribers = []
      headcount.subscribers.wrappingSubtract(subscribers.count, ordering: .releasing)
      return subscribers
    }
    for subscriber in subscribers { subscriber.buffer.finish() }
  }

  private func remove(_ key: UInt64) {
    let removed = state.withLock { state -> Subscriber? in
      guard let index = state.subscribers.firstIndex(where: { $0.key == key }) else { return nil }
      headcount.subscribers.wrappingSubtract(1, ordering: .releasing)
      return state.subscribers.remove(at: index)
    }
    withExtendedLifetime(removed) {}
  }
}
