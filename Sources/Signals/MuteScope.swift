import Synchronization

/// A block of code during which a signal or one of its receivers is muted.
final class MuteScope: Sendable {
  /// The innermost scope around this task, of whatever signal.
  @TaskLocal static var innermost: MuteScope?

  private let signal: ObjectIdentifier
  private let uid: DispatchUID?
  private let outer: MuteScope?
  /// A task that was started in the scope and outlives it still has the scope in its task-local values.
  private let isOver = Atomic(false)

  init(_ signal: ObjectIdentifier, _ uid: DispatchUID?) {
    self.signal = signal
    self.uid = uid
    self.outer = Self.innermost
  }

  func end() {
    isOver.store(true, ordering: .releasing)
  }

  /// Whether this scope or one around it mutes the receiver; without a uid, the signal as a whole.
  func mutes(_ signal: ObjectIdentifier, _ uid: DispatchUID?) -> Bool {
    sequence(first: self, next: \.outer).contains { scope in
      scope.signal == signal && (scope.uid == nil || scope.uid == uid) && !scope.isOver.load(ordering: .acquiring)
    }
  }
}
