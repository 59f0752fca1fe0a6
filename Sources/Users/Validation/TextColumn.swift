import Glibc

/// What holds for every text column.
enum TextColumn {
  /// `ProhibitNullCharactersValidator` and `MaxLengthValidator`.
  static func problems(in text: String, limit: Int) -> [FieldProblem] {
    var problems: [FieldProblem] = []
    if hasNull(text) { problems.append(.nullCharacter) }
    // No text has more scalars than bytes, and the number of bytes costs nothing.
    if text.utf8.count > limit {
      let length = text.unicodeScalars.count
      if length > limit { problems.append(.tooLong(limit: limit, length: length)) }
    }
    return problems
  }

  private static func hasNull(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { utf8 in utf8.baseAddress.map { memchr($0, 0, utf8.count) != nil } ?? false }
  }
}
