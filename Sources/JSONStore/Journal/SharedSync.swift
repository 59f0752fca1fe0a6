import Glibc

/// One sync for what several processes have written to a file: a database's group commit.
///
/// Whoever has synced the file tells it on the file itself, by a lock for reading of as many bytes as it knows to be on
/// disk, though far behind the end. The kernel keeps that for as long as the process has the file open: no crash leaves
/// anything stale behind, and a file that takes the place of another has none. Who wants to sync finds such a lock and
/// is done; else it syncs, or waits until another has that is at it. A lock that fails is no lock: then it syncs, as it
/// does after a while should another hang. That is thrift alone.
///
/// What is told is true, because
///
/// - a process tells only of what was in the file before it called `fdatasync`: of lines that it has written, or read
///   under the store's lock, never of those read ahead, which may be cut off again. Who cuts has the lock, has read all
///   lines, and leaves them: whatever anybody has told of stands before that place;
/// - it tells only of what was written since it opened the file: Linux tells each opening of a file once that writing
///   back has failed, and none that comes after somebody has heard of it, see errseq_t in the kernel's documentation. So
///   the first sync is each process's own, and what it tells of begins where that ended. Whoever needs more than what
///   another tells of, from there on, syncs;
/// - after a sync has failed it is never tried again, nor anything told. The others, from whom nobody takes the word,
///   sync and get that error too.
///
/// Should somebody cut lines off in place, whom no lock keeps from it, another may still tell of those: then more is
/// told of than there is when all lines are read, and nobody is believed.
struct SharedSync {
  /// What was written since the file was opened and is on disk for certain; `nil` where the next sync must be this one's.
  private var durable: Range<Int>?
  /// Whether anybody else tells of anything: as a rule a process is alone.
  private var hasOthers = false
  /// Whether none of them tells of more than there is.
  private var isTrusting = false

  /// Where it is told what is on disk, as if the file began there: no other program locks anything so far behind.
  private static let board = 1 << 60

  /// How often it is looked whether another's sync is done; from then on a moment's sleep comes in between, since the
  /// disk is slow, or that process.
  private static let patience = (yielding: 300, sleeping: 50)
  private static let moment: UInt32 = 100

  /// Makes the file durable up to there: all that this process has read of it and written to it by now.
  mutating func sync(_ file: borrowing File, to end: Int) throws(Errno) {
    guard let durable else {
      try file.syncData()
      self.durable = end..<end
      return
    }
    // The turn to sync: the file's own flock(2), which whoever only reads can have too.
    var hasTurn = false
    defer { if hasTurn { file.unlock() } }
    var attempts = 0
    while !isTold(durable.upperBound..<end, file) {
      if !hasOthers || hasTurn || attempts == Self.patience.yielding + Self.patience.sleeping {
        try file.syncData()
        try? file.share(Self.told(durable.lowerBound..<end))
        break
      }
      hasTurn = (try? file.tryLock(isShared: false)) ?? true
      if !hasTurn { _ = attempts < Self.patience.yielding ? sched_yield() : usleep(Self.moment) }
      attempts += 1
    }
    self.durable = durable.lowerBound..<end
  }

  /// Takes note of where the lines end; under the store's lock, when all are read.
  mutating func noteEnd(_ end: Int, of file: borrowing File) {
    hasOthers = (try? file.sharedRange(in: Self.told(0..<Self.board)) != nil) ?? false
    isTrusting = hasOthers && (try? file.sharedRange(in: Self.told(end..<Self.board)) == nil) ?? false
  }

  /// What was cut is not durable with anybody else's sync.
  mutating func noteCut() { durable = nil }

  /// Whether another has synced all of these bytes.
  private func isTold(_ bytes: Range<Int>, _ file: borrowing File) -> Bool {
    guard isTrusting, let range = try? file.sharedRange(in: Self.told(bytes.upperBound - 1..<bytes.upperBound)) else {
      return false
    }
    return Self.told(bytes).clamped(to: range) == Self.told(bytes)
  }

  private static func told(_ bytes: Range<Int>) -> Range<Int> { board + bytes.lowerBound..<board + bytes.upperBound }
}
