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

  /// What full buffers gave up, to be let go of after the lock.
  private struct Dropped {
    var traces: [Trace<Event>] = []
    var events: [Event] = []
  }

  let traces = Subscribers<Trace<Event>>()
  let events = Subscribers<Event>()
  private let signal: String
  private let state = Mutex(State())
  /// The number of entries, for a look without the lock.
  private let connected = Atomic(0)
  /// How many scopes that mute anything are open, in all tasks.
  private let muteScopes = Atomic(0)

  init(signal: String) {
    self.signal = signal
  }

  var receivers: [ReceiverInfo] {
    registrations.map(\.info)
  }

  func hasReceivers(for sender: Sender?) -> Bool {
    registrations.contains { $0.listens(to: sender) } || events.listen(to: sender)
  }

  func connect(_ receiver: Receiver<Event>) -> Connection {
    let registration = Registration(receiver, signal: signal)
    let (connection, replaced) = state.withLock { state -> (Connection, Entry?) in
      let index = state.entries.firstIndex { $0.registration.isIdentified(by: receiver.uid, receiver.sender) }
      if let index, let lifetime = state.entries[index].lifetime {
        return (Connection(lifetime: lifetime, isDuplicate: true), nil)
      }
      // The last token may be gone and its deinitialiser waiting for this very lock.
      let replaced = index.map { take($0, from: &state) }
      state.lastKey += 1
      let lifetime = Lifetime { [weak self, key = state.lastKey] in self?.disconnect { $0.key == key } }
      state.entries.append(Entry(key: state.lastKey, registration: registration, lifetime: lifetime))
      connected.store(state.entries.count, ordering: .releasing)
      return (Connection(lifetime: lifetime, isDuplicate: false), replaced)
    }
    withExtendedLifetime(replaced) {}
    return connection
  }

  func disconnect(_ uid: DispatchUID, sender: Sender?) -> Bool {
    disconnect { $0.registration.isIdentified(by: uid, sender) }
  }

  /// Gives the event its place in the order of all events. `nil` if nobody listens, which costs a look at three counters.
  ///
  /// Every receiver gets events in the same order, because this is one critical section.
  func enter(_ event: Event, sender: Sender?) -> Posting<Event>? {
    guard !isDeserted else { return nil }
    let cause = Job.current
    let scope = hasMuteScopes ? MuteScope.innermost : nil
    let (posting, dropped) = state.withLock { state -> (Posting<Event>?, Dropped) in
      let listening = state.entries.compactMap { $0.registration.listens(to: sender) ? $0.registration : nil }
      guard !listening.isEmpty || !traces.isEmpty || !events.isEmpty else { return (nil, Dropped()) }
      state.lastID += 1
      let id = state.lastID
      var dropped = Dropped(traces: traces.send(.sent(id: id, event)))
      if scope?.mutes(identity, nil) != true { dropped.events = events.send(event, sender: sender) }

      let slots = listening.map { $0.enqueue(cause: cause, scope: scope, signal: identity) }
      var calls: [Posting<Event>.Call] = []
      calls.reserveCapacity(slots.count)
      for (slot, part) in slots.enumerated() {
        switch part {
        case .open(let job): calls.append(Posting.Call(registration: listening[slot], job: job, slot: slot))
        case .settled(let receipt): dropped.traces += traces.send(.finished(id: id, event, receipt))
        }
      }
      let pending = PendingDelivery(signal: signal, slots: slots, open: calls.count)
      return (Posting(event, id: id, calls: calls, pending: pending, traces: traces), dropped)
    }
    withExtendedLifetime(dropped) {}
    return posting
  }

  /// Mutes the signal or one receiver for events that enter in this task before `exit` is called.
  func enterMuteScope(_ uid: DispatchUID?) -> MuteScope {
    muteScopes.wrappingAdd(1, ordering: .acquiringAndReleasing)
    return MuteScope(identity, uid)
  }

  /// The counterpart of `enterMuteScope`.
  func exit(_ scope: MuteScope) {
    scope.end()
    muteScopes.wrappingSubtract(1, ordering: .acquiringAndReleasing)
  }

  private var identity: ObjectIdentifier { ObjectIdentifier(self) }
  private var hasMuteScopes: Bool { muteScopes.load(ordering: .acquiring) > 0 }
  private var isDeserted: Bool { connected.load(ordering: .acquiring) == 0 && traces.isEmpty && events.isEmpty }

  private var registrations: [Registration<Event>] {
    state.withLock { $0.entries.map(\.registration) }
  }

  @discardableResult
  private func disconnect(where isWanted: (Entry) -> Bool) -> Bool {
    let removed = state.withLock { state in
      state.entries.firstIndex(where: isWanted).map { take($0, from: &state) }
    }
    return removed != nil
  }

  /// Closed under the lock: whoever finds the receiver gone from the registry may rely on no call beginning.
  private func take(_ index: Int, from state: inout State) -> Entry {
    let entry = state.entries.remove(at: index)
    connected.store(state.entries.count, ordering: .releasing)
    entry.registration.close()
    return entry
  }
}
