import Synchronization

/// A value that one thread at a time can get at: `Mutex`, for code that may be asynchronous.
///
/// On Linux `Mutex` knows its owner by a variable of the thread. Inlined into an asynchronous function, the address of
/// that variable is looked up once for all of it, and is another thread's after an `await`: unlocking then ends the
/// process, or worse. It must be looked up each time, so nothing here is inlined.
package struct Locked<Value: ~Copyable>: ~Copyable, Sendable {
  private let mutex: Mutex<Value>

  package init(_ value: consuming sending Value) { mutex = Mutex(value) }

  /// Calls `body` while no other thread is in it, and gives what it makes.
  @inline(never)
  package borrowing func withLock<Result: ~Copyable, Failure>(
    _ body: (inout sending Value) throws(Failure) -> sending Result
  ) throws(Failure) -> sending Result {
    try mutex.withLock(body)
  }
}
