/// A queue that is cheap at both ends however long it grows.
struct FIFO<Element: AnyObject> {
  private var incoming: [Element] = []
  /// In reverse, so that the first to leave is the last element.
  private var outgoing: [Element] = []

  var count: Int { incoming.count + outgoing.count }

  mutating func append(_ element: Element) {
    incoming.append(element)
  }

  mutating func popFirst() -> Element? {
    if outgoing.isEmpty {
      outgoing = incoming.reversed()
      incoming.removeAll(keepingCapacity: true)
    }
    return outgoing.popLast()
  }

  /// Takes an element out of its turn; costs a look at every element.
  mutating func remove(_ element: Element) -> Bool {
    let before = count
    incoming.removeAll { $0 === element }
    outgoing.removeAll { $0 === element }
    return count < before
  }
}
