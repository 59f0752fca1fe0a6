/// An event that was sent, told without its type.
///
/// All that moves events works on this: code that is generic over the event would look up the metadata of its types for
/// every one.
protocol Occurrence: Sendable {
  /// Calls the receiver with the event.
  func call(_ registration: Registration) async throws

  /// Tells those who follow the traces how a receiver ended.
  func trace(_ receipt: Receipt)
}

/// An event and its number.
final class NumberedEvent<Event: Sendable>: Occurrence {
  private let event: Event
  private let id: UInt64
  private let traces: Subscribers<Trace<Event>>

  init(_ event: Event, id: UInt64, traces: Subscribers<Trace<Event>>) {
    self.event = event
    self.id = id
    self.traces = traces
  }

  func call(_ registration: Registration) async throws {
    // Safe because only `Signal<Event>` fills its registry, and only with receivers of its own type.
    try await unsafeDowncast(registration.body, to: ReceiverBody<Event>.self).function(event)
  }

  func trace(_ receipt: Receipt) {
    traces.send(.finished(id: id, event, receipt))
  }
}

/// A receiver's functions, to be kept where their type is not known.
final class ReceiverBody<Event: Sendable>: Sendable {
  let function: Receiver<Event>.Body
  let condition: Receiver<Event>.Condition?

  init(_ receiver: Receiver<Event>) {
    function = receiver.body
    condition = receiver.condition
  }
}
