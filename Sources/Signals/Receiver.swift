/// A declared receiver: written down beside its function, connected where the program starts.
///
/// ```swift
/// let audit = Receiver<UserSaved>("users.audit", sender: User.self) { event in
///   await log.append("saved \(event.name)")
/// }
/// let connections = audit.connect(to: postSave, postRestore)
/// ```
///
/// The place in the source that lists show is the place of the declaration.
public struct Receiver<Event: Sendable>: Sendable {
  /// What is called with each event.
  public typealias Body = @Sendable (Event) async throws -> Void

  /// The stable name.
  public let uid: DispatchUID

  /// The only sender to listen to; `nil` for any.
  public let sender: Sender?

  /// Where it was declared.
  public let place: SourcePlace

  /// How many events may wait for it on each signal, and what happens beyond that.
  public let backlog: Backlog

  let body: Body

  private init(uid: DispatchUID, sender: Sender?, place: SourcePlace, backlog: Backlog, body: @escaping Body) {
    self.uid = uid
    self.sender = sender
    self.place = place
    self.backlog = backlog
    self.body = body
  }

  /// Declares a receiver for any sender, or for the given one.
  public init(
    _ uid: DispatchUID, sender: Sender? = nil, backlog: Backlog = .senderWaits(), fileID: String = #fileID,
    line: Int = #line, body: @escaping Body
  ) {
    self.init(
      uid: uid, sender: sender, place: SourcePlace(fileID: fileID, line: line), backlog: backlog, body: body)
  }

  /// Declares a receiver for events from a type, usually a model.
  public init<S>(
    _ uid: DispatchUID, sender: S.Type, backlog: Backlog = .senderWaits(), fileID: String = #fileID,
    line: Int = #line, body: @escaping Body
  ) {
    self.init(uid, sender: .type(sender), backlog: backlog, fileID: fileID, line: line, body: body)
  }

  /// Declares a receiver for events from a value.
  public init(
    _ uid: DispatchUID, sender: some Hashable & Sendable, backlog: Backlog = .senderWaits(),
    fileID: String = #fileID, line: Int = #line, body: @escaping Body
  ) {
    self.init(
      uid, sender: Sender.value(sender) as Sender?, backlog: backlog, fileID: fileID, line: line, body: body)
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
    Receiver(uid: uid, sender: sender, place: place, backlog: backlog) { [body] event in try await outer(event, body) }
  }

  /// Connects to each signal and returns a token for each, in the same order.
  ///
  /// On each signal it is a receiver of its own with its own queue: events of two signals may run at once.
  public func connect(to signals: Signal<Event>...) -> [Connection] {
    signals.map { $0.connect(self) }
  }
}
