import Testing

@testable import userstui

@Suite struct `The inbox` {
  @Test func `takes what comes in order, in batches`() async {
    let inbox = Inbox<Int>()
    for number in 1...3 { inbox.send(number) }
    #expect(await inbox.batches.first { _ in true } == [1, 2, 3])
  }

  @Test func `loses nothing of who waits for room`() async {
    let inbox = Inbox<Int>()
    let sender = Task { for number in 1...5_000 { await inbox.sendPatiently(number) } }
    var taken: [Int] = []
    for await batch in inbox.batches {
      // One is beyond the limit: the one that its sender waits for.
      #expect(batch.count <= 1_001)
      taken += batch
      if taken.count == 5_000 { break }
    }
    #expect(taken == Array(1...5_000))
    await sender.value
  }
}
