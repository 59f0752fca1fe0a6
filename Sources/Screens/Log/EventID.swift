import JSONStore

/// What an event is known by, and comes in order by: the save's number, and the event's place among those of the save.
struct EventID: Hashable, Comparable, Sendable, Identifiable {
  let seq: Int
  let place: Int

  init(seq: Int, place: Int) {
    self.seq = seq
    self.place = place
  }

  init(_ commit: Commit) {
    seq = commit.seq
    place = commit.batch.index
  }

  /// The event that a receiver works on.
  init(_ call: ReceiverCall) {
    seq = call.seq
    place = call.place
  }

  var id: EventID { self }

  static func < (a: EventID, b: EventID) -> Bool { (a.seq, a.place) < (b.seq, b.place) }
}
