import Glibc

/// The journal's files that are not written any more, oldest first: `PATH.journal.000001` and so on. What they hold the
/// snapshot file has, and no receiver is owed; they are kept for the history.
struct JournalArchive {
  let path: StorePath
  /// The numbers of those that are there, ascending.
  private(set) var segments: [Int] = []

  /// Looks which there are beside the file that is written. That may have such a name as well: a rotation was cut off.
  init(_ path: StorePath, beside journal: [UInt8]) {
    self.path = path
    let prefix = StorePath.name(of: path.journal) + "."
    let numbers = Self.names(in: path.directory).compactMap { name in
      guard name.hasPrefix(prefix), let number = Int(name.dropFirst(prefix.count)) else { return Int?.none }
      return name == StorePath.name(of: path.segment(number)) ? number : nil
    }
    let active = JournalEnd.segment(of: journal)
    segments = numbers.sorted().filter { $0 < active || isSegment($0, notIn: journal) }
  }

  /// Whether a file is what its name says, and no part of the one that is written; nor the other way round, if that has
  /// been archived since it was read.
  private func isSegment(_ number: Int, notIn journal: [UInt8]) -> Bool {
    guard let bytes = try? read(number), JournalEnd.segment(of: bytes) == number else { return false }
    return journal.isEmpty || !journal.starts(with: bytes) && !bytes.starts(with: journal)
  }

  /// The last entries before a save, oldest first, of the archived files and the one that is written; of a damaged one,
  /// those before the damage.
  func entries(before seq: Int, limit: Int, _ journal: [UInt8]) -> [JournalEntry] {
    var next = JournalHistory(journal)
    var entries = next.entries.filter { $0.seq < seq }
    for segment in segments.reversed() where segment < next.end.segment && entries.count < limit {
      guard let bytes = try? read(segment) else { break }
      next = JournalHistory(bytes)
      entries = next.entries.filter { $0.seq < seq } + entries
    }
    return entries.suffix(limit)
  }

  /// The fields of a record before an event of a save, as the last save before that left them, in the file that is written
  /// or an archived one; `nil` if none tells.
  /// Nor is any found of a record without a pk, whose natural key may have been another's.
  func fields(of model: String, _ pk: PrimaryKey, before seq: Int, place: Int, _ journal: [UInt8]) -> JSONObject? {
    if case .natural = pk { return nil }
    var history = JournalHistory(journal)
    var older = segments.filter { $0 < history.end.segment }
    while true {
      let ground = history.grounds.last { $0 < seq }
      for entry in history.entries.reversed() where entry.seq <= seq && entry.seq > ground ?? 0 {
        let operations = entry.operations.prefix(entry.seq == seq ? place : entry.operations.count)
        if let last = operations.last(where: { $0.pk == pk && $0.model == model }) { return last.fieldsAfter }
      }
      guard ground == nil, let segment = older.popLast(), let bytes = try? read(segment) else { return nil }
      history = JournalHistory(bytes)
    }
  }

  /// The bytes of one.
  func read(_ segment: Int) throws(Errno) -> [UInt8] { try JournalFile(path.segment(segment), O_RDONLY).read() }

  private static func names(in directory: String) -> [String] {
    guard let stream = opendir(directory) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      names.append(
        withUnsafePointer(to: &entry.pointee.d_name) { name in
          name.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) { String(cString: $0) }
        })
    }
    return names
  }
}
