import JSONStore

/// Some of the events of an entry of the journal, which may be too many to take in at once.
struct JournalPart {
  let entry: JournalEntry
  let places: Range<Int>

  /// The first of the events.
  var first: EventID { EventID(seq: entry.seq, place: places.lowerBound) }

  /// The last events that come before another, of entries that are given oldest first.
  static func newest(
    _ limit: Int, of entries: ArraySlice<JournalEntry>, before end: EventID? = nil
  ) -> [JournalPart] {
    var parts: [JournalPart] = []
    var room = limit
    for entry in entries.reversed() where room > 0 {
      var places = entry.operations.indices
      if let end, entry.seq >= end.seq { places = 0..<(entry.seq == end.seq ? end.place : 0) }
      guard !places.isEmpty else { continue }
      parts.append(JournalPart(entry: entry, places: places.suffix(room)))
      room -= parts[parts.count - 1].places.count
    }
    return parts.reversed()
  }
}
