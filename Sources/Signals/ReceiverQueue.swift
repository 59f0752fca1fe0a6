import Synchronization

/// The line in front of one receiver: lets one job in at a time, in the order in which they joined.
///
/// Locks are taken in the order registry, queue, job; never the other way round.
final class ReceiverQueue: Sendable {
  private struct State {
    var isOpen = true
    /// More than one only when a job was let in early, or after the receiver was disconnected.
    var admitted: [Job] = []
    var waiting = FIFO<Job>()
  }

  let signal: String
  let uid: DispatchUID
  private let state = Mutex(State())

  init(signal: String, uid: DispatchUID) {
    self.signal = signal
    self.uid = uid
  }

  /// False once the receiver is disconnected: a job whose turn comes must not call it.
  var isOpen: Bool {
    state.withLock { $0.isOpen }
  }

  var backlog: Int {
    state.withLock { $0.admitted.count + $0.waiting.count }
  }

  /// The jobs that everyone who waits is waiting for.
  var admitted: [Job] {
    state.withLock { $0.admitted }
  }

  /// Gives the job its place; it is admitted at once when nobody is before it.
  func join(_ job: Job) {
    state.withLock { state in
      if state.admitted.isEmpty {
        state.admitted = [job]
        job.admit()
      } else {
        state.waiting.append(job)
      }
    }
  }

  /// The job is done; the next one is admitted when nobody is inside any more.
  func leave(_ job: Job) {
    state.withLock { state in
      state.admitted.removeAll { $0 === job }
      guard state.admitted.isEmpty, let next = state.waiting.popFirst() else { return }
      state.admitted = [next]
      next.admit()
    }
  }

  /// Admits a waiting job before its turn, because those inside wait for it.
  func letIn(_ job: Job) {
    state.withLock { state in
      guard state.waiting.remove(job) else { return }
      state.admitted.append(job)
      job.admit()
    }
  }

  /// The receiver is disconnected. Those who wait need not wait longer to learn that they will not run.
  func close() {
    state.withLock { state in
      state.isOpen = false
      while let job = state.waiting.popFirst() {
        state.admitted.append(job)
        job.admit()
      }
    }
  }
}
