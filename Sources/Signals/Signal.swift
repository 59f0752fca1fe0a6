// The module in a minute: a `Signal` keeps a `Registry` of `Registration`s, each a `Receiver` behind a `ReceiverQueue`.
// An event enters in one critical section, where each matching receiver's queue gets one `Job`. The `Posting` then calls
// the receivers and settles the `PendingDelivery`; awaiting that gives the `Delivery` with a `Receipt` for each.
// A `Connection` keeps its registration alive through a `Lifetime`. `Job` also is the chain of who set off whom, from
// which come `SignalCycleError` (endless) and `Deadlock` (circular).

/// Something that happens in the program and that other parts may listen to; the counterpart of Django's `Signal`.
///
/// ```swift
/// let postSave = Signal<UserSaved>("post_save")
///
/// let connection = postSave.connect("users.create_profile", sender: User.self, when: { $0.created }) { event in
///   try await createProfile(of: event.name)
/// }
/// try await postSave.send(UserSaved(name: "ada", created: true), sender: User.self).throwIfFailed()
/// ```
///
/// Each receiver gets events in the order in which they were posted and one at a time; different receivers run concurrently,
/// so a slow one delays only itself. Receivers see the task-local values of whoever posted the event. A receiver that throws
/// keeps no other from running. Connected during a send means called from the next send on.
public final class Signal<Event: Sendable>: Sendable {
  /// The name for logs, reports and errors: `post_save`.
  public let name: String

  let registry: Registry
  private let eventSubscribers: Subscribers<Event>
  private let traceSubscribers: Subscribers<Trace<Event>>

  /// Makes a signal without receivers. Signals of the same name are still different signals.
  public init(_ name: String) {
    self.name = name
    self.registry = Registry(signal: name)
    self.eventSubscribers = Subscribers(registry.headcount)
    self.traceSubscribers = Subscribers(registry.headcount)
  }

  deinit {
    traceSubscribers.finish()
    eventSubscribers.finish()
  }

  /// Connects a receiver for any sender, or for the given one.
  ///
  /// - Parameter uid: Identifies the receiver together with the sender. When both are connected already, that registration
  ///   stays as it is, `receiver` is forgotten, and the token says ``Connection/isDuplicate``.
  /// - Parameter condition: Which of the events are for the receiver, see ``Receiver/condition``.
  /// - Returns: The token that keeps the receiver connected; dropping the last one disconnects.
  public func connect(
    _ uid: DispatchUID, sender: Sender? = nil, when condition: Receiver<Event>.Condition? = nil,
    backlog: Backlog = .senderWaits(), fileID: String = #fileID, line: Int = #line,
    receiver: @escaping Receiver<Event>.Body
  ) -> Connection {
    connect(
      Receiver(uid, sender: sender, when: condition, backlog: backlog, fileID: fileID, line: line, body: receiver))
  }

  /// Connects a declared receiver, by the same rules.
  public func connect(_ receiver: Receiver<Event>) -> Connection {
    registry.connect(Registration(receiver, signal: name), receiver.uid, receiver.sender)
  }

  /// Disconnects the receiver that was connected with this uid for exactly this sender, whatever tokens there are.
  ///
  /// - Returns: Whether there was one.
  @discardableResult
  public func disconnect(_ uid: DispatchUID, sender: Sender? = nil) -> Bool {
    registry.disconnect(uid, sender: sender)
  }

  /// Whether an event from this sender would reach anybody; without a sender, only receivers for any sender count.
  /// Conditions are not asked.
  public func hasReceivers(sender: Sender? = nil) -> Bool {
    registry.hasReceivers(for: sender) || eventSubscribers.listen(to: sender)
  }

  /// Puts the event in the queue of every matching receiver before it returns, and does not wait for them.
  ///
  /// Without receivers this costs a lookup. An event posted without a sender reaches receivers for any sender.
  /// - Returns: What to await for the report; dropping it stops nothing.
  @discardableResult
  public func post(_ event: Event, sender: Sender? = nil) -> PendingDelivery {
    let pending = enter(event, sender: sender)
    pending.start()
    return pending
  }

  /// Posts the event to the receiver of this uid alone: to tell it again what it failed at.
  ///
  /// Nobody else is called, and ``events(buffering:sender:)`` leaves it out; ``traces(buffering:)`` tells of it like of any
  /// event. Of several that listen to the sender under this uid, those are called whose condition lets the event through;
  /// all of them if none does, as it was for one of them once. Where there is none, the report is empty.
  @discardableResult
  public func post(_ event: Event, sender: Sender? = nil, to uid: DispatchUID) -> PendingDelivery {
    let pending = enter(event, sender: sender, only: uid)
    pending.start()
    return pending
  }

  /// Posts the event and waits until every receiver is done.
  ///
  /// A receiver may send the signal that called it: the nested call begins at once. After ``SignalCycleError/limit`` calls
  /// of one receiver inside each other the next is refused and reported as failed. When the sender's task is cancelled,
  /// receivers that have begun finish, undisturbed by the cancellation; the others are reported as not run.
  /// - Returns: The report; failures are in it and nowhere else, see ``Delivery/throwIfFailed()``.
  public func send(_ event: Event, sender: Sender? = nil) async -> Delivery {
    guard !registry.headcount.isNobodyThere else { return Delivery(signal: name, receipts: []) }
    return await enter(event, sender: sender).run()
  }

  /// Who is connected, in the order of connecting.
  public var receivers: [ReceiverInfo] {
    registry.receivers
  }

  /// Who would be called with an event of this sender that is posted now, in this task, in the order of connecting: whose
  /// condition it meets, and who is not muted.
  public func receivers(of event: Event, sender: Sender? = nil) -> [ReceiverInfo] {
    registry.receivers(for: sender) { wants(event, $0) }
  }

  /// The events from now on, from any sender or from the given one; each call returns a subscription of its own.
  ///
  /// - Parameter limit: How many events wait for the consumer. The oldest beyond that are dropped and counted in
  ///   ``Subscription/dropped``; no sender waits.
  public func events(buffering limit: Int, sender: Sender? = nil) -> Subscription<Event> {
    eventSubscribers.subscribe(buffering: limit, sender: sender)
  }

  /// What happens on this signal from now on; each call returns a subscription of its own.
  ///
  /// `.sent` comes in the order of posting, also for events nobody receives, and before any `.finished` of the same event.
  /// - Parameter limit: How many traces wait for the consumer, enough for a burst while it draws. The oldest beyond that
  ///   are dropped and counted in ``Subscription/dropped``.
  public func traces(buffering limit: Int = 10_000) -> Subscription<Trace<Event>> {
    traceSubscribers.subscribe(buffering: limit)
  }

  private func enter(_ event: Event, sender: Sender?, only uid: DispatchUID? = nil) -> PendingDelivery {
    // What full buffers gave up may take a connection with it, whose end needs the registry's lock.
    var dropped: Subscribers<Event>.Dropped = []
    defer { withExtendedLifetime(dropped) {} }
    return registry.enter(sender: sender, only: uid) {
      wants(event, $0)
    } announce: { id, isMuted, settled in
      if registry.headcount.hasSubscribers {
        if !isMuted, uid == nil { dropped += eventSubscribers.send(event, sender: sender) }
        dropped += traceSubscribers.send(.sent(id: id, event))
        for receipt in settled { dropped += traceSubscribers.send(.finished(id: id, event, receipt)) }
      }
      return NumberedEvent(event, id: id, traces: traceSubscribers)
    }
  }

  /// Whether a receiver's condition lets an event through.
  private func wants(_ event: Event, _ registration: Registration) -> Bool {
    // Safe because only `Signal<Event>` fills its registry, and only with receivers of its own type.
    unsafeDowncast(registration.body, to: ReceiverBody<Event>.self).condition?(event) ?? true
  }
}
