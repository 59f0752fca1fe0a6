import Synchronization

/// An event on its way to its receivers: calls them one after the other for as long as none keeps it waiting.
///
/// A task for every call would cost several times as much as the call of a receiver that has little to do. Yet no receiver
/// may wait for another: whoever takes a call while there are more sends for a helper first, who goes on with the rest
/// if the call should take its time.
final class Posting<Event: Sendable>: Sendable {
  /// A receiver that is still to be called.
  struct Call: Sendable {
    let registration: Registration<Event>
    let job: Job
    /// Its place in the report.
    let slot: Int
  }

  let pending: PendingDelivery
  private let event: Event
  private let id: UInt64
  private let traces: Subscribers<Trace<Event>>
  private let calls: [Call]
  private let next = Atomic(0)
  private let isHelperComing = Atomic(false)

  init(_ event: Event, id: UInt64, calls: [Call], pending: PendingDelivery, traces: Subscribers<Trace<Event>>) {
    self.event = event
    self.id = id
    self.calls = calls
    self.pending = pending
    self.traces = traces
  }

  /// Calls the receivers without waiting for them. The tasks take over the poster's task-local values.
  func start() {
    if hasMore { sendForHelp() }
  }

  /// Calls the receivers and waits until all are done. Never on the sender's actor: the receivers' work is not its.
  #if compiler(>=6.2)
    @concurrent
  #endif
  func send() async -> Delivery {
    guard !Task.isCancelled else {
      pending.callOff()
      start()
      return await pending.delivery
    }
    startHere()
    if let delivery = pending.settled { return delivery }
    return await withTaskCancellationHandler {
      await pending.delivery
    } onCancel: {
      pending.callOff()
    }
  }

  /// Calls the receivers in this thread until each has come to an end or to its first `await` that really waits.
  ///
  /// In a task of its own all the same: the sender's cancellation is not the receivers'.
  private func startHere() {
    #if compiler(>=6.2)
      // Each call in here may send in its turn and stands on the stack while it does.
      guard Job.current.map({ $0.depth < 16 }) ?? true else { return start() }
      while hasMore {
        Task.immediate { await work() }
      }
    #else
      start()
    #endif
  }

  private var hasMore: Bool { next.load(ordering: .relaxed) < calls.count }

  private func work() async {
    while hasMore {
      let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
      guard index < calls.count else { return }
      if hasMore { sendForHelp() }
      await run(calls[index])
    }
  }

  private func sendForHelp() {
    guard !isHelperComing.exchange(true, ordering: .acquiringAndReleasing) else { return }
    Task {
      isHelperComing.store(false, ordering: .releasing)
      await work()
    }
  }

  private func run(_ call: Call) async {
    await call.job.turn()
    let receipt = await call.registration.call(event, for: call.job, of: pending)
    traces.send(.finished(id: id, event, receipt))
    call.job.queue.leave(call.job)
    pending.settle(call.slot, receipt)
  }
}
