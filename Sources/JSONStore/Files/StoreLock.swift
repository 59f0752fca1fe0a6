import Dispatch
import Glibc
import Signals

/// The lock that each process of a store takes for as long as it reads or appends to the journal, and what shows the
/// others that this process lives.
///
/// Both go with the process, however that ends. The file stays, because a lock on a file that is removed or replaced
/// lets two writers in; should somebody remove it all the same, the next to lock makes another, which all go over to.
/// Those who wait in this process get it in their order; among processes, whoever asks at the right moment.
final class StoreLock: Sendable {
  /// What it is taken for.
  enum Kind {
    /// To append: nobody else reads or appends meanwhile.
    case exclusive
    /// To read: others may read too. Where there is no file, nobody appends.
    case shared
  }

  /// The mark of this process in what it writes.
  let session = SessionID()
  /// Whether it makes nothing, and locks for reading alone.
  let isReader: Bool

  private let path: StorePath
  private let state = Locked(State())
  /// Where one thread waits for the kernel.
  private let queue = DispatchQueue(label: "StoreLock")

  private struct State: ~Copyable {
    var file: File?
    var id: FileID?
    /// The one before it that somebody has removed: who has not noticed that yet is seen there to live.
    var former: File?
    var isClosed = false
    /// Whether the lock is somebody's here, or waited for.
    var isTaken = false
    var waiting: [Waiter] = []
    /// When it is looked at who has waited for too long.
    var timer: ContinuousClock.Instant?
  }

  private struct Waiter {
    let kind: Kind
    let deadline: ContinuousClock.Instant
    let continuation: CheckedContinuation<Result<Bool, Errno>, Never>
  }

  /// - Throws: where there is no place for the file.
  init(_ path: StorePath, isReader: Bool) throws(Errno) {
    self.path = path
    self.isReader = isReader
    try state.withLock { state throws(Errno) in _ = try open(&state, .shared) }
  }

  /// How often it is tried before a thread waits for the kernel. Others have it for a tenth of a millisecond as a rule:
  /// that is over sooner than two threads are woken, one to wait and one to go on.
  private static let patience = 300

  /// Takes the lock.
  ///
  /// - Parameter meanwhile: what can be done until then, called again and again.
  /// - Returns: whether it could be had within the time.
  func take(
    _ kind: Kind, within timeout: Duration, meanwhile: () -> Void = {}
  ) async throws(Errno) -> Bool {
    var patience = Self.patience
    repeat {
      if try state.withLock({ state throws(Errno) in try tryLock(&state, kind) }) { return true }
      meanwhile()
      sched_yield()
      patience -= 1
    } while patience > 0 && !state.withLock { $0.isTaken }
    return try await withCheckedContinuation { continuation in
      state.withLock { state in
        state.waiting.append(Waiter(kind: kind, deadline: .now + timeout, continuation: continuation))
        if !state.isTaken { handOn(&state) }
        lookAtClock(&state)
      }
    }.get()
  }

  /// Lets go of it.
  func release() {
    unlock()
    handOn()
  }

  /// Lets other processes have it. Those who wait for it here have to until ``handOn()``.
  func unlock() {
    state.withLock { $0.file?.unlock() }
  }

  /// Gives it to the next who waits for it here, after ``unlock()``.
  func handOn() {
    state.withLock { handOn(&$0) }
  }

  /// Lets go of it all: for the others this process is gone.
  func close() {
    state.withLock { state in
      state.isClosed = true
      state.file = nil
      state.former = nil
      handOn(&state)
    }
  }

  /// Whether the process of a session lives and has the store open; taken for granted where the kernel does not tell.
  func isAlive(_ session: SessionID) -> Bool {
    if session == self.session { return true }
    return state.withLock { state in
      do throws(Errno) {
        if try state.file?.isMarked(at: session.number) ?? true { return true }
        return try state.former?.isMarked(at: session.number) ?? false
      } catch {
        return true
      }
    }
  }

  // MARK: Waiting

  /// Gives the lock, which nobody has here, to the first who waits.
  private func handOn(_ state: inout State) {
    state.isTaken = false
    while let first = state.waiting.first {
      do throws(Errno) {
        guard try tryLock(&state, first.kind) else { return try wait(&state, first.kind) }
        state.waiting.removeFirst().continuation.resume(returning: .success(true))
        return
      } catch {
        state.waiting.removeFirst().continuation.resume(returning: .failure(error))
      }
    }
  }

  /// Has a thread wait for the kernel, by a descriptor of its own for the same lock.
  private func wait(_ state: inout State, _ kind: Kind) throws(Errno) {
    let file = Locked<File?>(try state.file?.copy())
    state.isTaken = true
    queue.async { [weak self] in
      file.withLock { $0?.lock(isShared: kind == .shared) }
      self?.state.withLock { state in
        // Who waited may have given up by now; the next takes it as it is, or asks anew.
        if state.waiting.isEmpty { state.file?.unlock() }
        self?.handOn(&state)
      }
    }
  }

  /// Sees to it that nobody waits for too long. By one timer, however many come and go meanwhile: as a rule all are
  /// served before it goes off.
  private func lookAtClock(_ state: inout State) {
    guard let next = state.waiting.map(\.deadline).min(), state.timer.map({ next < $0 }) ?? true else { return }
    state.timer = next
    let (seconds, attoseconds) = (next - .now).components
    let wait = DispatchTimeInterval.nanoseconds(Int(seconds * 1_000_000_000 + attoseconds / 1_000_000_000))
    DispatchQueue.global().asyncAfter(deadline: .now() + wait) { [weak self] in self?.giveUp() }
  }

  private func giveUp() {
    state.withLock { state in
      state.timer = nil
      let now = ContinuousClock.now
      for late in state.waiting where late.deadline <= now { late.continuation.resume(returning: .success(false)) }
      state.waiting.removeAll { $0.deadline <= now }
      lookAtClock(&state)
    }
  }

  // MARK: The file

  /// Takes the lock if nobody has it; never waits.
  private func tryLock(_ state: inout State, _ kind: Kind) throws(Errno) -> Bool {
    if state.isClosed { throw Errno(code: EBADF) }
    if state.isTaken { return false }
    // As a rule it is open, and what is locked is still what the others lock: one look, afterwards, is enough.
    var isOpen = state.id != nil
    repeat {
      if !isOpen { isOpen = try open(&state, kind) }
      guard isOpen, try state.file?.tryLock(isShared: kind == .shared) ?? true else { return false }
      isOpen = false
    } while state.id != nil && (try? FileID(path.lock)) != state.id
    state.isTaken = true
    return true
  }

  /// Opens the file under the name, unless it is open. Where somebody has removed the one that is, whoever has that one
  /// locked is let finish first: else he would append what the next does not read.
  ///
  /// - Returns: whether it is open.
  private func open(_ state: inout State, _ kind: Kind) throws(Errno) -> Bool {
    guard try state.file?.tryLock(isShared: kind == .shared) ?? true else { return false }
    defer { state.former?.unlock() }
    do throws(Errno) {
      if let id = state.id, try id == FileID(path.lock) { return true }
      let file = try File(path.lock, isReader ? O_RDONLY : O_RDWR | O_CREAT)
      if !isReader {
        file.giveToOwner(of: path.snapshot)
        try file.mark(at: session.number)
      }
      state.id = FileID(try file.status())
      if let former = state.file.take() { state.former = consume former }
      state.file = consume file
    } catch {
      state.file?.unlock()
      guard isReader, error == .notFound else { throw error }
      state.id = nil
      state.file = nil
    }
    return true
  }
}

/// What tells one sitting of a process with a store from every other.
struct SessionID: Hashable, Sendable {
  /// The byte of the lock file that the process has locked, which need not exist.
  let number: Int64

  /// One that nobody has.
  init() { number = .random(in: 1...1 << 52) }

  init?(_ json: JSONToken?) {
    guard let number = json?.integer, number > 0 else { return nil }
    self.number = number
  }

  var json: JSONValue { JSONValue(number) }
}
