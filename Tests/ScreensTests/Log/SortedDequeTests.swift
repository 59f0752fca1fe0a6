@testable import JSONStore
import Signals
import Testing

@testable import Screens

@Suite struct `A sorted deque` {
  private func ids(_ numbers: [Int]) -> [EventID] {
    numbers.map { EventID(ReceiverCall(seq: $0 / 10, place: $0 % 10, receiver: "a.b")) }
  }

  private func deque(_ numbers: [Int]) -> SortedDeque<EventID> {
    var deque = SortedDeque<EventID>()
    for id in ids(numbers) { deque.insert(id) }
    return deque
  }

  @Test func `has its elements in order, however they came`() {
    #expect(Array(deque([31, 10, 52, 30, 11])) == ids([10, 11, 30, 31, 52]))
  }

  @Test(arguments: [(9, 0), (10, 0), (11, 1), (30, 1), (31, 2), (99, 3)])
  func `finds the first that does not come before an id`(number: Int, index: Int) {
    #expect(deque([10, 30, 52]).index(notBefore: ids([number])[0]) == index)
  }

  @Test(arguments: [(9, nil), (10, 0), (30, 1), (31, nil), (52, 2), (53, nil)])
  func `finds an element by its id`(number: Int, index: Int?) {
    #expect(deque([10, 30, 52]).index(of: ids([number])[0]) == index)
  }

  @Test func `loses elements anywhere`() {
    var deque = deque([10, 20, 30, 40, 50])
    deque.remove(at: 3)
    deque.removeFirst(2)
    #expect(Array(deque) == ids([30, 50]))
  }
}
