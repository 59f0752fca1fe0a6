import Synchronization

/// How receivers are called: one after the other for as long as none keeps the others waiting.
///
/// A task for every call would cost several times as much as the call of a receiver that has little to do. Yet no receiver
/// may wait for another: whoever takes a call while there are more sends for a helper first, who goes on with the rest
/// if the call should take its time.
extension PendingDelivery {
  /// Calls the receivers without waiting for them. The tasks take over the poster's task-local values.
  func start() {
    guard hasMore else { return }
    Task { await work() }
  }

  /// Calls the receivers and waits until all are done. Never on the sender's actor: the receivers' work is not its.
  #if compiler(>=6.2)
    @concurrent
  #endif
  func run() async -> Delivery {
    guard !Task.isCancelled else {
      callOff()
      start()
      return await delivery
    }
    startHere()
    if let delivery = settled { return delivery }
    return await withTaskCancellationHandler {
      await delivery
    } onCancel: {
      callOff()
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

  /// The helper steps in once no call was taken between two looks; two at work would be in each other's way.
  private func sendForHelp() {
    guard !isHelperComing.exchange(true, ordering: .acquiringAndReleasing) else { return }
    Task {
      var seen: Int
      repeat {
        seen = next.load(ordering: .relaxed)
        await Task.yield()
      } while hasMore && next.load(ordering: .relaxed) != seen
      isHelperComing.store(false, ordering: .releasing)
      await work()
    }
  }

  private func run(_ call: Call) async {
    await call.job.turn()
    let receipt = await outcome(of: call)
    occurrence.trace(receipt)
    call.job.queue.leave(call.job)
    settle(call.slot, receipt)
  }

  private func outcome(of call: Call) async -> Receipt {
    guard call.job.queue.isOpen else { return call.registration.receipt(.notRun(.disconnected)) }
    guard !isCalledOff else { return call.registration.receipt(.notRun(.cancelled)) }
    return await call.registration.call(occurrence, for: call.job)
  }
}
