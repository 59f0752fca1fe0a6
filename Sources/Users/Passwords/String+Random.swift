extension String {
  private static let alphabet = Array("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")

  /// So many letters and digits, from the system's randomness: Django's `get_random_string`.
  static func random(length: Int) -> String {
    String((0..<length).map { _ in alphabet[Int.random(in: alphabet.indices)] })
  }
}
