/// An open-addressing hash table from fingerprints to slots, 8 to 16 bytes for a key at any size.
///
/// The keys themselves stay in the file's bytes: whoever looks one up compares the candidates.
struct SlotIndex: Sendable {
  private var entries: [Entry] = Array(repeating: .empty, count: 16)
  private var count = 0

  private struct Entry {
    var fingerprint: UInt32
    var slot: Slot

    static let empty = Entry(fingerprint: 0, slot: .max)
    var isEmpty: Bool { slot == .max }
  }

  mutating func insert(_ fingerprint: UInt32, _ slot: Slot) {
    if count * 4 >= entries.count * 3 { grow() }
    place(Entry(fingerprint: fingerprint, slot: slot))
    count += 1
  }

  /// The first slot under this fingerprint for which `isMatch` is true.
  func first(_ fingerprint: UInt32, where isMatch: (Slot) -> Bool) -> Slot? {
    var position = Int(fingerprint) & (entries.count - 1)
    while !entries[position].isEmpty {
      let entry = entries[position]
      if entry.fingerprint == fingerprint, isMatch(entry.slot) { return entry.slot }
      position = (position + 1) & (entries.count - 1)
    }
    return nil
  }

  private mutating func place(_ entry: Entry) {
    var position = Int(entry.fingerprint) & (entries.count - 1)
    while !entries[position].isEmpty { position = (position + 1) & (entries.count - 1) }
    entries[position] = entry
  }

  private mutating func grow() {
    let old = entries
    entries = Array(repeating: .empty, count: old.count * 2)
    for entry in old where !entry.isEmpty { place(entry) }
  }
}
