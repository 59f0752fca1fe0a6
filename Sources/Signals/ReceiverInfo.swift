/// What a list of receivers shows of one registration.
///
/// ```swift
/// for receiver in postSave.receivers {
///   let sender = receiver.sender?.description ?? "anybody"
///   await log.append("\(receiver.uid) listens to \(sender), connected at \(receiver.place)")
/// }
/// ```
public struct ReceiverInfo: Hashable, Sendable {
  /// The receiver's uid.
  public let uid: DispatchUID

  /// The only sender it listens to; `nil` when it listens to all.
  public let sender: Sender?

  /// Where it was connected, or declared.
  public let place: SourcePlace

  /// How many events were posted to it and are not finished, the one it works on included.
  public let backlog: Int

  /// How many events it did not get because its backlog was full; see ``Backlog/dropsNewest(limit:)``.
  public let dropped: Int
}
