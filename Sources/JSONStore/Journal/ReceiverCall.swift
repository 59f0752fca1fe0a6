public import Signals

/// A receiver's work on one event of a save: what it acknowledges, and what a save that it makes is caused by.
public struct ReceiverCall: Sendable, Hashable {
  /// The save's number in the journal.
  public let seq: Int
  /// The event's place among those of the save, from 0.
  public let place: Int
  /// The receiver.
  public let receiver: DispatchUID

  /// The call of a receiver with an event of a save.
  public init(seq: Int, place: Int = 0, receiver: DispatchUID) {
    self.seq = seq
    self.place = place
    self.receiver = receiver
  }
}

extension ReceiverCall {
  /// As a journal line writes it.
  var json: JSONValue {
    var members: JSONObject = ["seq": JSONValue(Int64(seq)), "receiver": .string(receiver.name)]
    if place > 0 { members["place"] = JSONValue(Int64(place)) }
    return .object(members)
  }

  init?(_ json: JSONToken?) {
    guard let json, let seq = json["seq"]?.integer, let receiver = json["receiver"]?.string else { return nil }
    self.init(seq: Int(seq), place: Int(json["place"]?.integer ?? 0), receiver: DispatchUID(receiver))
  }
}
