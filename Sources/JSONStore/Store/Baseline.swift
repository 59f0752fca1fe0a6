/// What a store knows of the snapshot file that is in its place, and how it has got on since.
struct Baseline: Sendable {
  /// What the file is known by; `nil` if there is none.
  var stamp: FileStamp?
  /// The last save that it holds.
  var covers = 0
  /// What it holds.
  var content: StoreSnapshot
  /// The saves that it lacks, in order.
  var lacking: [JournalEntry] = []
  /// What the journal does not say of the file yet; it must before its next entry.
  var unnoted: Unnoted?
  /// Whether it is another program's file that another process has taken in: what is there of unknown models was not read.
  var isForeign = false
  /// What was said of the last snapshot files, in order.
  var notes: [JournalLine.SnapshotNote] = [] {
    didSet { if notes.count > 8 { notes.removeFirst(notes.count - 8) } }
  }
  /// The file that may be about to get into its place, or has got there.
  var intent: JournalLine.SnapshotNote?

  /// A file that the journal does not know.
  enum Unnoted {
    /// It was there before the store was opened.
    case found
    /// A store has put it there, of which this is to be said.
    case installed(JournalLine.SnapshotNote)
  }

  /// Whether it is the file that is known, or one that a store has put there since, with this stamp.
  func knows(_ stamp: FileStamp?) -> Bool {
    stamp == self.stamp || stamp != nil && stamp == intent?.stamp
  }

  /// What the file holds if the one that is on its way has got into its place.
  var intended: StoreSnapshot {
    var intended = content
    for entry in lacking where entry.seq <= intent?.covers ?? 0 { intended.apply(entry) }
    return intended
  }

  /// Takes in a save.
  mutating func append(_ entry: JournalEntry) { lacking.append(entry) }

  /// Takes in that a store has put a file in its place.
  ///
  /// - Parameter written: what was written into it, where this store has done that.
  mutating func advance(to snapshot: JournalLine.SnapshotNote, _ written: StoreSnapshot? = nil) {
    if let written {
      content = written
    } else {
      for entry in lacking.prefix(while: { $0.seq <= snapshot.covers }) { content.apply(entry) }
    }
    lacking.removeAll { $0.seq <= snapshot.covers }
    covers = snapshot.covers
    if !knows(snapshot.stamp) {
      isForeign = true
      for entry in lacking where entry.origin == .external { content.applyChanges(of: entry) }
    }
    if let stamp = snapshot.stamp { self.stamp = stamp }
    notes.append(snapshot)
    unnoted = nil
    intent = nil
  }
}
