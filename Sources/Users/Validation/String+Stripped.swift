extension String {
  /// Without whitespace at both ends, as Python's `str.strip` sees whitespace: Unicode's, and the four separators of
  /// ASCII.
  var stripped: String {
    let scalars = unicodeScalars.drop(while: \.isPythonSpace)
    guard let last = scalars.lastIndex(where: { !$0.isPythonSpace }) else { return "" }
    return String(scalars[...last])
  }
}

extension Unicode.Scalar {
  fileprivate var isPythonSpace: Bool {
    (0x1C...0x1F).contains(value) || properties.isWhitespace
  }
}
