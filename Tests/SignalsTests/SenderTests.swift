import Signals
import Testing

struct SenderTests {
  private let signal = Signal<Int>("saved")
  private let seen = Recorder<Int>()

  @Test func `a receiver for a type gets what that type sends`() async {
    let connection = signal.connect("audit", sender: User.self) { [seen] in seen.record($0) }
    let delivery = await signal.send(1, sender: User.self)
    #expect(delivery.signal == "saved")
    #expect(delivery.summaries == ["audit ran"])
    #expect(seen.values == [1])
    withExtendedLifetime(connection) {}
  }

  @Test func `a receiver for any sender is called`() async {
    let connection = signal.connect("audit") { [seen] in seen.record($0) }
    _ = await signal.send(1, sender: User.self)
    _ = await signal.send(2, sender: Channel(name: "a"))
    _ = await signal.send(3)
    #expect(seen.values == [1, 2, 3])
    withExtendedLifetime(connection) {}
  }

  @Test func `a receiver for another type is not called`() async {
    let connection = signal.connect("audit", sender: Profile.self) { [seen] in seen.record($0) }
    let delivery = await signal.send(1, sender: User.self)
    #expect(delivery.receipts.isEmpty)
    #expect(seen.values.isEmpty)
    withExtendedLifetime(connection) {}
  }

  @Test func `a receiver for one sender does not hear events without a sender`() async {
    let connection = signal.connect("audit", sender: User.self) { [seen] in seen.record($0) }
    _ = await signal.send(1)
    #expect(seen.values.isEmpty)
    withExtendedLifetime(connection) {}
  }

  @Test func `senders that are values match by value`() async {
    let connection = signal.connect("audit", sender: Channel(name: "a")) { [seen] in seen.record($0) }
    _ = await signal.send(1, sender: Channel(name: ["a"].joined()))
    _ = await signal.send(2, sender: Channel(name: "b"))
    #expect(seen.values == [1])
    withExtendedLifetime(connection) {}
  }

  @Test func `a sender value works wherever its content does`() async {
    let sender = Sender.type(User.self)
    let connection = signal.connect("audit", sender: sender) { [seen] in seen.record($0) }
    _ = await signal.send(1, sender: User.self)
    _ = await signal.send(2, sender: sender)
    signal.post(3, sender: .type(User.self))
    await seen.wait(for: 3)
    #expect(signal.disconnect("audit", sender: User.self))
    #expect(seen.values == [1, 2, 3])
    withExtendedLifetime(connection) {}
  }

  @Test func `values of different types are different senders`() {
    #expect(Sender.value(1) == .value(1))
    #expect(Sender.value(1) != .value(UInt8(1)))
    #expect(Sender.value("User") != .type(User.self))
    #expect(Sender.value(Sender.value(1)) == .value(1))
    #expect(Set([Sender.value(1), .value(1), .type(User.self), .type(User.self)]).count == 2)
  }

  @Test func `a sender describes itself by its type or value`() {
    #expect(Sender.type(User.self).description == "User")
    #expect(Sender.value(7).description == "7")
  }
}
