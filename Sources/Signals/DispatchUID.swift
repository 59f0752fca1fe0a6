/// The stable name of a receiver, the same in every run of the program: `"users.create_profile"`.
///
/// Together with the sender it identifies a registration, so connecting twice by mistake keeps one. It must stay the same
/// from release to release where events are sent again to a receiver that missed them.
///
/// ```swift
/// let uid: DispatchUID = "users.audit"
/// let first = postSave.connect(uid) { event in await log.append(event.name) }
/// let second = postSave.connect(uid) { event in await log.append(event.name) }
/// let isKnown = second.isDuplicate  // true: the first registration stays
/// let wasThere = postSave.disconnect(uid)  // true
/// ```
public struct DispatchUID: Hashable, Sendable, ExpressibleByStringLiteral, CustomStringConvertible {
  /// The name as it is written in lists, logs and errors.
  public let name: String

  /// Makes a uid from a name; use `app.what_it_does`.
  public init(_ name: String) {
    self.name = name
  }

  /// Makes a uid from a literal, so that `connect("users.audit") { … }` reads well.
  public init(stringLiteral value: String) {
    self.init(value)
  }

  /// The receiver that runs in the current task; `nil` outside any.
  public static var current: DispatchUID? { Job.current?.queue.uid }

  /// The name.
  public var description: String { name }
}
