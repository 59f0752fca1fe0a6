import Screens

/// Tells a double click from two clicks: it is quick, and on one cell.
struct ClickCounter {
  private var last: (position: Position, moment: ContinuousClock.Instant)?
  private static let patience = Duration.milliseconds(400)

  /// The same event, as a double press if it is one; a third press begins anew.
  mutating func count(_ mouse: Mouse, at moment: ContinuousClock.Instant) -> Mouse {
    guard mouse.action == .press else { return mouse }
    if let last, last.position == mouse.position, moment - last.moment <= Self.patience {
      self.last = nil
      return Mouse(.doublePress, at: mouse.position)
    }
    last = (mouse.position, moment)
    return mouse
  }
}
