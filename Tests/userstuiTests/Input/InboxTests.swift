import Synchronization
import Testing

@testable import userstui

@Suite struct `The inbox` {
  @Test func `gives what comes in order`() {
    let inbox = Inbox<Int>()
    for number in 1...3 { inbox.send(number) }
    #expect((1...4).map { _ in inbox.next() } == [1, 2, 3, nil])
  }

  @Test func `gives what is urgent first`() {
    let inbox = Inbox<String>()
    for name in ["event 1", "event 2"] { inbox.send(name) }
    for name in ["key 1", "key 2"] { inbox.sendUrgently(name) }
    #expect((1...4).map { _ in inbox.next() } == ["key 1", "key 2", "event 1", "event 2"])
  }

  @Test func `loses nothing of who waits for room`() async {
    let inbox = Inbox<Int>()
    let sender = Task { for number in 1...5_000 { await inbox.sendPatiently(number) } }
    var taken: [Int] = []
    for await _ in inbox.turns {
      while let number = inbox.next() { taken.append(number) }
      if taken.count == 5_000 { break }
    }
    #expect(taken == Array(1...5_000))
    await sender.value
  }

  @Test func `holds no more of who waits than there is room for`() async {
    let inbox = Inbox<Int>()
    let sent = Atomic(0)
    let sender = Task {
      for number in 1...5_000 {
        sent.add(1, ordering: .relaxed)
        await inbox.sendPatiently(number)
      }
    }
    var taken = 0
    for await _ in inbox.turns {
      while inbox.next() != nil {
        taken += 1
        // One is beyond the limit: the one that its sender waits for.
        #expect(sent.load(ordering: .relaxed) - taken <= 1_001)
      }
      if taken == 5_000 { break }
    }
    await sender.value
  }

  @Test func `has another turn for what was left`() async {
    let inbox = Inbox<Int>()
    for number in 1...2 { inbox.send(number) }
    var taken: [Int?] = []
    for await _ in inbox.turns {
      taken.append(inbox.next())
      if taken.count == 2 { break }
      inbox.takeAnotherTurn()
    }
    #expect(taken == [1, 2])
  }
}
