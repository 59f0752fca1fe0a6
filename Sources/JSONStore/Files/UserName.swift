import Glibc

/// The names of the system's users.
enum UserName {
  /// A user's name; the number where nobody has named it.
  static func of(_ id: uid_t) -> String {
    var entry = passwd()
    var found: UnsafeMutablePointer<passwd>?
    var texts = [CChar](repeating: 0, count: 1 << 14)
    return texts.withUnsafeMutableBufferPointer { texts in
      guard let start = texts.baseAddress, getpwuid_r(id, &entry, start, texts.count, &found) == 0 else {
        return String(id)
      }
      return (found?.pointee.pw_name).map { String(cString: $0) } ?? String(id)
    }
  }
}
