import Glibc
import Synchronization

/// The lock that each process of a store takes for as long as it reads or appends to the journal, and what shows the
/// others that this process lives.
///
/// Both go with the process, however that ends. The file stays, because a lock on a file that is removed or replaced
/// lets two writers in; should somebody remove it all the same, the next to lock makes another.
final class StoreLock: Sendable {
  /// What it is taken for.
  enum Kind {
    /// To append: nobody else reads or appends meanwhile.
    case exclusive
    /// To read: others may read too. Where there is no file, nobody appends.
    case shared
  }

  /// The mark of this process in what it writes.
  let session: SessionID

  private let path: StorePath
  /// Whether it makes nothing, and locks for reading alone.
  let isReader: Bool
  private let state = Mutex(State())

  private struct State: ~Copyable {
    var file: File?
    var isHeld = false
  }

  /// - Throws: where there is no place for the file.
  init(_ path: StorePath, isReader: Bool) throws(Errno) {
    self.path = path
    self.isReader = isReader
    session = SessionID()
    try state.withLock { state throws(Errno) in try open(&state) }
  }

  /// Takes the lock if nobody has it, in this process or another; never waits.
  func tryLock(_ kind: Kind) throws(Errno) -> Bool {
    try state.withLock { state throws(Errno) in
      guard !state.isHeld else { return false }
      try open(&state)
      state.isHeld = try state.file?.tryLock(isShared: kind == .shared) ?? true
      return state.isHeld
    }
  }

  func unlock() {
    state.withLock { state in
      state.file?.unlock()
      state.isHeld = false
    }
  }

  /// Lets go of it all: for the others this process is gone.
  func close() {
    state.withLock { state in
      state.isHeld = false
      state.file = nil
    }
  }

  /// Takes the lock within a time; blocks the thread.
  func lock(_ kind: Kind, within timeout: Duration) throws(Errno) -> Bool {
    let end = ContinuousClock.now + timeout
    while try !tryLock(kind) {
      if .now >= end { return false }
      usleep(1_000)
    }
    return true
  }

  /// Whether the process of a session lives and has the store open.
  func isAlive(_ session: SessionID) -> Bool {
    session == self.session || state.withLock { $0.file?.isMarked(at: session.number) ?? false }
  }

  /// Opens the file under the name, unless it is open.
  private func open(_ state: inout State) throws(Errno) {
    if let status = try state.file?.status(), FileID(status) == FileID(path.lock) { return }
    do throws(Errno) {
      let file = try File(path.lock, isReader ? O_RDONLY : O_RDWR | O_CREAT)
      if !isReader {
        file.giveToOwner(of: path.snapshot)
        try file.mark(at: session.number)
      }
      state.file = consume file
    } catch {
      state.file = nil
      if !isReader || error != .notFound { throw error }
    }
  }
}

/// What tells one sitting of a process with a store from every other.
struct SessionID: Hashable, Sendable {
  /// The byte of the lock file that the process has locked, which need not exist.
  let number: Int64

  /// One that nobody has.
  init() { number = .random(in: 1...1 << 52) }

  init?(json: JSONValue?) {
    guard let number = json?.integer, number > 0 else { return nil }
    self.number = number
  }

  var json: JSONValue { JSONValue(number) }
}
