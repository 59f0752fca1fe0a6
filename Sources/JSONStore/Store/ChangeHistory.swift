/// The slots that were changed, in order: a list that grows at its end, and of which copies are kept.
///
/// To append to one that somebody has a copy of costs a piece of it, not all.
struct ChangeHistory: Sendable {
  /// Of ``piece`` slots each.
  private var full: [[Slot]] = []
  private var last: [Slot] = []

  private static let piece = 256

  var count: Int { full.count * Self.piece + last.count }

  subscript(number: Int) -> Slot {
    let piece = number / Self.piece
    return (piece < full.count ? full[piece] : last)[number % Self.piece]
  }

  mutating func append(_ slot: Slot) {
    last.append(slot)
    guard last.count == Self.piece else { return }
    full.append(last)
    last = []
  }
}
