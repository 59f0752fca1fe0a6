import Glibc

/// Roughly how much guessing a password takes: a word for who is typing it. Nothing is decided by it.
public enum PasswordStrength: Sendable {
  case weak, fair, strong

  private static let fairBits = 45.0
  private static let strongBits = 70.0

  /// Reckons with characters drawn at random from the kinds that occur in it. One that repeats the one before, or is its
  /// neighbour, as in `aaaa`, `1234` and `dcba`, adds nothing.
  public init(of password: String) {
    let values = password.unicodeScalars.map { Int($0.value) }
    let kinds = Set(password.unicodeScalars.map(Kind.init))
    let drawn = values.isEmpty ? 0 : 1 + zip(values, values.dropFirst()).count { abs($0 - $1) > 1 }
    let bits = Double(drawn) * log2(max(kinds.map(\.count).reduce(0, +), 1))
    self = bits < Self.fairBits ? .weak : bits < Self.strongBits ? .fair : .strong
  }

  private enum Kind {
    case digit, lowercase, uppercase, mark, other

    init(_ scalar: Unicode.Scalar) {
      self =
        switch scalar {
        case "0"..."9": .digit
        case "a"..."z": .lowercase
        case "A"..."Z": .uppercase
        default: scalar.isASCII ? .mark : .other
        }
    }

    /// How many there are of it; of those beyond ASCII, as many as somebody may have at hand.
    var count: Double {
      switch self {
      case .digit: 10
      case .lowercase, .uppercase: 26
      case .mark: 33
      case .other: 100
      }
    }
  }
}
