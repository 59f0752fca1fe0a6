/// Finds receivers that would wait for each other forever, and lets one call in early.
///
/// A running receiver waits for the deliveries that it awaits, a delivery for all its jobs, and a job that has not been
/// admitted for the jobs inside its queue. Only beginning to await can close a circle, so it is enough to look then. The
/// simplest circle is a receiver that awaits a send to itself: its new job stands behind its old one.
struct Deadlock {
  private let waiter: Job
  /// Whether a job leads back to the waiter; false while that is being found out.
  private var known: [ObjectIdentifier: Bool] = [:]

  private init(waiter: Job) {
    self.waiter = waiter
  }

  /// Breaks every circle that closes when the job's receiver awaits the delivery.
  static func prevent(whenAwaiting delivery: PendingDelivery, in job: Job) {
    var search = Deadlock(waiter: job)
    _ = search.leadsBack(delivery)
  }

  private mutating func leadsBack(_ delivery: PendingDelivery) -> Bool {
    anyLeadsBack(delivery.calls.map(\.job))
  }

  private mutating func anyLeadsBack(_ jobs: [Job]) -> Bool {
    var result = false
    // Without a short cut: each way back is a circle of its own.
    for job in jobs where leadsBack(job) { result = true }
    return result
  }

  private mutating func leadsBack(_ job: Job) -> Bool {
    if job === waiter { return true }
    if let answer = known[ObjectIdentifier(job)] { return answer }
    known[ObjectIdentifier(job)] = false

    var result = false
    if job.isAdmitted {
      for delivery in job.awaited where leadsBack(delivery) { result = true }
    } else if anyLeadsBack(job.queue.admitted) {
      job.queue.letIn(job)
    }
    known[ObjectIdentifier(job)] = result
    return result
  }
}
