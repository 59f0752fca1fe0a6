import Glibc

/// Why something cannot be measured, as a sentence.
struct Unmeasurable: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }

  /// What the system said last.
  static func system(_ attempt: String, _ number: Int32 = errno) -> Self {
    Self("\(attempt): \(String(cString: strerror(number))).")
  }
}
