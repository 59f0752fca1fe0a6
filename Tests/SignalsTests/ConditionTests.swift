import Signals
import Testing

/// Receivers that want some of their sender's events.
struct ConditionTests {
  private let signal = Signal<Int>("number")
  private let seen = Recorder<Int>()

  @Test func `a receiver is called with the events that its condition lets through`() async {
    let connection = signal.connect("even", when: { $0.isMultiple(of: 2) }) { [seen] in seen.record($0) }
    let deliveries = [await signal.send(1), await signal.send(2)]
    #expect(seen.values == [2])
    #expect(deliveries.map(\.summaries) == [[], ["even ran"]])
    withExtendedLifetime(connection) {}
  }

  @Test func `the sender is looked at first, and the others are called all the same`() async {
    let asked = Recorder<Int>()
    let connections = [
      signal.connect(
        "user", sender: User.self,
        when: {
          asked.record($0); return false
        }
      ) { _ in },
      signal.connect("any") { [seen] in seen.record($0) },
    ]
    _ = await signal.send(1, sender: Profile.self)
    _ = await signal.send(2, sender: User.self)
    #expect(asked.values == [2])
    #expect(seen.values == [1, 2])
    withExtendedLifetime(connections) {}
  }

  @Test func `no place in the line is taken by what a condition refuses`() async {
    let gate = Gate()
    let connection = signal.connect("slow", when: { $0 > 0 }, backlog: .dropsNewest(limit: 1)) { [seen] in
      await gate.wait()
      seen.record($0)
    }
    let first = signal.post(1)
    for _ in 0..<10 { signal.post(0) }
    #expect(signal.receivers.first?.backlog == 1)
    #expect(signal.receivers.first?.dropped == 0)
    gate.open()
    _ = await first.delivery
    #expect(seen.values == [1])
    withExtendedLifetime(connection) {}
  }

  @Test func `what is told again to one receiver is told whatever its condition says`() async {
    let connection = signal.connect("even", when: { $0.isMultiple(of: 2) }) { [seen] in seen.record($0) }
    #expect(await signal.post(1, to: "even").delivery.summaries == ["even ran"])
    #expect(seen.values == [1])
    withExtendedLifetime(connection) {}
  }

  @Test func `of several of one uid, those are told again whose condition lets the event through`() async {
    let connections = [
      signal.connect("mail", when: { $0.isMultiple(of: 2) }) { [seen] in seen.record($0) },
      signal.connect("mail", sender: User.self, when: { $0 > 10 }) { [seen] in seen.record($0 * 100) },
    ]
    for number in [2, 11, 1] {
      _ = await signal.post(number, sender: .type(User.self), to: "mail").delivery
    }
    #expect(seen.values.prefix(2) == [2, 1_100])
    // It was for one of them, and says so to neither.
    #expect(Set(seen.values.suffix(from: 2)) == [1, 100])
    withExtendedLifetime(connections) {}
  }

  @Test func `of several of one uid, one without a condition is told again in place of one that says no`() async {
    let connections = [
      signal.connect("mail") { [seen] in seen.record($0) },
      signal.connect("mail", sender: User.self, when: { $0 > 10 }) { [seen] in seen.record($0 * 100) },
    ]
    #expect(await signal.post(1, sender: .type(User.self), to: "mail").delivery.summaries == ["mail ran"])
    #expect(seen.values == [1])
    withExtendedLifetime(connections) {}
  }

  @Test func `a condition may look at the signal and connect to it`() async {
    let tokens = Box([Connection]())
    let connection = signal.connect(
      "curious",
      when: { [signal, seen] number in
        tokens.change { $0.append(signal.connect("second", when: { _ in true }) { seen.record($0) }) }
        return signal.receivers.count == 2 && number > 0
      }
    ) { [seen] in seen.record($0 * 10) }
    #expect(await signal.send(1).summaries == ["curious ran"])
    #expect(await signal.send(2).summaries == ["curious ran", "second ran"])
    withExtendedLifetime((connection, tokens)) {}
  }

  @Test func `who would be called with an event can be asked`() async throws {
    let connections = [
      signal.connect("even", when: { $0.isMultiple(of: 2) }) { _ in }, signal.connect("any") { _ in },
      signal.connect("user", sender: User.self) { _ in },
    ]
    #expect(signal.receivers(of: 1).map(\.uid) == ["any"])
    #expect(signal.receivers(of: 2, sender: .type(User.self)).map(\.uid) == ["even", "any", "user"])
    signal.muted("any") { #expect(signal.receivers(of: 1).map(\.uid) == []) }
    #expect(signal.hasReceivers())
    withExtendedLifetime(connections) {}
  }

  @Test func `something around a receiver leaves its condition as it is`() async {
    let noted = Receiver<Int>("even", when: { $0.isMultiple(of: 2) }) { _ in }.around { [seen] number, body in
      try await body(number)
      seen.record(number)
    }
    let connections = noted.connect(to: signal)
    _ = await signal.send(1)
    _ = await signal.send(2)
    #expect(seen.values == [2])
    withExtendedLifetime(connections) {}
  }
}
