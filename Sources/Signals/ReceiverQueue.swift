import Synchronization

/// The line in front of one receiver: lets one job in at a time, in the order in which they joined.
///
/// Locks are taken in the order registry, queue, job; never the other way round.
final class ReceiverQueue: Sendable {
  /// Somebody who waits until his job is within the limit.
  private struct Poster {
    let key: Int
    let job: Job
    let continuation: CheckedContinuation<Void, Never>
  }

  private struct State {
    /// More than one only when a job was let in early, or after the receiver was disconnected.
    var admitted: [Job] = []
    var waiting = FIFO<Job>()
    var posters: [Poster] = []
    var lastPoster = 0
    var joined = 0
    var dropped = 0

    var backlog: Int { admitted.count + waiting.count }
  }

  let signal: String
  let uid: DispatchUID
  private let policy: Backlog
  private let state = Locked(State())
  private let open = Atomic(true)

  init(signal: String, uid: DispatchUID, policy: Backlog) {
    self.signal = signal
    self.uid = uid
    self.policy = policy
  }

  /// False once the receiver is disconnected: a job whose turn comes must not call it.
  var isOpen: Bool { open.load(ordering: .acquiring) }

  /// How many are in the line, and how many were turned away.
  var counts: (backlog: Int, dropped: Int) {
    state.withLock { ($0.backlog, $0.dropped) }
  }

  /// The jobs that everyone who waits is waiting for.
  var admitted: [Job] {
    state.withLock { $0.admitted }
  }

  /// Gives an event a place at the end; it is admitted at once when nobody is before it. `nil` if it is turned away.
  func join(cause: Job?) -> Job? {
    state.withLock { state in
      if case .dropsNewest = policy, state.backlog >= policy.limit {
        state.dropped += 1
        return nil
      }
      let isAdmitted = state.admitted.isEmpty
      state.joined += 1
      let job = Job(queue: self, number: state.joined, cause: cause, isAdmitted: isAdmitted)
      if isAdmitted { state.admitted.append(job) } else { state.waiting.append(job) }
      return job
    }
  }

  /// The job is done; the next one is admitted when nobody is inside any more.
  func leave(_ job: Job) {
    state.withLock { state in
      state.admitted.removeAll { $0 === job }
      if state.admitted.isEmpty, let next = state.waiting.popFirst() {
        state.admitted.append(next)
        next.admit()
      }
      releasePosters(from: &state)
    }
  }

  /// Admits a waiting job before its turn: because those inside wait for it, or because it is not to run at all.
  func letIn(_ job: Job) {
    state.withLock { state in
      guard state.waiting.remove(job) else { return }
      state.admitted.append(job)
      job.admit()
      releasePosters(from: &state)
    }
  }

  /// The receiver is disconnected. Those who wait need not wait longer to learn that they will not run.
  func close() {
    state.withLock { state in
      open.store(false, ordering: .releasing)
      while let job = state.waiting.popFirst() {
        state.admitted.append(job)
        job.admit()
      }
      releasePosters(from: &state)
    }
  }

  /// Whether the job is within the limit.
  func hasRoom(for job: Job) -> Bool {
    state.withLock { hasRoom(for: job, in: $0) }
  }

  /// Returns when the job is within the limit, or the task is cancelled.
  func room(for job: Job) async {
    let key = state.withLock { state -> Int? in
      guard !hasRoom(for: job, in: state) else { return nil }
      state.lastPoster += 1
      return state.lastPoster
    }
    guard let key else { return }
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        state.withLock { state in
          state.posters.append(Poster(key: key, job: job, continuation: continuation))
          releasePosters(from: &state) { $0.key == key && Task.isCancelled }
        }
      }
    } onCancel: {
      state.withLock { state in releasePosters(from: &state) { $0.key == key } }
    }
  }

  private func hasRoom(for job: Job, in state: State) -> Bool {
    // As many have left as have joined and are not there any more.
    job.number - (state.joined - state.backlog) <= policy.limit || job.isAdmitted
  }

  private func releasePosters(from state: inout State, orIf isWanted: (Poster) -> Bool = { _ in false }) {
    guard !state.posters.isEmpty else { return }
    let released = state.posters.filter { hasRoom(for: $0.job, in: state) || isWanted($0) }
    state.posters.removeAll { poster in released.contains { $0.key == poster.key } }
    for poster in released { poster.continuation.resume() }
  }
}
