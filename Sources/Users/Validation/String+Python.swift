extension String {
  /// Without whitespace at both ends, as Python's `str.strip` sees whitespace: Unicode's, and the four separators of
  /// ASCII.
  var stripped: String {
    let scalars = unicodeScalars.drop(while: \.isPythonSpace)
    guard let last = scalars.lastIndex(where: { !$0.isPythonSpace }) else { return "" }
    return String(scalars[...last])
  }

  /// In lower case as Python's `str.lower` has it: as Swift's, but for a sigma that ends a word.
  var pythonLowercased: String {
    let scalars = Array(unicodeScalars)
    return scalars.indices.map { index in
      guard scalars[index] == "Σ" else { return scalars[index].properties.lowercaseMapping }
      let before = scalars[..<index].last { !$0.properties.isCaseIgnorable }
      let after = scalars[(index + 1)...].first { !$0.properties.isCaseIgnorable }
      return before?.properties.isCased == true && after?.properties.isCased != true ? "ς" : "σ"
    }.joined()
  }
}

extension Unicode.Scalar {
  fileprivate var isPythonSpace: Bool {
    switch value {
    case 0x09...0x0D, 0x1C...0x20: true
    // Unicode's table is not asked for what nearly all texts begin and end with.
    case ..<0x80: false
    default: properties.isWhitespace
    }
  }

  /// Python's `str.isalnum`: a letter, or decimal, digit or numeric. Marks are none of these, so that most words of
  /// Hindi or Thai are no usernames to Django.
  var isPythonAlphanumeric: Bool {
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: true
    default: properties.numericType != nil
    }
  }

  /// What `\w` matches in Python.
  var isPythonWordCharacter: Bool { self == "_" || isPythonAlphanumeric }

  /// Python's `str.isdigit`.
  var isPythonDigit: Bool { [.decimal, .digit].contains(properties.numericType) }
}
