public import JSONStore

/// Users whom somebody has chosen on a screen: their slots, and the snapshot in which these are theirs. To look up who
/// they are takes some microseconds for each, and is not for the screen to wait for.
public struct ChosenUsers: Sendable {
  /// The slots.
  public let slots: Set<Slot>
  private let snapshot: StoreSnapshot

  /// The users in some slots of a snapshot.
  public init(_ slots: Set<Slot>, in snapshot: StoreSnapshot) {
    self.slots = slots
    self.snapshot = snapshot
  }

  /// How many were chosen.
  public var count: Int { slots.count }

  /// The username, of one alone.
  public var username: String? {
    slots.count == 1 ? slots.first.flatMap { snapshot.record($0) }.map { User(record: $0).username } : nil
  }

  /// Their keys.
  public var keys: [PrimaryKey] { slots.compactMap { snapshot.pk($0) } }
}

extension ChosenUsers: Equatable {
  /// Whether the same slots were chosen of the same save's snapshot.
  public static func == (a: ChosenUsers, b: ChosenUsers) -> Bool {
    a.slots == b.slots && a.snapshot.seq == b.snapshot.seq
  }
}
