import Glibc

/// Why something cannot be measured, as a sentence.
package struct Unmeasurable: Error, CustomStringConvertible {
  package let description: String

  package init(_ description: String) { self.description = description }

  /// What the system said last.
  package static func system(_ attempt: String, _ number: Int32? = nil) -> Self {
    Self("\(attempt): \(String(cString: strerror(number ?? errno))).")
  }
}
