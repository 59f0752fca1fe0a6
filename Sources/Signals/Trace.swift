/// One step of an event's way, for a log of signals.
///
/// ```swift
/// for await trace in traces {
///   switch trace {
///   case .sent(let id, let event): await log.append("\(id) \(event.name)")
///   case .finished(let id, _, let receipt): await log.append("\(id) \(receipt.uid)")
///   }
/// }
/// ```
public enum Trace<Event: Sendable>: Sendable {
  /// The event was posted. The id counts upwards in the order of posting and is unique for the signal.
  case sent(id: UInt64, Event)

  /// One receiver of the event with this id is done with it, or was not run.
  case finished(id: UInt64, Event, Receipt)
}
