import Synchronization

/// The consumers of one signal's traces.
final class TraceHub<Event: Sendable>: Sendable {
  typealias Consumer = AsyncStream<Trace<Event>>.Continuation

  /// Enough for a burst while the log pane draws; a stalled consumer must not keep every event there ever was.
  private static var bufferSize: Int { 10_000 }

  private struct State {
    var lastKey: UInt64 = 0
    var consumers: [UInt64: Consumer] = [:]
  }

  private let state = Mutex(State())

  var isActive: Bool {
    state.withLock { !$0.consumers.isEmpty }
  }

  func stream() -> AsyncStream<Trace<Event>> {
    let (stream, consumer) = AsyncStream.makeStream(
      of: Trace<Event>.self, bufferingPolicy: .bufferingNewest(Self.bufferSize))
    let key = state.withLock { state in
      state.lastKey += 1
      state.consumers[state.lastKey] = consumer
      return state.lastKey
    }
    consumer.onTermination = { [weak self] _ in
      self?.remove(key)
    }
    return stream
  }

  /// Hands the trace to every consumer.
  ///
  /// - Returns: What full buffers dropped. A caller that holds a lock must let go of it only after the lock: an event that
  ///   is deallocated may take a connection with it, whose end needs the same lock.
  @discardableResult
  func emit(_ trace: Trace<Event>) -> [Consumer.YieldResult] {
    let consumers = state.withLock { $0.consumers }
    return consumers.values.map { $0.yield(trace) }
  }

  /// Ends every stream after what is already in its buffer.
  func finish() {
    let consumers = state.withLock { state in
      let consumers = state.consumers
      state.consumers = [:]
      return consumers
    }
    for consumer in consumers.values { consumer.finish() }
  }

  private func remove(_ key: UInt64) {
    let removed = state.withLock { $0.consumers.removeValue(forKey: key) }
    withExtendedLifetime(removed) {}
  }
}
