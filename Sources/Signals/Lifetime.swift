/// What all tokens of one registration share; when the last of them is gone, so is the registration.
final class Lifetime: Sendable {
  private let disconnect: @Sendable () -> Void

  init(disconnect: @escaping @Sendable () -> Void) {
    self.disconnect = disconnect
  }

  func end() {
    disconnect()
  }

  deinit {
    disconnect()
  }
}
