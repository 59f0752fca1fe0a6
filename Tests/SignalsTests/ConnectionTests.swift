import Signals
import Testing

struct ConnectionTests {
  private let signal = Signal<Int>("saved")
  private let seen = Recorder<String>()

  @Test func `connecting the same uid six times calls once and says so five times`() async {
    let connections = (1...6).map { round in
      signal.connect("audit", sender: User.self) { [seen] _ in seen.record("body \(round)") }
    }
    #expect(connections.map(\.isDuplicate) == [false, true, true, true, true, true])
    _ = await signal.send(1, sender: User.self)
    #expect(seen.values == ["body 1"])
    withExtendedLifetime(connections) {}
  }

  @Test func `the same uid for two senders is two receivers`() {
    let any = signal.connect("audit") { _ in }
    let user = signal.connect("audit", sender: User.self) { _ in }
    #expect(!any.isDuplicate && !user.isDuplicate)
    #expect(signal.receivers.map(\.sender) == [nil, .type(User.self)])
    #expect(signal.disconnect("audit"))
    #expect(signal.receivers.map(\.sender) == [.type(User.self)])
  }

  @Test func `one function under two uids is called once for each`() async {
    let function: @Sendable (Int) async throws -> Void = { [seen] _ in seen.record("called") }
    let any = signal.connect("any", receiver: function)
    let user = signal.connect("user", sender: User.self, receiver: function)
    let delivery = await signal.send(1, sender: User.self)
    #expect(delivery.summaries == ["any ran", "user ran"])
    #expect(seen.values.count == 2)
    withExtendedLifetime((any, user)) {}
  }

  @Test func `disconnecting by uid works once and leaves the others alone`() async {
    let first = signal.connect("first") { [seen] _ in seen.record("first") }
    let second = signal.connect("second") { [seen] _ in seen.record("second") }
    #expect(signal.disconnect("first"))
    #expect(!signal.disconnect("first"))
    _ = await signal.send(1)
    #expect(seen.values == ["second"])
    withExtendedLifetime((first, second)) {}
  }

  @Test func `disconnecting a uid that was never connected says false`() {
    #expect(!signal.disconnect("nobody"))
    #expect(!signal.disconnect("nobody", sender: User.self))
    #expect(!signal.disconnect("nobody", sender: 1))
  }

  @Test func `a cancelled token disconnects, also when it is a duplicate's`() async {
    let first = signal.connect("audit") { [seen] _ in seen.record("called") }
    let duplicate = signal.connect("audit") { _ in }
    duplicate.cancel()
    duplicate.cancel()
    #expect(signal.receivers.isEmpty)
    #expect(await signal.send(1).receipts.isEmpty)
    #expect(seen.values.isEmpty)
    withExtendedLifetime(first) {}
  }

  @Test func `only the last dropped token disconnects`() async {
    let tokens = Box([Connection]())
    for _ in 1...2 {
      let token = signal.connect("audit") { [seen] _ in seen.record("called") }
      tokens.change { $0.append(token) }
    }
    tokens.change { $0.removeFirst() }
    _ = await signal.send(1)
    #expect(seen.values == ["called"])
    tokens.change { $0.removeAll() }
    _ = await signal.send(2)
    #expect(seen.values == ["called"])
    #expect(signal.receivers.isEmpty)
  }

  @Test func `an old token leaves a later connection of the same uid alone`() {
    let old = Box<Connection?>(signal.connect("audit") { _ in })
    #expect(signal.disconnect("audit"))
    let new = signal.connect("audit") { _ in }
    #expect(!new.isDuplicate)
    old.value?.cancel()
    old.value = nil
    #expect(signal.receivers.count == 1)
    withExtendedLifetime(new) {}
  }

  @Test func `ten thousand connections leave nothing behind`() async {
    let alive = Box(0)
    for round in 0..<10_000 {
      let witness = Witness(alive)
      let connection = signal.connect("audit") { _ in witness.touch() }
      if round % 100 == 0 { _ = await signal.send(round) }
      if round % 2 == 0 { connection.cancel() }
    }
    #expect(signal.receivers.isEmpty)
    #expect(alive.value == 0)
  }

  @Test func `a cancelled token that is kept holds nothing of its receiver`() {
    let alive = Box(0)
    let connection = connectWitness(alive)
    #expect(alive.value == 1)
    connection.cancel()
    #expect(alive.value == 0)
  }

  @Test func `a token may outlive its signal`() {
    let connection = Signal<Int>("short").connect("audit") { _ in }
    connection.cancel()
    #expect(!connection.isDuplicate)
  }

  @Test func `hasReceivers follows connecting and disconnecting`() {
    func answers() -> [Bool] { [signal.hasReceivers(), signal.hasReceivers(sender: User.self)] }
    #expect(answers() == [false, false])
    let any = signal.connect("any") { _ in }
    #expect(answers() == [true, true])
    any.cancel()
    #expect(answers() == [false, false])
    let user = signal.connect("user", sender: User.self) { _ in }
    #expect(answers() == [false, true])
    #expect(!signal.hasReceivers(sender: Profile.self))
    #expect(!signal.hasReceivers(sender: "User"))
    user.cancel()
    #expect(answers() == [false, false])
  }

  @Test func `the list shows uid, sender, place and backlog`() async {
    let gate = Gate()
    let connection = signal.connect("slow", sender: User.self) { _ in await gate.wait() }
    let line = #line - 1
    let posted = (1...3).map { signal.post($0, sender: User.self) }
    let info = signal.receivers.first
    #expect(info?.uid == "slow")
    #expect(info?.sender == .type(User.self))
    #expect(info?.place.description == "SignalsTests/ConnectionTests.swift:\(line)")
    #expect(info?.backlog == 3)
    gate.open()
    for pending in posted { _ = await pending.delivery }
    #expect(signal.receivers.map(\.backlog) == [0])
    withExtendedLifetime(connection) {}
  }

  private func connectWitness(_ alive: Box<Int>) -> Connection {
    let witness = Witness(alive)
    return signal.connect("audit") { _ in witness.touch() }
  }
}

/// Counts itself, to show what is still held.
private final class Witness: Sendable {
  private let alive: Box<Int>

  init(_ alive: Box<Int>) {
    self.alive = alive
    alive.change { $0 += 1 }
  }

  func touch() {}

  deinit {
    alive.change { $0 -= 1 }
  }
}
