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

  @Test @MainActor func `loses nothing of who waits for room`() async {
    let inbox = Inbox<Int>()
    let sender = Task { for number in 1...5_000 { await inbox.sendPatiently(number) } }
    var taken: [Int] = []
    await takeTurns(inbox) {
      while let number = inbox.next() { taken.append(number) }
      return taken.count == 5_000
    }
    #expect(taken == Array(1...5_000))
    await sender.value
  }

  @Test @MainActor func `holds no more of who waits than there is room for`() async {
    let inbox = Inbox<Int>()
    let sent = Atomic(0)
    let sender = Task {
      for number in 1...5_000 {
        sent.add(1, ordering: .relaxed)
        await inbox.sendPatiently(number)
      }
    }
    var taken = 0
    await takeTurns(inbox) {
      while inbox.next() != nil {
        taken += 1
        // One is beyond the limit: the one that its sender waits for.
        #expect(sent.load(ordering: .relaxed) - taken <= 1_001)
      }
      return taken == 5_000
    }
    await sender.value
  }

  @Test @MainActor func `has another turn for what was left, and for what comes later`() async {
    let inbox = Inbox<Int>()
    for number in 1...2 { inbox.send(number) }
    var taken: [Int?] = []
    await takeTurns(inbox) {
      taken.append(inbox.next())
      if taken.count == 3 { Task.detached { inbox.send(3) } } else { inbox.takeAnotherTurn() }
      return taken.count == 4
    }
    #expect(taken == [1, 2, nil, 3])
  }

  @Test @MainActor func `has no turn while there is nothing, or after it was stopped`() async {
    let inbox = Inbox<Int>()
    var turns = 0
    inbox.start { turns += 1 }
    await Task { @MainActor in }.value
    #expect(turns == 0)
    inbox.send(1)
    inbox.stop()
    await Task { @MainActor in }.value
    #expect(turns == 0)
  }

  /// Has turns until one of them is the last.
  @MainActor
  private func takeTurns<Element>(_ inbox: Inbox<Element>, _ isLast: @escaping @MainActor () -> Bool) async {
    await withCheckedContinuation { end in
      inbox.start {
        guard isLast() else { return }
        inbox.stop()
        end.resume()
      }
    }
  }
}
