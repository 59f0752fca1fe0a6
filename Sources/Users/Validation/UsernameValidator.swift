/// Django's `UnicodeUsernameValidator`: `^[\w.@+-]+\Z`, where `\w` is what Python's `str.isalnum` accepts, or `_`.
///
/// Python 3.11 knows Unicode 14 and this program whatever Swift's standard library knows: letters that came to Unicode
/// later are letters here already.
public enum UsernameValidator {
  /// Whether the text, not blank, has only allowed characters. Length and normal form are checked elsewhere.
  public static func isValid(_ text: String) -> Bool {
    !text.isEmpty && text.unicodeScalars.allSatisfy(isAllowed)
  }

  /// The form NFKC, in which usernames are stored and compared (Django: `AbstractBaseUser.normalize_username`).
  public static func normalized(_ text: String) -> String {
    isASCII(text) ? text : text.nfkc()
  }

  /// Whether the text is NFKC already, scalar for scalar.
  public static func isNormalized(_ text: String) -> Bool {
    // Not `==`, for which the decomposed form is the same text.
    isASCII(text) || text.unicodeScalars.elementsEqual(normalized(text).unicodeScalars)
  }

  private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9", "_", "@", ".", "+", "-": true
    default: !scalar.isASCII && scalar.isPythonAlphanumeric
    }
  }

  private static func isASCII(_ text: String) -> Bool {
    text.utf8.allSatisfy { $0 < 0x80 }
  }
}
