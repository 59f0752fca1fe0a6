import Glibc
import Resources

/// The password validators that Django 5.2 gives every new project (`AUTH_PASSWORD_VALIDATORS`), with their defaults.
public enum PasswordRules {
  /// The fewest Unicode scalars that `MinimumLengthValidator` takes.
  public static let minimumLength = 8

  /// The fields that a password must not be similar to, in the order in which they are looked at.
  private static let comparedFields: [UserField] = [.username, .firstName, .lastName, .email]
  private static let maximumSimilarity = 0.7

  /// All that is wrong with a password that is to be the one of the user in a draft, in Django's order.
  public static func problems(in password: String, of draft: UserDraft) -> [PasswordProblem] {
    problems(in: password, of: draft.texts.reduce(into: [:]) { $0[$1.key] = $1.key.cleaned($1.value) })
  }

  static func problems(in password: String, of user: [UserField: String]) -> [PasswordProblem] {
    var problems: [PasswordProblem] = []
    if let field = comparedFields.first(where: { isSimilar(password, to: user[$0] ?? "") }) {
      problems.append(.tooSimilar(to: field))
    }
    let length = password.unicodeScalars.count
    if length < minimumLength { problems.append(.tooShort(minimum: minimumLength, length: length)) }
    if isCommon(password) { problems.append(.tooCommon) }
    if !password.isEmpty, password.unicodeScalars.allSatisfy(\.isPythonDigit) { problems.append(.entirelyNumeric) }
    return problems
  }

  /// `UserAttributeSimilarityValidator`: compared with the whole value and with each word of it.
  private static func isSimilar(_ password: String, to value: String) -> Bool {
    guard !value.isEmpty else { return false }
    let password = Array(password.pythonLowercased.unicodeScalars)
    let value = Array(value.pythonLowercased.unicodeScalars)
    let words = value.split { !$0.isPythonWordCharacter }.map(Array.init)
    return (words + [value]).contains { part in
      !isTooLongToCompare(password, with: part)
        && SequenceMatcher.quickRatio(password, part) >= maximumSimilarity
    }
  }

  /// Django's `exceeds_maximum_length_ratio`: a password so much longer cannot be similar.
  private static func isTooLongToCompare(_ password: [Unicode.Scalar], with part: [Unicode.Scalar]) -> Bool {
    password.count >= 10 * part.count && Double(part.count) < maximumSimilarity / 2 * Double(password.count)
  }

  /// `CommonPasswordValidator`. Costs one search through the list, some hundredths of a millisecond.
  private static func isCommon(_ password: String) -> Bool {
    let line = password.pythonLowercased.stripped
    guard !line.isEmpty, !line.utf8.contains(where: { $0 == 0 || $0 == UInt8(ascii: "\n") }) else { return false }
    // A literal ends with a null character, as `strstr` needs it.
    return Resources.commonPasswords.withUTF8Buffer { list in
      list.withMemoryRebound(to: CChar.self) { list in
        list.baseAddress.map { strstr($0, "\n\(line)\n") != nil } ?? false
      }
    }
  }
}
