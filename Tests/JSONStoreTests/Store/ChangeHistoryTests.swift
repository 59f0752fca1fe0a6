import Testing

@testable import JSONStore

@Suite struct `The history of changes` {
  @Test func `stays as it is where a copy of it grows`() {
    var history = ChangeHistory()
    var copies: [ChangeHistory] = []
    for slot in 0..<Slot(1_000) {
      copies.append(history)
      history.append(slot)
    }
    #expect(copies.map(\.count) == Array(0..<1_000))
    #expect(copies.allSatisfy { copy in (0..<copy.count).allSatisfy { copy[$0] == Slot($0) } })
  }
}
