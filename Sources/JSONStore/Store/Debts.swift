/// What durable receivers have not acknowledged yet, and how far each call has come.
struct Debts {
  struct Debt {
    let event: StoreEvent
    var attempts = 0
    var state = State.due
  }

  enum State {
    /// Nobody is at it.
    case due
    /// Another process sees to it, if it lives.
    case elsewhere(SessionID?)
    /// The receiver has the event, or it waits in the receiver's line: by this delivery.
    case running(Deliveries.Number)
    /// The receiver failed and is called again by the task.
    case pausing(Task<Void, Never>)
    /// The receiver failed too often, at last with this error.
    case setAside(error: String)
  }

  private var debts: [ReceiverCall: Debt] = [:]
  /// How often a receiver has failed at what a save of its own has settled since: that save may not be its last.
  private var attempts: [ReceiverCall: Int] = [:]

  /// What other processes' receivers have failed at although a save of theirs had settled it: the journal has it still.
  private var late: Set<ReceiverCall> = []

  /// Those of earlier sittings.
  init(_ debts: [ReceiverCall: Debt] = [:]) { self.debts = debts }

  subscript(call: ReceiverCall) -> Debt? { debts[call] }

  var count: Int { debts.count + late.count }

  /// All of them, in the order of their events.
  var all: [(call: ReceiverCall, debt: Debt)] {
    debts.sorted { ($0.key.seq, $0.key.place) < ($1.key.seq, $1.key.place) }.map { ($0.key, $0.value) }
  }

  /// The delivery that has the receiver run.
  func delivery(of call: ReceiverCall) -> Deliveries.Number? {
    if case .running(let number)? = debts[call]?.state { number } else { nil }
  }

  /// What other processes see to, and which.
  var elsewhere: [(call: ReceiverCall, session: SessionID?)] {
    all.compactMap { call, debt in if case .elsewhere(let session) = debt.state { (call, session) } else { nil } }
  }

  /// Whether other processes see to any.
  var hasElsewhere: Bool {
    debts.values.contains { debt in if case .elsewhere = debt.state { true } else { false } }
  }

  /// A receiver is about to be called with an event, by this process unless told.
  mutating func add(_ call: ReceiverCall, _ event: StoreEvent, _ state: State = .due) {
    debts[call] = Debt(event: event, state: state)
  }

  mutating func set(_ call: ReceiverCall, _ state: State) { debts[call]?.state = state }

  /// Another process has set it aside.
  mutating func setAside(_ note: JournalLine.SetAside) {
    if debts[note.call] == nil { late.insert(note.call) }
    debts[note.call]?.attempts = note.attempts
    debts[note.call]?.state = .setAside(error: note.error)
  }

  /// A call failed.
  ///
  /// - Returns: how many have failed so far, this one included.
  mutating func fail(_ call: ReceiverCall, at event: StoreEvent) -> Int {
    let before = attempts.removeValue(forKey: call) ?? 0
    debts[call, default: Debt(event: event, attempts: before)].attempts += 1
    return debts[call]?.attempts ?? 1
  }

  /// A save of the receiver's settles the debt, unless the receiver fails after it.
  mutating func settle(_ call: ReceiverCall) {
    if let debt = debts.removeValue(forKey: call), debt.attempts > 0 { attempts[call] = debt.attempts }
  }

  /// - Returns: whether it was there.
  mutating func remove(_ call: ReceiverCall) -> Bool {
    late.remove(call)
    attempts[call] = nil
    return debts.removeValue(forKey: call) != nil
  }

  /// Calls off what would be tried again by itself.
  mutating func stopPauses() {
    for (call, debt) in debts {
      guard case .pausing(let task) = debt.state else { continue }
      task.cancel()
      debts[call]?.state = .due
    }
  }
}
