import Glibc
import Signals

/// The bytes of a file, read piece by piece into one piece of memory that never moves.
///
/// It is not mapped: a mapped file changes under its reader when somebody writes into it.
///
/// Safe to share although it is written while others read: a reader looks only at the bytes before a count that it
/// was given after they were there, and those never change again.
final class FileBytes: @unchecked Sendable {
  private let memory: UnsafeMutableRawPointer
  let capacity: Int
  /// How many bytes are there; for whoever fills it.
  private(set) var count = 0
  let newlines = Locked(Newlines())

  /// - Parameter capacity: the file's size; memory is used only as it is filled.
  init(capacity: Int) {
    self.capacity = capacity
    memory = .allocate(byteCount: capacity + JSONParser.padding, alignment: 64)
    // Behind the last byte, the parser may look but must not find anything.
    (memory + capacity).initializeMemory(as: UInt8.self, repeating: 0, count: JSONParser.padding)
  }

  /// Bytes that are in memory.
  convenience init(_ bytes: [UInt8]) {
    self.init(capacity: bytes.count)
    memory.copyMemory(from: bytes, byteCount: bytes.count)
    count = bytes.count
  }

  deinit { memory.deallocate() }

  /// The bytes of a range that has been filled.
  subscript(range: Range<Int>) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(start: memory + range.lowerBound, count: range.count)
  }

  /// Reads at most `limit` more bytes of the file; fewer at its end.
  func fill(from file: borrowing File, limit: Int) throws(Errno) {
    let room = UnsafeMutableRawBufferPointer(start: memory + count, count: min(limit, capacity - count))
    count += try file.read(into: room)
  }
}
