/// The same operations with a type or a value in place of a ``Sender``.
///
/// They pass on an optional: a bare `Sender` is a value too and would choose the generic form again, without end.
extension Signal {
  /// Connects a receiver for events from a type, usually a model.
  public func connect<S>(
    _ uid: DispatchUID, sender: S.Type, when condition: Receiver<Event>.Condition? = nil,
    backlog: Backlog = .senderWaits(), fileID: String = #fileID, line: Int = #line,
    receiver: @escaping Receiver<Event>.Body
  ) -> Connection {
    connect(
      Receiver(uid, sender: sender, when: condition, backlog: backlog, fileID: fileID, line: line, body: receiver))
  }

  /// Connects a receiver for events from a value.
  public func connect(
    _ uid: DispatchUID, sender: some Hashable & Sendable, when condition: Receiver<Event>.Condition? = nil,
    backlog: Backlog = .senderWaits(), fileID: String = #fileID, line: Int = #line,
    receiver: @escaping Receiver<Event>.Body
  ) -> Connection {
    connect(
      Receiver(uid, sender: sender, when: condition, backlog: backlog, fileID: fileID, line: line, body: receiver))
  }

  /// Disconnects the receiver that was connected with this uid for this type; says whether there was one.
  @discardableResult
  public func disconnect<S>(_ uid: DispatchUID, sender: S.Type) -> Bool {
    disconnect(uid, sender: Sender?.some(.type(sender)))
  }

  /// Disconnects the receiver that was connected with this uid for this value; says whether there was one.
  @discardableResult
  public func disconnect(_ uid: DispatchUID, sender: some Hashable & Sendable) -> Bool {
    disconnect(uid, sender: Sender?.some(.value(sender)))
  }

  /// Whether an event from this type would reach anybody.
  public func hasReceivers<S>(sender: S.Type) -> Bool {
    hasReceivers(sender: Sender?.some(.type(sender)))
  }

  /// Whether an event from this value would reach anybody.
  public func hasReceivers(sender: some Hashable & Sendable) -> Bool {
    hasReceivers(sender: Sender?.some(.value(sender)))
  }

  /// Posts an event from a type.
  @discardableResult
  public func post<S>(_ event: Event, sender: S.Type) -> PendingDelivery {
    post(event, sender: Sender?.some(.type(sender)))
  }

  /// Posts an event from a value.
  @discardableResult
  public func post(_ event: Event, sender: some Hashable & Sendable) -> PendingDelivery {
    post(event, sender: Sender?.some(.value(sender)))
  }

  /// Sends an event from a type and waits.
  public func send<S>(_ event: Event, sender: S.Type) async -> Delivery {
    await send(event, sender: Sender?.some(.type(sender)))
  }

  /// Sends an event from a value and waits.
  public func send(_ event: Event, sender: some Hashable & Sendable) async -> Delivery {
    await send(event, sender: Sender?.some(.value(sender)))
  }

  /// The events from a type, from now on.
  public func events<S>(buffering limit: Int, sender: S.Type) -> Subscription<Event> {
    events(buffering: limit, sender: Sender?.some(.type(sender)))
  }

  /// The events from a value, from now on.
  public func events(buffering limit: Int, sender: some Hashable & Sendable) -> Subscription<Event> {
    events(buffering: limit, sender: Sender?.some(.value(sender)))
  }
}
