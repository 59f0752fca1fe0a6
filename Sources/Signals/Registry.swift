import Synchronization

/// The receivers of one signal, in the order in which they were connected.
///
/// Of strangers' code only the `==` of senders runs under the lock; conditions, which may want the lock, run before it, and
/// deinitialisers after it.
final class Registry: Sendable {
  private struct Entry {
    let key: UInt64
    let registration: Registration
  }

  private struct Weak {
    weak var lifetime: Lifetime?
  }

  private struct State {
    var lastKey: UInt64 = 0
    var lastID: UInt64 = 0
    var entries: [Entry] = []
    /// By key. Not in the entries: to pass over a weak reference costs more than all else about an entry.
    var lifetimes: [UInt64: Weak] = [:]
  }

  let headcount = Headcount()
  private let signal: String
  private let state = Locked(State())

  init(signal: String) {
    self.signal = signal
  }

  var receivers: [ReceiverInfo] {
    registrations.map(\.info)
  }

  /// Those whom an event reaches, in this task.
  func receivers(for sender: Sender?, wants: (Registration) -> Bool) -> [ReceiverInfo] {
    registrations.filter { $0.listens(to: sender) && !isMuted($0.uid) && wants($0) }.map(\.info)
  }

  func hasReceivers(for sender: Sender?) -> Bool {
    registrations.contains { $0.listens(to: sender) }
  }

  func connect(_ registration: Registration, _ uid: DispatchUID, _ sender: Sender?) -> Connection {
    let (connection, replaced) = state.withLock { state -> (Connection, Entry?) in
      let index = state.entries.firstIndex { $0.registration.isIdentified(by: uid, sender) }
      if let index, let lifetime = state.lifetimes[state.entries[index].key]?.lifetime {
        return (Connection(lifetime: lifetime, isDuplicate: true), nil)
      }
      // The last token may be gone and its deinitialiser waiting for this very lock.
      let replaced = index.map { take($0, from: &state) }
      state.lastKey += 1
      let lifetime = Lifetime { [weak self, key = state.lastKey] in self?.disconnect { $0.key == key } }
      state.entries.append(Entry(key: state.lastKey, registration: registration))
      state.lifetimes[state.lastKey] = Weak(lifetime: lifetime)
      count(state.entries)
      return (Connection(lifetime: lifetime, isDuplicate: false), replaced)
    }
    withExtendedLifetime(replaced) {}
    return connection
  }

  func disconnect(_ uid: DispatchUID, sender: Sender?) -> Bool {
    disconnect { $0.registration.isIdentified(by: uid, sender) }
  }

  /// Gives an event its number and its place in the queue of every receiver that listens to the sender.
  ///
  /// Every receiver gets events in the same order, because this is one critical section; `announce` belongs to it, so
  /// subscribers see the same order as well.
  ///
  /// - Parameter wants: whether a receiver's condition lets the event through.
  func enter(
    sender: Sender?, only uid: DispatchUID?, wants: (Registration) -> Bool,
    announce: (UInt64, _ isMuted: Bool, _ settled: [Receipt]) -> any Occurrence
  ) -> PendingDelivery {
    let cause = Job.current
    let scope = headcount.hasMuteScopes ? MuteScope.innermost : nil
    // Who has a condition and connects after this was not there when the event was posted.
    let willing = self.willing(sender, uid, wants)
    return state.withLock { state in
      state.lastID += 1
      var calls: [PendingDelivery.Call] = []
      var receipts: [Receipt] = []
      var settled: [Receipt] = []
      calls.reserveCapacity(state.entries.count)
      receipts.reserveCapacity(state.entries.count)
      for entry in state.entries where entry.registration.listens(to: sender) {
        let registration = entry.registration
        if let uid, registration.uid != uid { continue }
        if let willing, registration.isConditional, !willing.contains(where: { $0 === registration }) { continue }
        switch place(registration, cause, scope) {
        case .line(let job):
          calls.append(PendingDelivery.Call(registration: registration, job: job, slot: receipts.count))
          receipts.append(registration.receipt(.notRun(.cancelled)))
        case .none(let outcome):
          receipts.append(registration.receipt(outcome))
          settled.append(registration.receipt(outcome))
        }
      }
      let occurrence = announce(state.lastID, scope?.mutes(identity, nil) ?? false, settled)
      return PendingDelivery(signal: signal, occurrence: occurrence, calls: calls, receipts: receipts)
    }
  }

  /// Those with a condition that lets an event through; `nil` where no condition counts.
  private func willing(_ sender: Sender?, _ uid: DispatchUID?, _ wants: (Registration) -> Bool) -> [Registration]? {
    guard headcount.hasConditions else { return [] }
    let registrations = registrations.filter { $0.listens(to: sender) && (uid == nil || $0.uid == uid) }
    let willing = registrations.filter { $0.isConditional && wants($0) }
    // What one of them is told again was for one of them, whatever their conditions make of it by now.
    return uid != nil && willing.isEmpty && registrations.allSatisfy(\.isConditional) ? nil : willing
  }

  /// Mutes the signal or one receiver for events that enter in this task before `exit` is called.
  func enterMuteScope(_ uid: DispatchUID?) -> MuteScope {
    headcount.muteScopes.wrappingAdd(1, ordering: .acquiringAndReleasing)
    return MuteScope(identity, uid)
  }

  func isMuted(_ uid: DispatchUID?) -> Bool {
    headcount.hasMuteScopes && MuteScope.innermost?.mutes(identity, uid) ?? false
  }

  /// The counterpart of `enterMuteScope`.
  func exit(_ scope: MuteScope) {
    scope.end()
    headcount.muteScopes.wrappingSubtract(1, ordering: .acquiringAndReleasing)
  }

  /// Where an event ends up at one receiver: in its line, or with an outcome already.
  private enum Place {
    case line(Job)
    case none(Receipt.Outcome)
  }

  private func place(_ registration: Registration, _ cause: Job?, _ scope: MuteScope?) -> Place {
    if let scope, scope.mutes(identity, registration.uid) { return .none(.notRun(.muted)) }
    if let cycle = cause?.cycle(calling: registration.queue) { return .none(.failed(cycle)) }
    guard let job = registration.queue.join(cause: cause) else { return .none(.notRun(.backlogFull)) }
    return .line(job)
  }

  private var identity: ObjectIdentifier { ObjectIdentifier(self) }

  private var registrations: [Registration] {
    state.withLock { $0.entries.map(\.registration) }
  }

  private func count(_ entries: [Entry]) {
    headcount.receivers.store(entries.count, ordering: .releasing)
    headcount.conditions.store(entries.count { $0.registration.isConditional }, ordering: .releasing)
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
    state.lifetimes[entry.key] = nil
    count(state.entries)
    entry.registration.close()
    return entry
  }
}
