/// Where a journal ends: what the next line continues.
struct JournalEnd: Equatable {
  /// The journal's size in bytes: where the next line goes.
  var size = 0
  /// The hash of the last line.
  var hash = JournalLine.noHash
  /// The number of the last save.
  var seq = 0
}
