import Testing

@testable import Signals

struct FIFOTests {
  @Test func `elements leave in the order in which they came`() {
    let items = (0..<5).map(Item.init)
    var queue = FIFO<Item>()
    for item in items[0...2] { queue.append(item) }
    #expect(queue.popFirst() === items[0])
    for item in items[3...4] { queue.append(item) }
    #expect(queue.count == 4)
    #expect((1...4).allSatisfy { queue.popFirst() === items[$0] })
    #expect(queue.popFirst() == nil)
  }

  @Test func `an element can be taken out of its turn once`() {
    let items = (0..<4).map(Item.init)
    var queue = FIFO<Item>()
    for item in items[0...2] { queue.append(item) }
    #expect(queue.popFirst() === items[0])
    queue.append(items[3])
    let removals = [items[2], items[3], items[3]].map { queue.remove($0) }
    #expect(removals == [true, true, false])
    #expect(queue.popFirst() === items[1])
    #expect(queue.count == 0)
  }

  private final class Item {
    let number: Int

    init(_ number: Int) {
      self.number = number
    }
  }
}
