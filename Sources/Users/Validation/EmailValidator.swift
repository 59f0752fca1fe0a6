/// Django 5.2's `EmailValidator`, written as scans: it runs over every user when a file is opened.
///
/// Lengths are counted in Unicode scalars, as Python counts them.
public enum EmailValidator {
  /// The most that `EmailValidator` accepts; the column of `auth.User` holds less, see `UserRules.emailLimit`.
  public static let limit = 320

  /// Whether the text is an address. A blank text is none; where blank is allowed, ask first.
  public static func isValid(_ text: String) -> Bool {
    // In an array they need not be decoded again each time they are looked at, nor be counted.
    let scalars = Array(text.unicodeScalars)
    guard let at = scalars.lastIndex(of: "@"), scalars.count <= limit else { return false }
    let (user, domain) = (scalars[..<at], scalars[at...].dropFirst())
    return isUser(user) && (isAllowlisted(domain) || EmailDomain.isValid(domain))
  }

  /// The address with its domain in lowercase and without spaces around it; a text without `@` stays as it is (Django:
  /// `BaseUserManager.normalize_email`).
  ///
  /// A capital sigma at the very end becomes “σ”, not “ς” as in Python: Swift's lowercase looks at no neighbours, and
  /// no top-level domain ends in one.
  public static func normalized(_ text: String) -> String {
    let stripped = text.stripped.unicodeScalars
    guard let at = stripped.lastIndex(of: "@") else { return text }
    return String(stripped[..<at]) + String(stripped[at...]).lowercased()
  }

  /// `domain_allowlist`, which is matched to the letter.
  private static func isAllowlisted(_ domain: EmailDomain.Scalars) -> Bool {
    domain.elementsEqual("localhost".unicodeScalars)
  }

  /// `user_regex`.
  private static func isUser(_ user: EmailDomain.Scalars) -> Bool {
    user.first == "\"" ? isQuotedString(user) : isDotAtom(user)
  }

  private static func isDotAtom(_ user: EmailDomain.Scalars) -> Bool {
    var atomIsEmpty = true
    for scalar in user {
      if scalar == "." {
        guard !atomIsEmpty else { return false }
        atomIsEmpty = true
      } else {
        guard isAtomCharacter(scalar) else { return false }
        atomIsEmpty = false
      }
    }
    return !atomIsEmpty
  }

  private static func isAtomCharacter(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9": true
    case "-", "!", "#", "$", "%", "&", "'", "*", "+", "/", "=", "?", "^", "_", "`", "{", "}", "|", "~": true
    default: scalar.foldsToASCIILetter
    }
  }

  private static func isQuotedString(_ user: EmailDomain.Scalars) -> Bool {
    var rest = user.dropFirst()
    while let scalar = rest.popFirst() {
      switch scalar {
      case "\"": return rest.isEmpty
      case "\\": guard let escaped = rest.popFirst(), isEscapable(escaped) else { return false }
      default: guard isQuotable(scalar) else { return false }
      }
    }
    return false
  }

  /// What may stand between the quotes by itself: a space may not.
  private static func isQuotable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x01...0x08, 0x0B, 0x0C, 0x0E...0x1F, 0x21, 0x23...0x5B, 0x5D...0x7F: true
    default: scalar.foldsToASCIILetter
    }
  }

  private static func isEscapable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x01...0x09, 0x0B, 0x0C, 0x0E...0x7F: true
    default: scalar.foldsToASCIILetter
    }
  }
}

extension Unicode.Scalar {
  /// The four letters beyond ASCII that Python's `re.IGNORECASE` takes for one of a to z, and with it Django.
  var foldsToASCIILetter: Bool {
    self == "İ" || self == "ı" || self == "ſ" || self == "\u{212A}"
  }
}
