import Synchronization

/// A place for what a receiver needs and what exists only after connecting it.
final class Box<Value: Sendable>: Sendable {
  private let stored: Mutex<Value>

  init(_ value: Value) {
    stored = Mutex(value)
  }

  var value: Value {
    get { stored.withLock { $0 } }
    set { stored.withLock { $0 = newValue } }
  }

  func change(_ change: @Sendable (inout Value) -> Void) {
    stored.withLock { change(&$0) }
  }
}
