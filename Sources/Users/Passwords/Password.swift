import CNettle
import Glibc

/// A password in clear, on its way from the keyboard to ``PasswordHasher``. Nothing that prints, logs or looks into
/// values shows it.
///
/// Its bytes are overwritten as soon as nobody holds it any more. That is all that can be done: what is typed comes as
/// `Character`s and stands in `String`s before, whose copies Swift makes and frees as it likes and gives nobody to
/// overwrite. Until their memory is used again, traces of a password stay in the process, and in a core dump of it.
public final class Password: Sendable {
  /// Safe: written in `init` and `deinit` alone.
  private nonisolated(unsafe) let bytes: UnsafeMutableRawBufferPointer

  /// Takes a copy of a text's UTF-8, as it was typed.
  public init(_ text: String) {
    var text = text
    bytes = text.withUTF8 { utf8 in
      let bytes = UnsafeMutableRawBufferPointer.allocate(byteCount: utf8.count, alignment: 1)
      bytes.copyMemory(from: UnsafeRawBufferPointer(utf8))
      return bytes
    }
  }

  deinit {
    if let start = bytes.baseAddress { explicit_bzero(start, bytes.count) }
    bytes.deallocate()
  }

  func withBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    body(UnsafeRawBufferPointer(bytes))
  }
}

extension Password: Equatable {
  /// Whether two are the same, byte for byte.
  public static func == (a: Password, b: Password) -> Bool {
    a.bytes.count == b.bytes.count && nettle_memeql_sec(a.bytes.baseAddress, b.bytes.baseAddress, a.bytes.count) == 1
  }
}

extension Password: CustomStringConvertible, CustomReflectable {
  /// The same for every password.
  public var description: String { "Password" }

  /// Nothing.
  public var customMirror: Mirror { Mirror(self, children: [:]) }
}
