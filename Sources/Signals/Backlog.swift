/// How many events may wait for one receiver, and what happens beyond that.
///
/// The event a receiver works on counts as well.
///
/// ```swift
/// let connection = postSave.connect("screen.last", backlog: .dropsNewest(limit: 100)) { event in
///   await log.append(event.name)
/// }
/// let missed = postSave.receivers.first?.dropped
/// ```
public enum Backlog: Hashable, Sendable {
  /// Nothing is lost: whoever sends too fast waits.
  ///
  /// ``Signal/send(_:sender:)-(Event,Sender?)`` waits for its event in any case. Whoever posts waits with
  /// ``PendingDelivery/accepted()``; of those that do, `n` tasks leave at most `limit + n` events.
  case senderWaits(limit: Int = 1_000)

  /// Nobody waits: an event that finds `limit` before it is not for this receiver, is reported as
  /// ``Receipt/NotRunReason/backlogFull`` and counted in ``ReceiverInfo/dropped``.
  ///
  /// For a screen or a statistic that would rather miss something than hold up a save. One that wants the latest of many
  /// is better served by ``Signal/events(buffering:sender:)-(Int,Sender?)``, which drops the oldest.
  case dropsNewest(limit: Int)

  var limit: Int {
    switch self {
    case .senderWaits(let limit), .dropsNewest(let limit): max(1, limit)
    }
  }
}
