import Glibc

/// What may stand behind the `@` of an address: Django 5.2's `EmailValidator.validate_domain_part`.
enum EmailDomain {
  typealias Scalars = ArraySlice<Unicode.Scalar>

  static func isValid(_ domain: Scalars) -> Bool {
    isName(domain) || isLiteral(domain)
  }

  /// `domain_regex`: at least two labels, the last of them a top-level domain.
  private static func isName(_ domain: Scalars) -> Bool {
    guard let lastDot = domain.lastIndex(of: "."), isTopLevel(domain[lastDot...].dropFirst()) else { return false }
    var labels = domain[..<lastDot]
    while let dot = labels.firstIndex(of: ".") {
      guard isLabel(labels[..<dot]) else { return false }
      labels = labels[dot...].dropFirst()
    }
    return isLabel(labels)
  }

  /// `hostname_re` and `domain_re`: both come to the same.
  private static func isLabel(_ label: Scalars) -> Bool {
    hasNoHyphenAtItsEnds(label) && (1...63).contains(label.count)
      && label.allSatisfy { isLetter($0) || isDigit($0) || $0 == "-" }
  }

  /// `tld_no_fqdn_re`: no digits but in punycode.
  private static func isTopLevel(_ label: Scalars) -> Bool {
    guard hasNoHyphenAtItsEnds(label) else { return false }
    if (2...63).contains(label.count), label.allSatisfy({ isLetter($0) || $0 == "-" }) { return true }
    let code = label.dropFirst(4)
    return string(label.prefix(4)).lowercased() == "xn--" && (1...59).contains(code.count)
      && code.allSatisfy { isDigit($0) || isPunycodeLetter($0) }
  }

  private static func string(_ scalars: Scalars) -> String { String(String.UnicodeScalarView(scalars)) }

  private static func hasNoHyphenAtItsEnds(_ label: Scalars) -> Bool {
    label.first != "-" && label.last != "-"
  }

  /// `[a-z\u00a1-\uffff]`: Django takes all of that range for letters.
  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "\u{A1}"..."\u{FFFF}": true
    default: false
    }
  }

  private static func isPunycodeLetter(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII ? isLetter(scalar) : scalar.foldsToASCIILetter
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
    ("0"..."9").contains(scalar)
  }

  /// `literal_regex`, then `validate_ipv46_address`: an IP address in brackets, without the `IPv6:` of RFC 5321.
  private static func isLiteral(_ domain: Scalars) -> Bool {
    guard domain.first == "[", domain.last == "]" else { return false }
    let address = domain.dropFirst().dropLast()
    guard (1...longestAddress).contains(address.count), address.allSatisfy(isAddressCharacter) else { return false }
    let text = string(address)
    var parsed = in6_addr()
    return inet_pton(AF_INET, text, &parsed) == 1 || inet_pton(AF_INET6, text, &parsed) == 1
  }

  /// `MAX_IPV6_ADDRESS_LENGTH`.
  private static let longestAddress = 39

  private static func isAddressCharacter(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "0"..."9", "a"..."f", "A"..."F", ":", ".": true
    default: false
    }
  }
}
