import DequeModule
import JSONStore

/// Elements in the order of their ids. One is found by halving; to put one in, or take one out, costs as much as the
/// nearer end is away.
struct SortedDeque<Element: Identifiable & Sendable>: Sendable, RandomAccessCollection where Element.ID: Comparable {
  private var elements: Deque<Element> = []

  var startIndex: Int { 0 }
  var endIndex: Int { elements.count }

  subscript(index: Int) -> Element { elements[index] }

  /// Where the first element is that does not come before an id; the end if there is none.
  func index(notBefore id: Element.ID) -> Int { elements.partitioningIndex { $0.id >= id } }

  /// Where the element with an id is.
  func index(of id: Element.ID) -> Int? {
    let index = index(notBefore: id)
    return index < elements.count && elements[index].id == id ? index : nil
  }

  /// Puts an element into its place; one with the same id must not be there.
  mutating func insert(_ element: Element) {
    // As a rule it is the last one.
    if let last = elements.last, last.id > element.id {
      elements.insert(element, at: index(notBefore: element.id))
    } else {
      elements.append(element)
    }
  }

  /// Changes an element in place, but for its id.
  mutating func update(at index: Int, _ change: (inout Element) -> Void) { change(&elements[index]) }

  mutating func remove(at index: Int) { elements.remove(at: index) }

  mutating func removeFirst(_ count: Int) { elements.removeFirst(count) }
}
