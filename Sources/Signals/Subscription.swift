import Synchronization

/// What happens on a signal, one thing after the other: the asynchronous sequence of
/// ``Signal/events(buffering:sender:)-(Int,Sender?)`` and ``Signal/traces(buffering:)``.
///
/// For one consumer. It ends when the signal is deallocated or the consuming task is cancelled, and stops costing anything
/// when it is dropped.
///
/// ```swift
/// for await event in saves {
///   await log.append(event.name)
/// }
/// if saves.dropped > 0 { await log.append("and \(saves.dropped) that came too fast") }
/// ```
public struct Subscription<Element: Sendable>: AsyncSequence, Sendable {
  private let stream: AsyncStream<Element>
  private let count: DropCount

  init(stream: AsyncStream<Element>, count: DropCount) {
    self.stream = stream
    self.count = count
  }

  /// How many elements the consumer will never see because the buffer was full; the oldest are dropped.
  ///
  /// Exact at any time: what was sent is what was consumed, what is in the buffer, and this.
  public var dropped: Int { count.value }

  /// Begins to consume.
  public func makeAsyncIterator() -> AsyncStream<Element>.Iterator {
    stream.makeAsyncIterator()
  }
}

/// A number that only grows.
final class DropCount: Sendable {
  private let number = Atomic(0)

  var value: Int { number.load(ordering: .acquiring) }

  func increment() {
    number.wrappingAdd(1, ordering: .releasing)
  }
}
