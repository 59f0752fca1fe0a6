/// Types pasted text where text is typed now; anywhere else it does nothing, and never presses keys.
func paste(_ text: String, _ model: inout Model) {
  guard !model.isTooSmall else { return }
  if !model.isWaiting {
    model.edit { $0.paste(text) }
  } else if model.work?.progress == nil {
    model.typedAhead.append(.pasted(text))
  }
}

extension LineEditor {
  /// Types pasted text: line ends and control characters become spaces.
  ///
  /// In what nobody may read they are left out: the line end that a password manager copies along is left out by browsers
  /// too, and nobody would see a space.
  fileprivate mutating func paste(_ text: String) { insert(text.replacingControls(with: isHidden ? nil : " ")) }
}

extension String {
  /// With something else, or nothing, in place of control characters and the ends of lines.
  fileprivate func replacingControls(with replacement: Unicode.Scalar?) -> String {
    var result = UnicodeScalarView()
    for scalar in unicodeScalars {
      if let kept = scalar.isControlOrLineEnd ? replacement : scalar { result.append(kept) }
    }
    return String(result)
  }
}

extension Unicode.Scalar {
  fileprivate var isControlOrLineEnd: Bool {
    [.control, .lineSeparator, .paragraphSeparator].contains(properties.generalCategory)
  }
}
