import Glibc

/// A system call's error.
public struct Errno: Error, Equatable, Sendable {
  /// The `errno` value.
  public let code: Int32

  /// The error that the last failed call of this thread left.
  static var last: Errno { Errno(code: errno) }

  /// Whether the disk does not give back what it holds, or not as it was written: what one reads besides may be sound.
  public var isOfDisk: Bool { [EIO, ENODATA, EILSEQ, EBADMSG, EUCLEAN].contains(code) }

  /// Whether it is for want of permission, or because all there is for reading alone.
  public var isOfPermission: Bool { [EACCES, EPERM, EROFS].contains(code) }

  /// There is no such file.
  public static let notFound = Errno(code: ENOENT)
}

extension Errno: CustomStringConvertible {
  /// The C library's sentence, such as “No space left on device”.
  public var description: String { String(cString: strerror(code)) }
}
