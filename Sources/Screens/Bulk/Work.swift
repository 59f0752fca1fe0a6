import JSONStore

/// Something that was asked of the store and may take its time. Keys wait for it, as in the form, until it is shown;
/// then it has the keyboard.
struct Work: Sendable, Equatable {
  /// How far it is; `nil` while it has taken no longer than a blink.
  var progress: BatchProgress?
  /// Whether somebody wants it cancelled.
  var isCancelling = false
}
