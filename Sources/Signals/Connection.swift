/// A token for a connected receiver: it stays connected as long as somebody holds one and nobody cancels.
///
/// A receiver that captures its own token keeps itself connected until it is cancelled.
///
/// ```swift
/// var connection: Connection? = postSave.connect("users.audit") { event in await log.append(event.name) }
/// connection?.cancel()
/// // Without the line above, this would disconnect it.
/// connection = nil
/// ```
public final class Connection: Sendable {
  /// Whether a receiver of the same uid and sender was connected before, so that this call to `connect` changed nothing.
  ///
  /// The token shares the first one's lifetime: cancelling either disconnects, dropping only the last one does.
  public let isDuplicate: Bool

  private let lifetime: Lifetime

  init(lifetime: Lifetime, isDuplicate: Bool) {
    self.lifetime = lifetime
    self.isDuplicate = isDuplicate
  }

  /// Disconnects the receiver; calling it again does nothing.
  ///
  /// A call that has begun is finished; after this returns, none begins. Events that were waiting for the receiver are
  /// reported as not run.
  public func cancel() {
    lifetime.end()
  }
}
