/// The snapshot file as it was read.
struct SnapshotFile: Sendable {
  let stamp: FileStamp
  /// What is in it, or why it is no store.
  let content: Result<Fixture, StoreError>
  /// What of it cannot be read.
  var gaps: [Range<Int>] = []

  /// Whether it is the file that a note is about, to the byte.
  func isWhat(_ note: JournalLine.SnapshotNote) -> Bool {
    (try? content.get())?.sha256 == note.sha256
  }
}
