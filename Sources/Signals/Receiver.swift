/// A declared receiver: written down beside its function, connected where the program starts.
///
/// ```swift
/// let audit = Receiver<UserSaved>("users.audit", sender: User.self) { event in
///   await log.append("saved \(event.name)")
/// }
/// let connections = audit.connect(to: postSave, postRestore)
/// ```
///
/// The place in the source that lists show is the place of the declaration. Of its sender's events it may want but a few:
///
/// ```swift
/// let welcome = Receiver<UserSaved>("users.welcome", sender: User.self, when: { $0.created }) { event in
///   await log.append("welcome, \(event.name)")
/// }
/// ```
public struct Receiver<Event: Sendable>: Sendable {
  /// What is called with each event.
  public typealias Body = @Sendable (Event) async throws -> Void

  /// What says of an event whether it is one for the receiver.
  public typealias Condition = @Sendable (Event) -> Bool

  /// The stable name.
  public let uid: DispatchUID

  /// The only sender to listen to; `nil` for any.
  public let sender: Sender?

  /// Which events it is called with, of those of its sender; `nil` for all.
  ///
  /// It is asked before an event is put into the receiver's line, by whoever posts, and may be asked of one event more than
  /// once: it must be quick, and look at nothing but the event. An event that it says no to costs nothing more, and is in
  /// no report.
  public let condition: Condition?

  /// Where it was declared.
  public let place: SourcePlace

  /// How many events may wait for it on each signal, and what happens beyond that.
  public let backlog: Backlog

  let body: Body

  private init(
    uid: DispatchUID, sender: Sender?, condition: Condition?, place: SourcePlace, backlog: Backlog,
    body: @escaping Body
  ) {
    self.uid = uid
    self.sender = sender
    self.condition = condition
    self.place = place
    self.backlog = backlog
    self.body = body
  }

  /// Declares a receiver for any sender, or for the given one, and for all events or those that meet a condition.
  public init(
    _ uid: DispatchUID, sender: Sender? = nil, when condition: Condition? = nil, backlog: Backlog = .senderWaits(),
    fileID: String = #fileID, line: Int = #line, body: @escaping Body
  ) {
    self.init(
      uid: uid, sender: sender, condition: condition, place: SourcePlace(fileID: fileID, line: line),
      backlog: backlog, body: body)
  }

  /// Declares a receiver for events from a type, usually a model.
  public init<S>(
    _ uid: DispatchUID, sender: S.Type, when condition: Condition? = nil, backlog: Backlog = .senderWaits(),
    fileID: String = #fileID, line: Int = #line, body: @escaping Body
  ) {
    self.init(uid, sender: .type(sender), when: condition, backlog: backlog, fileID: fileID, line: line, body: body)
  }

  /// Declares a receiver for events from a value.
  public init(
    _ uid: DispatchUID, sender: some Hashable & Sendable, when condition: Condition? = nil,
    backlog: Backlog = .senderWaits(), fileID: String = #fileID, line: Int = #line, body: @escaping Body
  ) {
    self.init(
      uid, sender: Sender.value(sender) as Sender?, when: condition, backlog: backlog, fileID: fileID, line: line,
      body: body)
  }

  /// The same receiver with something around its body: for what is done before, after or instead of every call.
  ///
  /// ```swift
  /// let noted = audit.around { event, body in
  ///   try await body(event)
  ///   await log.append("done with \(event.name)")
  /// }
  /// ```
  public func around(_ outer: @escaping @Sendable (Event, Body) async throws -> Void) -> Receiver {
    Receiver(uid: uid, sender: sender, condition: condition, place: place, backlog: backlog) { [body] event in
      try await outer(event, body)
    }
  }

  /// Connects to each signal and returns a token for each, in the same order.
  ///
  /// On each signal it is a receiver of its own with its own queue: events of two signals may run at once.
  public func connect(to signals: Signal<Event>...) -> [Connection] {
    signals.map { $0.connect(self) }
  }
}
