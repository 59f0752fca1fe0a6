/// The report on one event: a receipt for each receiver that was connected when it was posted.
///
/// ```swift
/// let delivery = await postSave.send(UserSaved(name: "ada"))
/// for receipt in delivery.receipts {
///   switch receipt.outcome {
///   case .ran: await log.append("\(receipt.uid): \(receipt.duration > .zero ? "done" : "nothing to do")")
///   case .failed(let error): await log.append("\(receipt.uid): \(error)")
///   case .notRun(let reason): await log.append("\(receipt.uid): \(reason)")
///   }
/// }
/// ```
public struct Delivery: Sendable {
  /// The name of the signal.
  public let signal: String

  /// The receipts, in the order in which the receivers were connected.
  public let receipts: [Receipt]

  /// Turns failures into one error that names every failing receiver.
  ///
  /// Every receiver has finished by now, the healthy ones too: nothing is undone by the throw. A receiver that was not run
  /// did not fail.
  public func throwIfFailed() throws(DeliveryError) {
    let failures = receipts.compactMap { receipt -> DeliveryError.Failure? in
      guard case .failed(let error) = receipt.outcome else { return nil }
      return DeliveryError.Failure(uid: receipt.uid, error: error)
    }
    if !failures.isEmpty { throw DeliveryError(signal: signal, failures: failures) }
  }
}
