import Glibc

/// A system call's error.
public struct Errno: Error, Equatable, Sendable {
  /// The `errno` value.
  public let code: Int32

  /// The error that the last failed call of this thread left.
  static var last: Errno { Errno(code: errno) }

  /// There is no such file.
  public static let notFound = Errno(code: ENOENT)
}

extension Errno: CustomStringConvertible {
  /// The C library's sentence, such as “No space left on device”.
  public var description: String { String(cString: strerror(code)) }
}
