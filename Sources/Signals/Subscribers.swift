import Synchronization

/// Those who follow one signal's events or traces.
final class Subscribers<Element: Sendable>: Sendable {
  /// What full buffers gave up. Whoever holds a lock must let go of it only after the lock: an event that is deallocated
  /// may take a connection with it, whose end needs the same lock.
  typealias Dropped = [any Sendable]

  private let headcount: Headcount
  private let subscribers = Locked([Subscriber]())

  init(_ headcount: Headcount) {
    self.headcount = headcount
  }

  func listen(to sender: Sender?) -> Bool {
    headcount.hasSubscribers && subscribers.withLock { $0.contains { $0.listens(to: sender) } }
  }

  func subscribe(buffering limit: Int, sender: Sender? = nil) -> Subscription<Element> {
    let (stream, continuation) = AsyncStream.makeStream(
      of: Element.self, bufferingPolicy: .bufferingNewest(max(1, limit)))
    let subscriber = Subscriber(sender, buffer: EventBuffer(continuation))
    subscribers.withLock { $0.append(subscriber) }
    headcount.subscribers.wrappingAdd(1, ordering: .releasing)
    continuation.onTermination = { [weak self, weak subscriber] _ in
      if let subscriber { self?.remove(subscriber) }
    }
    return Subscription(stream: stream, count: subscriber.dropped)
  }

  /// Puts the element into the buffer of everyone who listens to the sender.
  @discardableResult
  func send(_ element: @autoclosure () -> Element, sender: Sender? = nil) -> Dropped {
    guard headcount.hasSubscribers else { return [] }
    let listening = subscribers.withLock { subscribers in subscribers.filter { $0.listens(to: sender) } }
    guard !listening.isEmpty else { return [] }
    let element = element()
    var dropped: Dropped = []
    for subscriber in listening {
      // Safe because `subscribe` alone makes subscribers, with a buffer of this type.
      let buffer = unsafeDowncast(subscriber.buffer, to: EventBuffer<Element>.self)
      guard case .dropped(let lost) = buffer.continuation.yield(element) else { continue }
      subscriber.dropped.increment()
      dropped.append(lost)
    }
    return dropped
  }

  /// Ends every subscription after what is already in its buffer.
  func finish() {
    for subscriber in subscribers.withLock({ $0 }) {
      unsafeDowncast(subscriber.buffer, to: EventBuffer<Element>.self).continuation.finish()
    }
  }

  private func remove(_ subscriber: Subscriber) {
    let removed = subscribers.withLock { subscribers in
      subscribers.firstIndex { $0 === subscriber }.map { subscribers.remove(at: $0) }
    }
    if removed != nil { headcount.subscribers.wrappingSubtract(1, ordering: .releasing) }
  }
}

/// One who follows; told without the type of the elements, as an array of generic values is slow to go through.
private final class Subscriber: Sendable {
  /// An `EventBuffer` of the elements.
  let buffer: any AnyObject & Sendable
  let dropped = DropCount()
  private let sender: Sender?

  init(_ sender: Sender?, buffer: any AnyObject & Sendable) {
    self.sender = sender
    self.buffer = buffer
  }

  func listens(to sender: Sender?) -> Bool { self.sender == nil || self.sender == sender }
}

private final class EventBuffer<Element: Sendable>: Sendable {
  let continuation: AsyncStream<Element>.Continuation

  init(_ continuation: AsyncStream<Element>.Continuation) {
    self.continuation = continuation
  }
}
