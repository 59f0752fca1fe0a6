import Synchronization

/// How many there are to take notice of an event, for a look without a lock.
final class Headcount: Sendable {
  let receivers = Atomic(0)
  /// Receivers with a condition that must be asked.
  let conditions = Atomic(0)
  let subscribers = Atomic(0)
  /// Open scopes that mute the signal or a receiver, in all tasks.
  let muteScopes = Atomic(0)

  var isNobodyThere: Bool { receivers.load(ordering: .acquiring) == 0 && !hasSubscribers }
  var hasSubscribers: Bool { subscribers.load(ordering: .acquiring) > 0 }
  var hasConditions: Bool { conditions.load(ordering: .acquiring) > 0 }
  var hasMuteScopes: Bool { muteScopes.load(ordering: .acquiring) > 0 }
}
