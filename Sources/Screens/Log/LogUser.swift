import JSONStore

/// A user whom a filter of the log names.
struct LogUser: Sendable {
  let name: String
  let foldedName: [UInt8]
  /// The keys that it has had, for what is said of a user without its name.
  private var keys: Set<PrimaryKey> = []
  /// Whether the store has a user of just this name: those whose names differ by case or accents are others then.
  private var isExact = false

  init(_ name: String) {
    self.name = name
    foldedName = FoldedText.bytes(name)
  }

  /// Takes in a key of the store's.
  mutating func learn(_ key: PrimaryKey, isExact: Bool) {
    keys.insert(key)
    self.isExact = isExact
  }

  /// Takes in who is called what.
  mutating func learn(_ entry: LogEntry) {
    if let key = entry.user, isNamed(by: entry) { keys.insert(key) }
  }

  func isToldOf(by entry: LogEntry) -> Bool {
    entry.told.contains { isNamed(by: $0) || $0.user.map(keys.contains) ?? false }
  }

  private func isNamed(by entry: LogEntry) -> Bool {
    isExact ? entry.label == name : entry.foldedLabel == foldedName
  }
}
