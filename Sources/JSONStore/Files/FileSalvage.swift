import Glibc

/// What a disk gives back of a file. Where it does not, zeros stand: neither a fixture nor a journal's lines have any.
struct FileSalvage {
  private(set) var bytes: [UInt8]
  /// What cannot be read, in order.
  private(set) var gaps: [Range<Int>] = []

  /// A file that could be read.
  init(_ bytes: [UInt8] = []) { self.bytes = bytes }

  /// Reads a file; where that cannot be, what can be read of it.
  ///
  /// - Throws: what is no fault of the disk's.
  static func read(_ path: String) throws(Errno) -> FileSalvage {
    let file = try File(path, O_RDONLY)
    do throws(Errno) { return FileSalvage(try file.readAll()) } catch {
      guard error.isOfDisk else { throw error }
      return try FileSalvage(file)
    }
  }

  /// Reads a file of a journal, without what it was filled ahead with. What cannot be read may be more than that.
  static func readJournal(_ path: String) throws(Errno) -> FileSalvage {
    var journal = try read(path)
    journal.bytes.removeFilling(downTo: journal.gaps.last?.upperBound ?? 0)
    return journal
  }

  /// Reads what can be read of a file.
  init(_ file: borrowing File) throws(Errno) {
    let size = Int(try file.status().st_size)
    try self.init(size: size) { place, count throws(Errno) in try file.read(at: place, count: count) }
  }

  /// How much is read at a time, and how much where that cannot be: what a disk loses is no less, as a rule.
  private static let piece = 1 << 16
  private static let block = 1 << 12

  /// Reads what can be read.
  ///
  /// - Parameter read: gives so many bytes from a place, or fewer; none at the end.
  init(size: Int, _ read: (_ place: Int, _ count: Int) throws(Errno) -> [UInt8]) throws(Errno) {
    self.init()
    bytes.reserveCapacity(size)
    var isAtEnd = false
    var slowUntil = 0
    while bytes.count < size, !isAtEnd {
      let place = bytes.count
      let step = place < slowUntil ? Self.block : Self.piece
      let end = min((place / step + 1) * step, size)
      do throws(Errno) {
        let read = try read(place, end - place)
        bytes += read
        isAtEnd = read.isEmpty
      } catch {
        guard error.isOfDisk else { throw error }
        if step == Self.piece { slowUntil = end } else { lose(to: end) }
      }
    }
  }

  private mutating func lose(to end: Int) {
    var gap = bytes.count..<end
    if let last = gaps.last, last.upperBound == gap.lowerBound { gap = gaps.removeLast().lowerBound..<end }
    gaps.append(gap)
    bytes += [UInt8](repeating: 0, count: end - bytes.count)
  }

  /// Whether a byte could not be read.
  func isGap(_ place: Int) -> Bool { gaps.contains { $0.contains(place) } }
}
