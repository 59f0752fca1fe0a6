import Synchronization

/// The receivers of one signal, in the order in which they were connected.
///
/// Of strangers' code only the `==` of senders runs under the lock; deinitialisers, which may want the lock, run after it.
final class Registry<Event: Sendable>: Sendable {
  private struct Entry {
    let key: UInt64
    let registration: Registration<Event>
    weak var lifetime: Lifetime?
  }

  private struct State {
    var lastKey: UInt64 = 0
    var lastID: UInt64 = 0
    var entries: [Entry] = []
  }

  let traces = TraceHub<Event>()
  private let signal: String
  private let state = Mutex(State())

  init(signal: String) {
    self.signal = signal
  }

  var receivers: [ReceiverInfo] {
    registrations.map(\.info)
  }

  func hasReceivers(for sender: Sender?) -> Bool {
    registrations.contains { $0.listens(to: sender) }
  }

  func connect(_ receiver: Receiver<Event>) -> Connection {
    let registration = Registration(receiver, signal: signal)
    let (connection, replaced) = state.withLock { state -> (Connection, Entry?) in
      let index = state.entries.firstIndex { $0.registration.isIdentified(by: receiver.uid, receiver.sender) }
      if let index, let lifetime = state.entries[index].lifetime {
        return (Connection(lifetime: lifetime, isDuplicate: true), nil)
      }
      // The last token may be gone and its deinitialiser waiting for this very lock.
      let replaced = index.map { Self.take($0, from: &state) }
      state.lastKey += 1
      let lifetime = Lifetime { [weak self, key = state.lastKey] in self?.disconnect { $0.key == key } }
      state.entries.append(Entry(key: state.lastKey, registration: registration, lifetime: lifetime))
      return (Connection(lifetime: lifetime, isDuplicate: false), replaced)
    }
    withExtendedLifetime(replaced) {}
    return connection
  }

  func disconnect(_ uid: DispatchUID, sender: Sender?) -> Bool {
    disconnect { $0.registration.isIdentified(by: uid, sender) }
  }

  /// Every receiver gets events in the same order, because posting is one critical section.
  func post(_ event: Event, sender: Sender?) -> PendingDelivery {
    let (parts, dropped) = state.withLock { state in
      let listening = state.entries.compactMap { $0.registration.listens(to: sender) ? $0.registration : nil }
      let isTraced = traces.isActive
      var dropped: [TraceHub<Event>.Consumer.YieldResult] = []
      guard isTraced || !listening.isEmpty else { return ([PendingDelivery.Part](), dropped) }

      state.lastID += 1
      let id = state.lastID
      if isTraced { dropped += traces.emit(.sent(id: id, event)) }
      let parts = listening.map { registration in
        let part = registration.enqueue(event, id: id, traces: traces)
        if isTraced, case .settled(let receipt) = part { dropped += traces.emit(.finished(id: id, event, receipt)) }
        return part
      }
      return (parts, dropped)
    }
    withExtendedLifetime(dropped) {}
    return PendingDelivery(signal: signal, parts: parts)
  }

  private var registrations: [Registration<Event>] {
    state.withLock { $0.entries.map(\.registration) }
  }

  @discardableResult
  private func disconnect(where isWanted: (Entry) -> Bool) -> Bool {
    let removed = state.withLock { state in
      state.entries.firstIndex(where: isWanted).map { Self.take($0, from: &state) }
    }
    return removed != nil
  }

  /// Closed under the lock: whoever finds the receiver gone from the registry may rely on no call beginning.
  private static func take(_ index: Int, from state: inout State) -> Entry {
    let entry = state.entries.remove(at: index)
    entry.registration.close()
    return entry
  }
}
