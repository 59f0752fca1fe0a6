/// At least one receiver of an event failed; the others ran.
///
/// ```swift
/// do {
///   try await postSave.send(UserSaved(name: "ada")).throwIfFailed()
/// } catch {
///   await log.append("\(error)")  // post_save: users.mail failed: no route
/// }
/// ```
public struct DeliveryError: Error, CustomStringConvertible {
  /// One receiver and what it threw.
  public struct Failure: Sendable {
    /// The receiver's uid.
    public let uid: DispatchUID

    /// The error as the receiver threw it.
    public let error: any Error

    /// The errors at the bottom, without the deliveries in between.
    ///
    /// A receiver that sends on and throws what came of it wraps the error once for every signal on the way.
    public var causes: [any Error] {
      guard let delivery = error as? DeliveryError else { return [error] }
      return delivery.failures.flatMap(\.causes)
    }
  }

  /// The name of the signal.
  public let signal: String

  /// Every receiver that failed, in the order in which they were connected; never empty.
  public let failures: [Failure]

  /// The uid of each failing receiver with its causes: `post_save: users.audit failed: disk full`.
  public var description: String {
    let sentences = failures.map { failure in
      "\(failure.uid) failed: \(failure.causes.map { "\($0)" }.joined(separator: ", "))"
    }
    return "\(signal): \(sentences.joined(separator: "; "))"
  }
}
