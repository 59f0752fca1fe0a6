extension Unicode.Scalar {
  /// Whether the scalar leaves nothing to see on a screen, steers the terminal or the text's direction, or has no agreed
  /// look or width: it is shown as its number.
  ///
  /// Spaces are not meant, they are drawn as spaces.
  var isInvisible: Bool {
    switch properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator: true
    default: properties.isDefaultIgnorableCodePoint || value == brailleBlank
    }
  }

  /// The picture of a C0 control or DEL, such as ␛.
  var controlPicture: Unicode.Scalar? {
    switch value {
    case 0..<0x20: Unicode.Scalar(0x2400 + value)
    case 0x7F: "␡"
    default: nil
    }
  }

  /// The capital that half of a flag stands for.
  var regionalIndicatorLetter: Unicode.Scalar? {
    (0x1F1E6...0x1F1FF).contains(value) ? Unicode.Scalar(value - 0x1F1E6 + 0x41) : nil
  }

  /// Whether the scalar is an emoji by itself; digits, which only begin a keycap, are not.
  var isEmojiBase: Bool {
    !isASCII && properties.isEmoji && !properties.isEmojiModifier
  }

  /// Whether the scalar can be printed on a keycap emoji.
  var isKeycapBase: Bool {
    switch self {
    case "0"..."9", "#", "*": true
    default: false
    }
  }

  /// Whether the scalar asks for the text or the emoji look of the one before it.
  var isEmojiVariationSelector: Bool { value == 0xFE0E || value == 0xFE0F }
}

private let brailleBlank: UInt32 = 0x2800
